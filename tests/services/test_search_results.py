from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.definitions.method import Term
from app.handbook.entry import Entry
from app.services.search_changes import touch_project
from app.services.search_filters import Wanted
from app.services.search_index import index_for
from app.services.search_results import look
from app.services.search_terms import asked_for, near
from app.services.work import PRODUCT, VISITOR, Actor, Held
from app.store import EVERYTHING, Store, projects
from tests.conftest import Place
from tests.services.found_house import House, filled, furnished

GATE = Term(
    id="gate",
    en="Gate",
    nl="Beslismoment",
    def_en="When to go on",
    def_nl="Of je doorgaat",
    syn_nl=("poort",),
)
BASELINE = Term(id="baseline", en="Baseline", nl="Uitgangsplan", def_en="-", def_nl="-", abbr=("BL",))
TERMS = (GATE, BASELINE)


@pytest.fixture
def house(store: Store, place: Place) -> Iterator[House]:
    with furnished(store, place) as found:
        yield found


@pytest.mark.parametrize(
    "q", ["gate", "Gates", "what is a gate?", "poort", "wat is een beslismoment", "the gate"]
)
def test_a_term_is_asked_for_by_any_of_its_names(q: str) -> None:
    assert asked_for(TERMS, q) is GATE


@pytest.mark.parametrize("q", ["", "?", "gate review", "what is", "who decides at a gate", "gatehouse"])
def test_a_question_about_more_than_a_word_asks_for_no_term(q: str) -> None:
    assert asked_for(TERMS, q) is None


def test_near_to_what_was_typed_are_names_that_begin_so_or_look_like_it() -> None:
    assert near(TERMS, "basepoint") == [BASELINE]
    assert near(TERMS, "beslisommend") == [GATE]
    assert near(TERMS, "xylofoon") == near(TERMS, "") == []


def test_the_term_stands_on_top_and_not_once_more_below(house: House) -> None:
    url = "/handbook/2026.1/glossary/#gate"
    term = Entry("term:gate", "term", "en", "Gate", (), "When to go on", url, edition="2026.1")
    assert url not in house.urls("gate")  # which builds the index
    index_for(house.place).put([term])
    with house.reading(VISITOR) as work:
        found = look(work, "gate", "en", Wanted())
        assert found.meaning is not None
        assert found.meaning.url == url
        assert "terms" not in [one.code for one in found.groups]
        assert look(work, "gate", "en", Wanted(kind="do")).meaning is None


def test_a_record_and_a_lesson_say_to_which_project_they_belong(house: House) -> None:
    filled(house)
    with house.reading() as work:
        found = look(work, "oeverdam beheerders", "en", Wanted())
    hits = {hit.url: hit for group in found.groups for hit in group.hits}
    told = {url: found.projects[hit.project].number for url, hit in hits.items() if hit.project}
    assert told["/f/F-2026-0001/record"] == told["/lessons/L-0001"] == "P-2026-001"
    assert hits["/lessons/L-0006"].project == ""


def narrowed(house: House, q: str, wanted: Wanted, actor: Actor = PRODUCT) -> set[str]:
    """The addresses that a question brings on the page with these filters."""
    with house.reading(actor) as work:
        return {hit.url for group in look(work, q, "en", wanted).groups for hit in group.hits}


def test_a_filter_leaves_out_nothing_however_much_else_is_found_better(house: House) -> None:
    with house.writing() as work:
        mine = house.project(work.session, "P-2026-001", "Zeewering en nog veel meer van andere aard")
        mine.phase = "closure"
        for number in range(2, 90):
            touch_project(work, house.project(work.session, f"P-2026-{number:03}", "Zeewering").id)
        touch_project(work, mine.id)
        id_ = mine.id
    url = "/projects/P-2026-001"
    assert url not in narrowed(house, "zeewering", Wanted())
    assert narrowed(house, "zeewering", Wanted(phase="closure")) == {url}
    member = Actor("member", roles=(Held("PM", id_),))
    assert narrowed(house, "zeewering", Wanted(mine=True), member) == {url}
    assert narrowed(house, "zeewering", Wanted(mine=True, phase="intake"), member) == set()


def test_a_filter_by_project_leaves_what_belongs_to_it_and_what_may_be_seen(house: House) -> None:
    ids = filled(house)
    with house.writing() as work:
        closed = projects.project_by_id(work.session, ids["closed"], EVERYTHING)
        assert closed is not None
        closed.phase = "closure"
        house.row(work, 1, "Oeverdam", closed, seen_by="all")
    q, there = "oeverdam beheerders", Wanted(phase="closure")
    of_closed = {"/projects/P-2026-002", "/f/F-2026-0002/record", "/lessons/L-0002", "/lessons/L-0003"}
    found = narrowed(house, q, there)
    assert of_closed < found
    assert [url.split("/")[1] for url in found - of_closed] == ["rows"]
    assert narrowed(house, q, there, Actor("nobody")) == set(), "not even a row that everybody may see"


def test_a_record_belongs_to_the_process_of_its_form(house: House) -> None:
    filled(house)
    found = narrowed(house, "oeverdam", Wanted(kind="record", process="start-project"))
    assert found == narrowed(house, "oeverdam", Wanted(kind="record")) != set()
    assert narrowed(house, "oeverdam", Wanted(kind="record", process="close-project")) == set()


def test_who_looks_with_filters_is_told_of_no_mistake_in_a_word_that_stands_elsewhere(house: House) -> None:
    filled(house)
    with house.writing() as work:
        mine = house.project(work.session, "P-2026-009", "Oeverdim")
        mine.phase = "closure"
        touch_project(work, mine.id)
    with house.reading() as work:
        assert look(work, "oeverdam", "en", Wanted(phase="closure")).suggestion is None
        assert look(work, "oeverdym", "en", Wanted(phase="closure")).suggestion == "oeverdim"


def test_where_nothing_is_found_there_is_nothing_to_count(house: House) -> None:
    with house.reading(VISITOR) as work:
        found = look(work, "xylofoon", "en", Wanted())
    assert (found.groups, found.total, found.meaning) == ((), 0, None)
