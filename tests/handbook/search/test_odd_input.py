from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.handbook.search import Found, Limits, Search

ALL = Limits(None)
ODD = [
    "", " ", "\0", '"', '"project', "project*", "*", "?", "(((",
    "title:x", "NOT", "AND OR", "-", "P-", "P-2026-",
    "g", "the of and", "de het een", "🙂", "👩‍💻 project",
    "\ud800", "ﬁnance", "É", "e\u0301", "project\n\nplan",
    "{!x}", "[a TO b]", "a~2", "x^9", "../../etc", "<b>charter</b>",
    "'; --", "%", "日本語", "İ", "ß", "|", "a|b",
    "project " * 5000, "x" * 100_000, "-".join("abc" * 400), "1" * 500, "G" + "1-" * 300 + "1",
]  # fmt: skip


@pytest.mark.parametrize("typed", ODD)
@pytest.mark.parametrize("lang", ["en", "nl", "xx"])
def test_nothing_that_can_be_typed_breaks_the_search(search: Search, typed: str, lang: str) -> None:
    assert isinstance(search.search(typed, lang, ALL), Found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60) | st.lists(st.sampled_from([*ODD[:30], "charter", "G2"])).map(" ".join))
def test_no_text_breaks_the_search(search: Search, typed: str) -> None:
    for hit in search.search(typed, "en", ALL).hits:
        assert hit.url.startswith("/")


def test_stop_words_alone_find_nothing_and_say_nothing(search: Search) -> None:
    assert search.search("the of and", "en", ALL) == Found()


def test_stop_words_beside_a_word_change_nothing(search: Search) -> None:
    plain = search.search("sponsor", "en", ALL)
    assert search.search("who is the sponsor", "en", ALL).hits[0].url == plain.hits[0].url
