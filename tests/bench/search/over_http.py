"""`/api/search` of a real server, with many readers at once: ten hits with passages."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.handbook.quality import read_questions
from tests.bench.search.corpora import tell
from tests.bench.search.relevance import QUESTIONS
from tests.bench.search.served import Server

CLIENTS = (1, 8, 50)
A_SECOND = 300  # questions, by all of them together, when they take their time
_SHAPE = (
    "{:<42}{:>8} at once{:>10.0f} answers/s   p50 {:>6.1f}   p95 {:>6.1f}   most {:>6.1f} ms{:>7.1f} hits"
)


def answers_over_http(*, quick: bool) -> None:
    """One process as `leidraad serve` runs it, then two on one folder, each with half of the readers."""
    lasting = 3 if quick else 10
    with tempfile.TemporaryDirectory() as folder:
        data, file = Path(folder) / "data", Path(folder) / "asked.json"
        data.mkdir()
        rows = [[one.query, one.lang] for one in read_questions(QUESTIONS)]
        file.write_text(json.dumps(rows), encoding="utf-8")
        tell("A sample organisation for the server")
        servers = [Server(data)]
        try:
            servers[0].wait()
            print("\n== over HTTP: GET /api/search, ten hits with passages ==")
            cookie = servers[0].signed_in()
            for who, known in (("a visitor", ""), ("somebody signed in", cookie)):
                for many in CLIENTS:
                    _ask(f"one process, {who}", servers, file, many, lasting, known)
                _ask(
                    f"one process, {who}, {A_SECOND}/s", servers, file, CLIENTS[-1], lasting, known, A_SECOND
                )
            servers.append(Server(data))
            servers[1].wait()
            for who, known in (("a visitor", ""), ("somebody signed in", cookie)):
                _ask(f"two processes, {who}", servers, file, CLIENTS[-1], lasting, known)
                _ask(
                    f"two processes, {who}, {A_SECOND}/s",
                    servers,
                    file,
                    CLIENTS[-1],
                    lasting,
                    known,
                    A_SECOND,
                )
        finally:
            for one in servers:
                one.stop()


def _ask(
    label: str, servers: list[Server], file: Path, many: int, lasting: float, cookie: str, a_second: float = 0
) -> None:
    ports = ",".join(str(one.port) for one in servers)
    command = [sys.executable, "-m", "tests.bench.search.client", ports, str(file), str(many)]
    for seconds in (1, lasting):  # the first one warms up
        done = subprocess.run(
            [*command, str(seconds), str(many / a_second if a_second else 0), cookie],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    got: dict[str, Any] = json.loads(done.stdout)
    print(
        _SHAPE.format(label, many, got["a_second"], got["p50"], got["p95"], got["most"], got["hits"]),
        flush=True,
    )
    if got["failed"]:
        print(f"    {got['failed']} answers were no answers", flush=True)
