"""Many readers at once, in a process of their own: each asks its next question as soon as it has an answer.

With EVERY above 0 each asks at its own hours, so many seconds apart, as people who type do; an answer that is
late makes the next question late, and that counts as waiting.

`python -m tests.bench.search.client PORTS QUESTIONS CLIENTS SECONDS EVERY COOKIE` prints one line of
JSON: how many answers a second, how long they took in milliseconds, how many hits they held, and what was
no answer.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from app.handbook.quality import percentiles


class Reader:
    """One connection that stays open."""

    def __init__(self, port: int, every: float, cookie: str) -> None:
        self._port, self._every, self._cookie = port, every, cookie
        self.took: list[float] = []
        self.hits = self.failed = 0

    async def ask(self, targets: list[str], begin: int, until: float) -> None:
        """Ask one after the other until the clock says so."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        at, due = begin, time.perf_counter() + random.random() * self._every
        while time.monotonic() < until:
            await asyncio.sleep(max(0.0, due - time.perf_counter()) if self._every else 0)
            head = f"GET {targets[at % len(targets)]} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            cookie = f"Cookie: {self._cookie}\r\n" if self._cookie else ""
            began = due if self._every else time.perf_counter()
            writer.write(f"{head}{cookie}Accept: application/json\r\n\r\n".encode())
            body = await self._answer(reader)
            self.took.append(time.perf_counter() - began)
            self.hits += body.count(b'"passage"')
            at, due = at + 1, due + self._every
        writer.close()
        await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader) -> bytes:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        self.failed += not head.startswith("http/1.1 200")
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        return await reader.readexactly(length)


def targets(file: Path) -> list[str]:
    """The addresses that are asked for."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [f"/api/search?{urlencode({'q': text, 'lang': lang, 'limit': 10})}" for text, lang in rows]


async def _main(ports: str, file: str, clients: str, lasting: str, every: str, cookie: str = "") -> None:
    asked, served = targets(Path(file)), [int(one) for one in ports.split(",")]
    readers = [Reader(served[at % len(served)], float(every), cookie) for at in range(int(clients))]
    began = time.monotonic()
    until = began + float(lasting)
    await asyncio.gather(*(one.ask(asked, at * 13, until) for at, one in enumerate(readers)))
    ended = time.monotonic() - began
    took = [one for reader in readers for one in reader.took]
    said = percentiles(took)
    print(
        json.dumps(
            {
                "a_second": len(took) / ended,
                "p50": said.p50,
                "p95": said.p95,
                "most": said.most,
                "hits": sum(one.hits for one in readers) / len(took),
                "failed": sum(one.failed for one in readers),
            }
        )
    )


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
