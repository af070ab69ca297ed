"""The server leaves a connection to the thread that writes an answer, and takes over what is left."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import pytest
from waitress.server import create_server

from app.cli.channel import Channel

PIECE, PIECES = b"x" * 1_000_000, 40  # twice what waitress lets wait before its thread waits too


class Served:
    """A server whose app answers a lot, once it is told to."""

    def __init__(self) -> None:
        self.go = Event()
        self.server: Any = create_server(self._app, host="127.0.0.1", port=0, threads=2, ident=None)
        self.server.channel_class = Channel
        self.loop = Thread(target=self.server.run, daemon=True)
        self.loop.start()

    def _app(self, _: Any, start: Any) -> Iterator[bytes]:
        self.go.wait(30)
        start("200 OK", [("Content-Length", str(len(PIECE) * PIECES))])
        return iter([PIECE] * PIECES)

    def asked(self) -> socket.socket:
        """A connection on which something was asked."""
        made = socket.create_connection(("127.0.0.1", self.server.effective_port), timeout=30)
        made.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return made


@pytest.fixture
def served() -> Iterator[Served]:
    made = Served()
    yield made
    made.go.set()
    made.server.close()


def test_who_reads_slowly_gets_a_large_answer_whole(served: Served) -> None:
    served.go.set()
    with served.asked() as reader:
        time.sleep(0.5)  # until thread and loop both wait for the reader
        began, got = time.monotonic(), 0
        while piece := reader.recv(1 << 20):
            got += len(piece)
    assert got > len(PIECE) * PIECES
    assert time.monotonic() - began < 20


def test_the_loop_writes_only_where_no_thread_is_at_it(served: Served) -> None:
    with served.asked():
        until = time.monotonic() + 30
        while not served.server.active_channels and time.monotonic() < until:
            time.sleep(0.01)
        [channel] = served.server.active_channels.values()
        assert not channel.writable()  # nothing was answered yet
        with ThreadPoolExecutor(1) as loop, channel.outbuf_lock:
            channel.total_outbufs_len = 1
            assert not loop.submit(channel.writable).result()
            channel.total_outbufs_len = channel.adj.outbuf_high_watermark + 1
            assert loop.submit(channel.writable).result()  # for then the thread waits for the loop
            channel.total_outbufs_len = 0
