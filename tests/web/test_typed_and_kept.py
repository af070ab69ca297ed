"""What was typed is kept while typing, and when a session ends."""

from __future__ import annotations

import datetime as dt

from tests.web.ada import ada
from tests.web.browser import Browser
from tests.web.house import PASSWORD, House

__all__ = ["ada"]


def test_what_is_being_typed_is_kept_and_comes_back(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    kept = ada.send(ada.get(where), where, {"problem": "half a sen"}, path=f"{where}/draft")
    assert "Draft kept today" in kept.text
    page = ada.get(where)
    assert "half a sen" in page.text
    assert "It counts once you save" in page.text
    assert "half a sen" not in ada.get(f"/f/{number}/check").text
    ada.send(page, where, {"op": "stop"})
    assert "half a sen" in ada.get(f"/f/{number}/check").text


def test_a_session_that_ended_loses_nothing_that_was_typed(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    page = ada.get(where)
    house.now += dt.timedelta(days=31)
    ended = ada.send(page, where, {"problem": "typed at length"})
    assert ended.status_code == 401
    again = ada.send(ended, "/sign-in", {"mail": "ada@example.org", "password": PASSWORD})
    assert again.headers["Location"].startswith(where)
    back = ada.get(again.headers["Location"])
    assert "typed at length" in back.text
    assert "still here" in back.text


def test_a_small_form_of_a_session_that_ended_is_sent_once_more(house: House, ada: Browser) -> None:
    page = ada.get("/forms/idea/start?project=new")
    house.now += dt.timedelta(days=31)
    ended = ada.send(page, "start-form", {"title": "New roof"})
    again = ada.send(ended, "/sign-in", {"mail": "ada@example.org", "password": PASSWORD})
    assert "New roof" in again.text
    assert ada.send(again, "/forms/idea/start").headers["Location"].startswith("/f/F-")


def test_a_page_of_an_earlier_session_is_sent_once_more(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    page = ada.get(where)
    ada.send(ada.get("/account"), "/sign-out")
    ada.send(ada.get("/sign-in"), "/sign-in", {"mail": "ada@example.org", "password": PASSWORD})
    answer = ada.send(page, where, {"problem": "typed in the other tab", "op": "stop"})
    assert answer.status_code == 400
    assert ada.send(answer, where).status_code == 303
    assert "typed in the other tab" in ada.get(where).text
