"""One engine in a process of its own: how many questions it answers a second, and what memory it adds.

`python -m tests.bench.search.alone ENGINE FOLDER QUESTIONS SECONDS THREADS…`: opens the index, says `ready`,
waits for a line, asks by so many threads after each other, and prints one line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.search.engine import Asked, Engine
from tests.bench.search.engines import engine
from tests.bench.search.taking_turns import BEST

SECONDS = 1.0


def questions_for(folder: Path, questions: Sequence[Asked]) -> Path:
    """A file of questions for such a process."""
    file = folder / "asked.json"
    file.write_text(json.dumps([[one.text, one.kind, one.lang] for one in questions]), encoding="utf-8")
    return file


def alone(name: str, folder: Path, file: Path, threads: Sequence[int]) -> dict[str, Any]:
    """Answers a second by number of threads, and bytes, of one process."""
    return _together(name, folder, file, threads, 1)[0]


def two_at_once(name: str, folder: Path, file: Path) -> float:
    """Answers a second of two processes together."""
    return sum(float(one["1"]) for one in _together(name, folder, file, [1], 2))


def _together(
    name: str, folder: Path, file: Path, threads: Sequence[int], processes: int
) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.bench.search.alone", name, str(folder), str(file), str(SECONDS)]
    started = [
        subprocess.Popen(
            [*command, *map(str, threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    for one in started:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n", f"{name} did not start"
    for one in started:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    return [json.loads(one.communicate(timeout=120)[0]) for one in started]


def _main(name: str, folder: str, file: str, lasting: str, *threads: str) -> None:
    asked = [Asked(*one) for one in json.loads(Path(file).read_text(encoding="utf-8"))]
    made = engine(name)
    before = _memory()
    made.open(Path(folder))
    for one in asked:
        made.rank(one, BEST)
    added = _memory() - before
    print("ready", flush=True)
    sys.stdin.readline()
    rates = {many: _rate(made, asked, int(many), float(lasting)) for many in threads}
    print(json.dumps(rates | {"memory": added}), flush=True)


def _rate(made: Engine, asked: Sequence[Asked], threads: int, lasting: float) -> float:
    """Answers a second."""
    counts, until = [0] * threads, time.monotonic() + lasting

    def go_on(own: int) -> None:
        at = own * 7
        while time.monotonic() < until:
            made.rank(asked[at % len(asked)], BEST)
            counts[own] += 1
            at += 1

    row = [threading.Thread(target=go_on, args=(own,)) for own in range(threads)]
    began = time.monotonic()
    for one in row:
        one.start()
    for one in row:
        one.join()
    return sum(counts) / (time.monotonic() - began)


def _memory() -> int:
    """Bytes of this process that lie in memory, mapped files included."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    _main(*sys.argv[1:])
