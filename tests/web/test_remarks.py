"""Remarks beside questions, and asking somebody else for a step."""

from __future__ import annotations

import pytest

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page


@pytest.fixture
def ada(house: House) -> Browser:
    return house.browser_of(house.person("Ada", account=True))


def test_a_remark_stands_beside_the_question_and_on_the_check_page(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    typed = {"name": "Roof", "comment-problem": "Is this still so?", "op": "comment:problem"}
    answer = ada.send(ada.get(where), where, typed)
    assert answer.headers["Location"] == f"{where}?done=remarked#problem"
    page = ada.get(where)
    assert "1 remark<" in page.text
    assert 'value="Roof"' in page.text  # the answers were saved with it
    assert Page(page).form(where).fields["comment-problem"] == [""]
    assert "Is this still so?" in ada.get(f"/f/{number}/check").text
    assert "left a remark at What is the problem?: Is this still so?" in ada.get(f"/f/{number}/history").text
    assert "1 opmerking<" in ada.get(f"{where}?lang=nl").text


def test_a_remark_is_kept_whichever_button_is_pressed(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(ada.get(where), where, {"comment-name": "A better one?", "op": "next"})
    assert "A better one?" in ada.get(where).text


def test_who_only_reads_can_leave_a_remark_and_changes_no_answer(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(ada.get(where), where, {"name": "Roof", "op": "stop"})
    robin = house.browser_of(house.person("Robin"))
    said = robin.send(robin.get(where), where, {"comment-name": "Which roof?", "op": "comment:name"})
    assert said.status_code == 303
    page = ada.get(where).text
    assert "Which roof?" in page
    assert "Robin" in page


def test_an_auditor_reads_the_remarks_and_leaves_none(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(ada.get(where), where, {"comment-name": "Which roof?", "op": "comment:name"})
    auditor = house.somebody("AUD")
    page = auditor.get(where)
    assert "Which roof?" in page.text
    assert 'name="comment-name"' not in page.text
    sent = auditor.send(ada.get(where), where, {"comment-name": "I saw this", "csrf_token": token(auditor)})
    assert sent.status_code == 422
    assert "leave nothing behind" in sent.text
    assert "I saw this" not in ada.get(where).text


def token(browser: Browser) -> str:
    """What a form of this browser carries."""
    return Page(browser.get("/account")).form("/sign-out").fields["csrf_token"][0]


def test_a_remark_being_typed_comes_back_with_the_draft(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(ada.get(where), where, {"comment-name": "half a rem"}, path=f"{where}/draft")
    page = ada.get(where)
    assert Page(page).form(where).fields["comment-name"] == ["half a rem"]
    assert "1 remark" not in page.text


def test_a_remark_that_is_too_long_stays_on_the_page(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    answer = ada.send(ada.get(where), where, {"comment-name": "x" * 30_000, "op": "next"})
    assert answer.status_code == 422
    assert "x" * 30_000 in answer.text


def test_somebody_else_is_asked_by_an_action_that_leads_to_the_step(house: House, ada: Browser) -> None:
    robin = house.person("Robin")
    number = house.start(ada)
    where = f"/f/{number}/need"
    assert (
        ada.send(ada.get(where), where, {"name": "Roof", "op": "ask"}).headers["Location"] == f"{where}/ask"
    )
    page = ada.get(f"{where}/ask")
    assert "Whom do you ask?" in page.text
    nobody = ada.send(page, f"{where}/ask", {"note": "Only the second one"})
    assert nobody.status_code == 422
    assert "Only the second one" in nobody.text
    asked = ada.send(page, f"{where}/ask", {"person": robin, "note": "Only the second one"})
    assert asked.headers["Location"] == f"{where}?done=asked"
    home = house.browser_of(robin).get("/").text
    assert "Help with “The need” of" in home
