from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.definitions.method import Term
from app.handbook.entry import Entry
from app.services.search_filters import Wanted
from app.services.search_index import index_for
from app.services.search_results import look
from app.services.search_terms import asked_for, near
from app.services.work import VISITOR
from app.store import Store
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
        told = {url: one.number for url, one in found.known.projects.items()}
    assert told["/f/F-2026-0001/record"] == told["/lessons/L-0001"] == "P-2026-001"
    assert "/lessons/L-0006" not in told


def test_where_nothing_is_found_there_is_nothing_to_count(house: House) -> None:
    with house.reading(VISITOR) as work:
        found = look(work, "xylofoon", "en", Wanted())
    assert (found.groups, found.total, found.meaning) == ((), 0, None)
