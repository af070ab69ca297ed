"""Towns that work with the method of this repository, each with settings of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.publishing import SOURCE, publish
from app.store import Store
from tests.conftest import Place
from tests.content.case.small import TWO_IN_THE_OFFICE
from tests.content.case.town import DAY_0, PEOPLE, Town
from tests.services.desk import Desk
from tests.services.published import one_page

REPOSITORY = Path(__file__).parents[3]


def own_method(folder: Path, settings: dict[str, str]) -> Path:
    """A copy of the method of this repository in which these settings have a value."""
    for name in SOURCE:
        there = REPOSITORY / name
        if there.is_dir():
            shutil.copytree(there, folder / name)
        else:
            shutil.copy(there, folder / name)
    path = folder / "processes" / "method.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    for setting, value in settings.items():
        at = lines.index(f"  {setting}:")
        type_ = next(place for place in range(at, at + 4) if lines[place].startswith("    type:"))
        if lines[type_ + 1].startswith("    value:"):
            lines[type_ + 1] = f"    value: {value}"
        else:
            lines.insert(type_ + 1, f"    value: {value}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return folder


@contextmanager
def at_work(
    store: Store, folder: Path, settings: dict[str, str], cast: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[Town]:
    """These people, over a database in which the method with these settings is published."""
    (folder / "installation").mkdir()
    here = Place(REPOSITORY, folder / "installation", "")
    there = replace(here, root=own_method(folder / "method", settings))
    publish(store, there, "2026.1", lambda _: None, now=DAY_0, build=one_page)
    with store.writing() as session:
        yield Town(Desk(session, there), cast)


@pytest.fixture
def town(sqlite_store: Store, tmp_path: Path) -> Iterator[Town]:
    """The town of the practice case, which reckons with four percent over eight years."""
    with at_work(sqlite_store, tmp_path, {"discount_rate": "4", "horizon": "8"}, PEOPLE) as found:
        yield found


@pytest.fixture
def small_town(sqlite_store: Store, tmp_path: Path) -> Iterator[Town]:
    """A town whose PMO is two people, with the standing permissions that this brings."""
    settings = {"small_pmo": '"yes"', "small_pmo_since": '"2026-03-01"'}
    with at_work(sqlite_store, tmp_path, settings, TWO_IN_THE_OFFICE) as found:
        yield found
