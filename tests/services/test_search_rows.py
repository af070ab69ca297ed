from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from app.definitions.register import SEEN_BY
from app.services.rights import visible_to
from app.services.search import search
from app.services.search_changes import touch_row
from app.services.work import PRODUCT, VISITOR, Actor, Held
from app.store import EVERYTHING, Store, people, projects, registers
from tests.conftest import Place
from tests.services.found_house import NOW, House, furnished


@pytest.fixture
def house(store: Store, place: Place) -> Iterator[House]:
    with furnished(store, place) as found:
        yield found


def with_rows(house: House) -> tuple[str, str]:
    """Rows of all kinds of sight, in an open project, a closed one and none; a member's and an owner's id."""
    with house.writing() as work:
        owner = people.add_person(work.session, name="Mirjam", email="mirjam@example.org").id
        opened = house.project(work.session, "P-2026-001", "Open")
        closed = house.project(work.session, "P-2026-002", "Besloten", "members")
        kinds = product((opened, closed, None), (*SEEN_BY, "TRN"), (owner, None))
        for number, (project, seen_by, owner_id) in enumerate(kinds, 1):
            house.row(work, number, f"Stormvloed {number}", project, seen_by=seen_by, owner_id=owner_id)
        return closed.id, owner


def test_each_finds_exactly_the_rows_that_the_register_shows_them(house: House) -> None:
    closed, owner = with_rows(house)
    everybody = [
        PRODUCT,
        VISITOR,
        Actor("someone"),
        Actor(owner),
        Actor("member", roles=(Held("PM", closed),)),
        Actor("trainer", roles=(Held("TRN"),)),
        Actor("trainer there", roles=(Held("TRN"), Held("PM", closed))),
        Actor("trainer of a project only", roles=(Held("TRN", closed),)),
        Actor("portfolio", roles=(Held("PFB"),)),
        Actor("portfolio trainer", roles=(Held("PFB"), Held("TRN"))),
        Actor("auditor", roles=(Held("AUD"),)),
        Actor("office", roles=(Held("PMO"),)),
    ]
    counts = set()
    for who in everybody:
        with house.reading(who) as work:
            shown = registers.list_rows(work.session, visible_to(who))
            found = [hit.url for hit in search(work, "stormvloed", "en", "row", limit=100).hits]
        assert sorted(found) == sorted(f"/rows/{row.id}" for row in shown), who
        counts.add(len(found))
    assert {0, 24} < counts


def test_a_row_is_found_by_what_stands_in_it_in_the_readers_language(house: House) -> None:
    with house.writing() as work:
        project = house.project(work.session, "P-2026-001", "Oeverdam")
        row = house.row(work, 1, "Dijkbreuk", project, data={"event": "Dijkbreuk", "proof": "Peilingen"})
    for lang, register in (("en", "Risks"), ("nl", "Risico's")):
        with house.reading() as work:
            [hit] = search(work, "peilingen", lang, "row").hits
        assert (hit.title, hit.path, hit.url) == ("Dijkbreuk", (register,), f"/rows/{row.id}")
        assert "Oeverdam" not in str(hit)


def test_a_row_is_found_as_it_is_now_and_not_once_it_was_withdrawn(house: House) -> None:
    with house.writing() as work:
        project = house.project(work.session, "P-2026-001", "Oeverdam")
        id_ = house.row(work, 1, "Storm", project).id
    for cells, withdrawn, found in (({"event": "Hagel"}, False, True), ({}, True, False)):
        assert house.urls("storm hagel", kind="row") == [f"/rows/{id_}"]
        with house.writing() as work:
            row = registers.get_row(work.session, id_, EVERYTHING)
            assert row is not None
            registers.change_row(work.session, row, cells, at=NOW, actor_id=None, withdrawn=withdrawn)
            touch_row(work, id_)
        assert bool(house.urls("hagel", kind="row")) is found
        assert house.urls("storm", kind="row") == []


def test_who_loses_sight_of_a_project_loses_its_rows_at_once(house: House) -> None:
    with house.writing() as work:
        project = house.project(work.session, "P-2026-001", "Oeverdam")
        house.row(work, 1, "Storm", project)
    assert house.urls("storm", Actor("someone"), kind="row")
    with house.writing() as work:
        found = projects.project_by_id(work.session, project.id, EVERYTHING)
        assert found is not None
        found.visibility = "members"
    assert house.urls("storm", Actor("someone"), kind="row") == []
