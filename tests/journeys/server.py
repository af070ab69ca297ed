"""A real `leidraad serve` beside the test, with a data folder and a port of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(os.environ.get("LEIDRAAD_ROOT") or Path(__file__).resolve().parents[2])
PATIENCE = 240  # seconds until the first edition has to be there
READY = "Leidraad answers on"


class Server:
    """The product as somebody starts it; what it prints is read line by line."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.printed: list[str] = []
        self._lines: Queue[str | None] = Queue()
        self._process = subprocess.Popen(
            [Path(sys.executable).with_name("leidraad"), "serve"],
            env=_environment(data, self.port),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self._until(READY)

    def first_link(self) -> str:
        """The one-time link on the console with which the first administrator makes an account."""
        line = self._until("/welcome/")
        found = re.search(r"http://\S+/welcome/\S+", line)
        assert found, line
        return found[0]

    def stop(self) -> None:
        """End it as Ctrl-C does, and see that it ends cleanly."""
        self._process.terminate()
        status = self._process.wait(30)
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        assert status == 0, "\n".join(self.printed)

    def complaints(self) -> list[str]:
        """What it printed of faults."""
        return [line for line in self.printed if re.search(r"^(ERROR|CRITICAL|Traceback)", line)]

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.printed.append(line.rstrip())
            self._lines.put(line)
        self._lines.put(None)

    def _until(self, wanted: str) -> str:
        """The first line that holds `wanted`; fails with all that was printed when there is none."""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except Empty:
                line = None
            if line is None:
                self._process.kill()
                raise AssertionError("The server did not start:\n" + "\n".join(self.printed))
            if wanted in line:
                return line


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _environment(data: Path, port: int) -> dict[str, str]:
    """Ours, without any setting of an installation in it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LEIDRAAD_", "HOST"))}
    return {**own, "LEIDRAAD_ROOT": str(ROOT), "LEIDRAAD_DATA": str(data), "PORT": str(port)}
