"""An office in which a project was started a second time."""

from __future__ import annotations

import pytest

from app.services import projects
from app.services.merging import merge
from app.store.model import Project
from tests.services.rows_house import RowsOffice

Pair = tuple[Project, Project, str]


@pytest.fixture
def pair(house: RowsOffice) -> Pair:
    """The project that is one too many, the one that goes on, and the intake that the first began with."""
    first = house.project()
    house.later(hours=1)
    intake = house.start(house.robin, "idea", SPO=house.ellen)
    return house.project(), first, intake


def merged(house: RowsOffice, source: Project, target: Project) -> None:
    seen = merge.preview(house.work(house.paula), source.number, target.number).print_
    merge.merge(house.work(house.paula), source.number, target.number, "The same roof", seen)


def numbers(house: RowsOffice) -> set[str]:
    return {one.number for one in projects.listed(house.work(house.paula))}
