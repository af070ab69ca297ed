"""A real server: `leidraad demo` (`leidraad serve` with a sample organisation), and somebody signed in."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.bench.search.features import ROOT

_PATIENCE = 300.0  # seconds until the sample organisation is there
_FIELD = re.compile(r'name="([^"]+)"[^>]*value="([^"]*)"')


class Server:
    """One process, on a free port, with its data in `data`."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port: int = taken.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        env = os.environ | {
            "HOST": "127.0.0.1", "PORT": str(self.port), "LEIDRAAD_DEMO_DATA": str(data),
        }  # fmt: skip
        command = [sys.executable, "-c", "from app.cli import main; main()", "demo"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                build_opener().open(f"{self.address}/api/search?q=risk", timeout=60).read()
                return
            except (URLError, OSError):
                if self._process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.3)

    def signed_in(self) -> str:
        """The cookie of the first person of the sample organisation."""
        jar = HTTPCookieProcessor()
        browser = build_opener(jar)
        page = browser.open(f"{self.address}/demo/choose").read().decode()
        form = next(one for one in page.split("<form") if "person" in one and "demo/choose" in one)
        fields = dict(_FIELD.findall(form.partition("</form>")[0]))
        person = re.search(r'<button[^>]*name="person"[^>]*value="([^"]+)"', form)
        fields |= {"person": person[1]} if person else {}
        url, own = f"{self.address}/demo/choose", {"Origin": self.address}
        sent = Request(url, urlencode(fields).encode(), own)  # noqa: S310 - our own server
        browser.open(sent).read()
        return "; ".join(f"{one.name}={one.value}" for one in jar.cookiejar)

    def stop(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=30)
