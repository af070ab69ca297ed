from __future__ import annotations

import pytest

from app.handbook.search import Limits, Search
from tests.handbook.search.corpus import RECORDS

VISITOR = Limits(frozenset({"all"}))
QUESTIONS = ["Zwanenmeer", "P-2026-015", "P-2026", "p", "klantportaal", "F-2026-0001", "koppeling", "project"]


def kinds(search: Search, limits: Limits) -> set[str]:
    return {hit.code or hit.kind for one in QUESTIONS for hit in search.search(one, "en", limits).hits}


def test_a_visitor_finds_no_record_whatever_is_asked(search: Search) -> None:
    assert kinds(search, VISITOR) == {"handbook"}


def test_a_member_finds_the_records_of_the_project_and_of_no_other(search: Search) -> None:
    found = kinds(search, Limits(frozenset({"all", "people", "project:1"})))
    assert found == {"handbook", "P-2026-014", "F-2026-0001", "L-0003"}


def test_who_is_named_in_one_of_several_audiences_finds_it(search: Search) -> None:
    found = kinds(search, Limits(frozenset({"all", "person:ann"})))
    assert found == {"handbook", "F-2026-0001"}


def test_who_may_see_nothing_finds_nothing(search: Search) -> None:
    # Whoosh takes an empty set of allowed entries for no limit at all.
    assert kinds(search, Limits(frozenset())) == set()
    assert kinds(search, Limits(frozenset({"project:none"}))) == set()


def test_without_limits_all_records_are_found(search: Search) -> None:
    assert {one.code for one in RECORDS} <= kinds(search, Limits(None))


@pytest.mark.parametrize("typed", ["zwaanenmeer", "zwannenmeer", "reorganizsation"])
def test_no_word_of_a_closed_record_is_offered(search: Search, typed: str) -> None:
    assert search.search(typed, "nl", VISITOR).suggestion is None
    assert search.search(typed, "nl", Limits(None)).suggestion is not None
