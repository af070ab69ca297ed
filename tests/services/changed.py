"""An office that works with the small method after a few changes in its files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.services.publishing import publish
from app.store import Store
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import SMALL, Office, one_page

Changes = Mapping[str, tuple[tuple[str, str], ...]]  # file -> (what stands there, what it becomes)


def changed_tree(folder: Path, changes: Changes) -> Path:
    """The small method in `folder`, changed."""
    root = folder / "method"
    shutil.copytree(SMALL, root)
    for name, pairs in changes.items():
        path = root / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    return root


@contextmanager
def changed_office(store: Store, place: Place, changes: Changes) -> Iterator[Office]:
    """An office in one transaction, over a database in which the changed method is published."""
    there = replace(place, root=changed_tree(place.data, changes))
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield Office(Desk(session, there))
