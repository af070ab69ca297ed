"""The town hall: a real server over a database of its own, whose clock the story moves."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waitress.server import create_server

from app import create_app
from app.config import Settings
from app.services.publishing import ensure_published
from app.store import Store, migrate, open_store
from tests.content.case.conftest import own_method
from tests.content.case.town import DAY_0
from tests.journeys.server import free_port

FOUR_PERCENT_EIGHT_YEARS = {"discount_rate": "4", "horizon": "8"}
Clock = Callable[[], dt.datetime]


@dataclass
class House:
    """An installation in which the method of this repository is published, and where it can be reached."""

    settings: Settings
    store: Store

    @property
    def address(self) -> str:
        return self.settings.address

    @contextmanager
    def open_at(self, clock: Clock) -> Iterator[None]:
        """The server answers, in a thread of its own, with this clock."""
        server: Any = create_server(
            create_app(self.settings, self.store, clock),
            host=self.settings.host,
            port=self.settings.port,
            threads=8,
            ident=None,
        )
        closing = threading.Event()
        served = threading.Thread(target=_serve, args=(server, closing))
        served.start()
        try:
            yield
        finally:
            closing.set()
            served.join()


def _serve(server: Any, closing: threading.Event) -> None:
    """What `server.run` does, until it is told to stop."""
    while not closing.is_set():
        server.asyncore.loop(timeout=0.05, map=server._map, use_poll=True, count=1)
    server.task_dispatcher.shutdown()
    server.close()
    for channel in list(server._map.values()):
        channel.close()


@contextmanager
def built(folder: Path) -> Iterator[House]:
    """A house in this folder, which reckons as the case does; nobody lives in it yet."""
    data = folder / "data"
    data.mkdir(parents=True)
    settings = Settings(
        root=own_method(folder / "method", FOUR_PERCENT_EIGHT_YEARS),
        data=data,
        host="127.0.0.1",
        port=free_port(),
        url="",
        trusted_hosts=("127.0.0.1",),
        database=f"sqlite:///{data / 'leidraad.sqlite3'}",
        demo=False,
        secret="s" * 40,
    )
    store = open_store(settings)
    migrate.upgrade(store.engine)
    ensure_published(store, settings, lambda _: None, now=DAY_0)
    try:
        yield House(settings, store)
    finally:
        store.close()
