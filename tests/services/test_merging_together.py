"""Merging while somebody else merges or fills in: one after the other, and nothing is lost."""

from __future__ import annotations

from app.services.merging import merge
from app.store import EVERYTHING, Store, projects
from tests.conftest import Place
from tests.services.published import IDEA, Office, office
from tests.services.test_together import Deed, at_once, kinds

FIRST, SECOND = "P-2026-001", "P-2026-002"


def begun_twice(store: Store, place: Place) -> tuple[str, str, str]:
    """Two projects that are one: the intake of the second, and what is read before merging either way."""
    with office(store, place) as hall:
        hall.start(hall.robin, "idea", SPO=hall.mirjam)
        hall.later(hours=1)
        intake = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        there = merge.preview(hall.work(hall.paula), SECOND, FIRST).print_
        return intake, there, merge.preview(hall.work(hall.paula), FIRST, SECOND).print_


def merging(source: str, target: str, seen: str) -> Deed:
    return lambda hall: merge.merge(hall.work(hall.paula), source, target, "The same", seen).target.number


def going_on(store: Store) -> list[str]:
    with store.session() as session:
        return sorted(one.number for one in projects.list_projects(session, EVERYTHING))


def test_the_same_merge_twice_at_once_is_done_once(store: Store, place: Place) -> None:
    _, there, _ = begun_twice(store, place)
    found = at_once(store, place, merging(SECOND, FIRST, there), merging(SECOND, FIRST, there))
    assert sorted(found) == [FIRST, "merge-already"]
    assert going_on(store) == [FIRST]


def test_two_projects_never_go_on_for_each_other(store: Store, place: Place) -> None:
    _, there, back = begun_twice(store, place)
    found = at_once(store, place, merging(SECOND, FIRST, there), merging(FIRST, SECOND, back))
    assert found.count("merge-already") == 1
    assert len(going_on(store)) == 1


def test_what_is_saved_while_somebody_merges_is_kept_or_refused(store: Store, place: Place) -> None:
    intake, there, _ = begun_twice(store, place)

    def save(hall: Office) -> str:
        hall.save(hall.robin, intake, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
        return "saved"

    merged, saved = at_once(store, place, merging(SECOND, FIRST, there), save)
    assert merged == FIRST
    assert saved in ("saved", "project-merged")
    assert ("step_saved" in kinds(store, intake)) is (saved == "saved")
