"""The method of this repository, published, with the cast of the demo ready to begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.services.demo.stage import Stage
from app.services.publishing import publish
from app.store import open_store
from tests.conftest import Place
from tests.services.published import one_page

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@contextmanager
def on_stage(template: Path, folder: Path) -> Iterator[Stage]:
    """The stage in a database of its own in `folder`; the data lie there too."""
    copy = folder / "leidraad.sqlite3"
    copy.write_bytes(template.read_bytes())
    (folder / "data").mkdir()
    place = Place(Path(__file__).parents[2], folder / "data", f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        stage = Stage(session, place, NOW)
        stage.raise_curtain()
        yield stage
    store.close()
