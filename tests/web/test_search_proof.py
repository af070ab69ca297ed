"""Questions that were made to break the search, and questions for what is closed, as a browser sends them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote

import pytest

from tests.handbook.search.hostile import hostile
from tests.services.hidden_house import Hidden, fill
from tests.web.browser import Browser
from tests.web.house import House

SHORT = 3_000  # characters of a question; what is longer a server refuses before it reaches us
ASKING = (
    "visitor",
    "nobody",
    "trainee",
    "PM open",
    "TRN organisation",
    "TLA organisation",
    "PFB organisation",
)


def addresses(typed: str) -> Iterator[str]:
    """Everywhere that a question can be asked, with every filter once."""
    q = quote(typed, errors="surrogatepass")
    yield f"/api/search?q={q}&lang=en"
    yield f"/api/suggest?q={q}&lang=nl"
    yield f"/search?query={q}&lang=en"
    for choice in ("kind=kept", "kind=lesson&mine=1", "phase=idea", "process=start-project"):
        yield f"/search?query={q}&lang=nl&{choice}"


@pytest.fixture
def hidden(house: House) -> Hidden:
    """The things of `hidden_house` in an installation with an app."""
    found = Hidden(house.store, house.settings, house.person("Robin"))
    with found.writing() as work:
        fill(found, work)
    return found


def browser(house: House, hidden: Hidden, name: str) -> Browser:
    person = hidden.actors[name].person_id
    return house.visitor() if person is None else house.browser_of(person)


def test_no_page_and_no_answer_tells_a_word_of_what_is_closed(house: House, hidden: Hidden) -> None:
    for name in ASKING:
        closed = sorted(hidden.closed_to(hidden.actors[name]))
        asking = browser(house, hidden, name)
        for place, word in enumerate(closed[:: 1 + len(closed) // 5]):
            typed = (word, word[:4], word[:3] + word[4] + word[3] + word[5:])[place % 3]
            for address in addresses(typed):
                answer = asking.get(address)
                assert answer.status_code == 200, address
                told = answer.text.replace(typed, "")
                assert not [one for one in closed if one in told], (name, address)
                assert "public" not in answer.headers["Cache-Control"], "nobody keeps it for others"


def test_what_may_be_seen_is_told(house: House, hidden: Hidden) -> None:
    member = hidden.actors["PM closed"]
    words = sorted(set(hidden.words["/projects/P-2026-902"]) - hidden.closed_to(member))
    asking = browser(house, hidden, "PM closed")
    for word in words:
        assert "/projects/P-2026-902" in asking.get(f"/search?query={word}&lang=en").text
        assert json.loads(asking.get(f"/api/search?q={word}").text)["hits"][0]["code"] == "P-2026-902"


@pytest.mark.parametrize("part", range(3))
def test_no_question_breaks_a_page(house: House, part: int) -> None:
    asking = house.visitor() if part else house.somebody("PMO")
    typed = (one[:SHORT] for one in hostile(60, seed=100 + part))
    for address in (one for q in typed for one in islice(addresses(q), 3)):
        answer = asking.get(address)
        assert answer.status_code in (200, 302), ascii(address[:120])
        if address.startswith("/api/"):
            json.loads(answer.data)


def test_what_is_no_text_at_all_is_answered_too(house: House) -> None:
    for raw in ("%ff%fe", "%ed%a0%80", "%00", "%", "%zz", "%c0%af", "&q=b", "a&lang=%ff", "a&edition=%00"):
        for address in ("/api/search?q=", "/api/suggest?q=", "/search?query="):
            assert house.visitor().get(address + raw).status_code in (200, 302), address + raw
