"""A town that works with the method of this repository, with a discount rate of 4 % over 8 years."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.publishing import SOURCE, publish
from app.store import Store
from tests.conftest import Place
from tests.content.case.town import DAY_0, Town
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


@pytest.fixture
def town(sqlite_store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Town]:
    """A town over a database in which that method is published; a test may ask for other settings."""
    settings = getattr(request, "param", {"discount_rate": "4", "horizon": "8"})
    (tmp_path / "installation").mkdir()
    here = Place(REPOSITORY, tmp_path / "installation", "")
    there = replace(here, root=own_method(tmp_path / "method", settings))
    publish(sqlite_store, there, "2026.1", lambda _: None, now=DAY_0, build=one_page)
    with sqlite_store.writing() as session:
        yield Town(Desk(session, there))
