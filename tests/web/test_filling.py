"""Filling in a form: nothing typed is lost, what is hidden appears, and what clashes is chosen."""

from __future__ import annotations

import re

from tests.web.ada import NEED, ada
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

__all__ = ["ada"]


def test_saving_goes_on_to_the_next_step(house: House, ada: Browser) -> None:
    number = house.start(ada)
    answer = ada.send(ada.get(f"/f/{number}/need"), f"/f/{number}/need", NEED)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/f/{number}/size"
    assert "It rains through the roof" in ada.get(f"/f/{number}/need").text


def test_saving_is_never_refused_for_what_is_missing(house: House, ada: Browser) -> None:
    number = house.start(ada)
    answer = ada.send(ada.get(f"/f/{number}/need"), f"/f/{number}/need", {"op": "stop"})
    assert answer.headers["Location"] == f"/f/{number}?done=saved"
    assert "Saved." in ada.get(answer.headers["Location"]).text


def test_a_question_appears_when_its_rule_holds(house: House, ada: Browser) -> None:
    number = house.start(ada)
    page = ada.get(f"/f/{number}/need")
    assert "Which law?" not in page.text
    part = ada.send(page, f"/f/{number}/need", {"duty": "yes"}, path=f"/f/{number}/need/changed")
    assert "Which law?" in part.text
    assert "Asked because" in part.text
    assert "<html" not in part.text
    assert "Which law?" not in ada.get(f"/f/{number}/need").text  # nothing was kept


def test_without_script_it_appears_after_saving(house: House, ada: Browser) -> None:
    number = house.start(ada)
    ada.send(ada.get(f"/f/{number}/need"), f"/f/{number}/need", {**NEED, "duty": "yes"})
    assert "Which law?" in ada.get(f"/f/{number}/need").text


def test_a_hidden_answer_comes_back_with_its_question(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(ada.get(where), where, {**NEED, "duty": "yes"})
    ada.send(ada.get(where), where, {"duty_ref": "The Roof Act", "op": "stop"})
    ada.send(ada.get(where), where, {"duty": "no", "op": "stop"})
    assert "The Roof Act" not in ada.get(where).text
    ada.send(ada.get(where), where, {"duty": "yes", "op": "stop"})
    assert "The Roof Act" in ada.get(where).text


def test_what_cannot_be_read_is_explained_and_all_else_is_saved(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    answer = ada.send(ada.get(where), where, {"cost": "quite a lot", "wanted_date": "2-4-2026", "op": "next"})
    assert answer.status_code == 422
    assert 'value="quite a lot"' in answer.text
    assert 'href="#cost"' in answer.text
    again = ada.get(where).text
    assert 'value="2026-04-02"' in again
    assert "quite a lot" not in again


def test_mending_what_could_not_be_read_is_not_taken_for_the_change_of_somebody_else(
    house: House, ada: Browser
) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    answer = ada.send(ada.get(where), where, {"cost": "quite a lot", "wanted_date": "2-4-2026", "op": "next"})
    assert answer.status_code == 422
    assert (
        ada.send(answer, where, {"cost": "1200", "wanted_date": "3-4-2026", "op": "stop"}).status_code == 303
    )
    assert 'value="2026-04-03"' in ada.get(where).text


def test_both_answers_are_shown_when_two_changed_the_same(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    first, second = ada.get(where), ada.get(where)
    ada.send(first, where, {**NEED, "problem": "the first answer"})
    clash = ada.send(second, where, {**NEED, "problem": "the second answer"})
    assert clash.status_code == 409
    assert "the first answer" in clash.text
    assert "the second answer" in clash.text
    assert ada.send(clash, where, {"choose-problem": "mine"}).status_code == 303
    assert "the second answer" in ada.get(where).text


def test_a_person_who_is_not_known_is_named(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    ada.send(
        ada.get(where), where, {"sponsor-name": "Robin", "sponsor-mail": "robin@example.org", "op": "stop"}
    )
    chosen = re.search(r"<option[^>]*selected[^>]*>([^<]*)", ada.get(where).text)
    assert chosen is not None
    assert chosen[1] == "Robin"


def test_a_step_links_to_its_paragraph_in_its_own_handbook(house: House, ada: Browser) -> None:
    number = house.start(ada)
    links = [one.attrib.get("href", "") for one in Page(ada.get(f"/f/{number}/need")).all("a")]
    assert "/handbook/2026.1/processes/start-project/#describe-idea" in links


def test_an_answer_that_is_refused_stays_on_the_page(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/need"
    answer = ada.send(ada.get(where), where, {"name": "New roof", "problem": "x" * 200_000, "op": "next"})
    assert answer.status_code == 422
    assert "use at most" in answer.text
    assert "x" * 200_000 in answer.text
    assert 'value="New roof"' in answer.text


def test_the_paragraph_of_the_handbook_stands_beside_the_page_in_both_languages(house: House) -> None:
    robin = house.browser_of(house.person("Robin"))
    number = house.start(robin)
    english, dutch = robin.get(f"/f/{number}/need").text, robin.get(f"/f/{number}/need?lang=nl").text
    assert "<strong>Describe the idea</strong>" in english
    assert 'href="/handbook/2026.1/processes/start-project/#describe-idea"' in english
    assert 'href="/handbook/2026.1/nl/processes/start-project/#describe-idea"' in dutch
