"""Five thousand questions that were made to break something get an answer each."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.handbook.search import Limits, Search
from tests.handbook.search.corpus import RECORDS
from tests.handbook.search.hostile import MEGABYTES, hostile

READER = Limits(frozenset({"all", "people", "project:1"}))
CLOSED = {one.url for one in RECORDS if one.audience == "project:2"}


@pytest.mark.parametrize("part", range(5))
def test_no_question_breaks_the_search_or_opens_what_is_closed(search: Search, part: int) -> None:
    for number, typed in enumerate(hostile(1000, seed=part)):
        found = search.search(typed, ("en", "nl", "xx", "")[number % 4], READER)
        offered = search.suggest(typed, "nl", READER)
        told = [*(hit.url for hit in found.hits), *(one.url for one in offered)]
        assert all(url.startswith("/") for url in told), ascii(typed[:80])
        assert not CLOSED & set(told), ascii(typed[:80])
        (found.suggestion or "").encode()  # can be sent to somebody
        "".join(text for hit in found.hits for text, _ in hit.passage).encode()


def test_a_long_question_takes_hardly_longer_than_a_short_one(search: Search) -> None:
    search.search("charter", "en", READER)
    for typed in MEGABYTES:
        began = time.process_time()
        search.search(typed, "en", READER)
        search.suggest(typed, "en", READER)
        assert time.process_time() - began < 0.5, ascii(typed[:20])


def test_the_words_of_the_index_may_be_as_strange_as_the_questions(own: Search) -> None:
    odd = [one for one in hostile(400, seed=99) if len(one) < 10_000]
    entries = [
        replace(RECORDS[0], id=f"project:odd{number}", title=one, text=f"{one} duizendpoot")
        for number, one in enumerate(odd)
    ]
    own.put(entries)
    found = own.search("duizendpoot", "nl", Limits(None), limit=len(entries) * 2)
    assert found.hits
    for one in odd:
        own.search(one, "nl", Limits(None))
        own.suggest(one, "nl", Limits(None))
    own.remove([one.id for one in entries])
    assert not own.search("duizendpoot", "nl", Limits(None)).hits
