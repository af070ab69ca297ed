from __future__ import annotations

from dataclasses import replace

import pytest

from app.handbook.search import Limits, Search
from app.handbook.search.analysis import stems, words
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


CLOSED = ["zwanenmeer", "confidential", "reorganisation", "vergunningen", "klantportaal", "koppeling"]


@pytest.mark.parametrize("word", CLOSED)
def test_a_closed_word_is_not_asked_for_unless_it_was_typed_whole(search: Search, word: str) -> None:
    """Else what is found, or what is marked in it, would tell that the word is there."""
    typed = [word[:end] for end in range(2, len(word))]
    typed += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2)]
    typed += [f"{word[:5]} {word[5:]}", f"plan{word}", f"{word}plan"]
    closed = {one for lang in ("en", "nl") for one in stems(word, (lang,))}
    for one in typed:
        ranked = search.ranked(one, "nl", VISITOR)
        assert ranked is not None
        asked = {stem for part in words(one) for stem in stems(part[0], ("en", "nl"))}
        assert not {term.stem for term in ranked.meant.terms} & (closed - asked)
        assert not set(ranked.meant.corrected.values()) & set(CLOSED)
        assert not [title for title in search.suggest(one, "nl", VISITOR) if word in title.title.casefold()]


def test_how_often_a_closed_word_is_used_changes_nothing_for_who_may_not_see_it(own: Search) -> None:
    before = own.ranked("pro", "en", VISITOR)
    own.put(
        [replace(RECORDS[0], id=f"project:{n}", title="Promotion prometheus " * 5) for n in range(90, 99)]
    )
    after = own.ranked("pro", "en", VISITOR)
    assert before is not None
    assert after is not None
    assert after.meant.terms == before.meant.terms
    assert after.ids() == before.ids()
