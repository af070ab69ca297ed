from __future__ import annotations

import pytest

from app.handbook.search import Limits, Search

VISITOR = Limits(frozenset({"all"}))
ALL = Limits(None)


def titles(search: Search, typed: str, lang: str = "en", limits: Limits = VISITOR) -> list[str]:
    return [one.title for one in search.suggest(typed, lang, limits)]


@pytest.mark.parametrize("typed", ["s", "spon", "SPONSOR", "the sp", "sp the"])
def test_titles_with_words_that_begin_as_typed_are_offered(search: Search, typed: str) -> None:
    assert "The sponsor" in titles(search, typed)


def test_those_that_begin_so_come_first_and_the_readers_language_before_all(search: Search) -> None:
    assert titles(search, "projectc", "nl") == ["Projectcharter"]
    assert titles(search, "g", "nl")[0] == "Beslismoment G2: plan"
    assert titles(search, "pla", "en") == ["Gate G2: plan", "Beslismoment G2: plan"]


def test_what_is_not_in_a_title_is_not_offered(search: Search) -> None:
    assert titles(search, "tolerance") == []
    assert titles(search, "") == titles(search, "  ?") == []


def test_projects_and_closed_things_are_not_offered(search: Search) -> None:
    assert titles(search, "zwanen", limits=ALL) == []
    assert titles(search, "zwanen", limits=Limits(frozenset({"all"}), frozenset({"project"}))) == []
    assert titles(search, "zwanen", limits=Limits(None, frozenset({"project"}))) == ["Zwanenmeer"]


def test_no_more_come_than_were_asked_for_and_each_address_once(search: Search) -> None:
    assert len(search.suggest("the", "en", ALL, limit=2)) <= 2
    offered = [one.url for one in search.suggest("r", "en", ALL, limit=50)]
    assert len(offered) == len(set(offered))
