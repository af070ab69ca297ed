"""Filling in a form: nothing typed is lost, what is hidden appears, and what clashes is chosen."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.web.browser import Browser
from tests.web.house import PASSWORD, House
from tests.web.pages import Page

NEED = {"name": "New roof", "problem": "It rains through the roof of the hall.", "duty": "no", "op": "next"}


@pytest.fixture
def ada(house: House) -> Browser:
    return house.browser_of(house.person("Ada", account=True))


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


def test_rows_are_added_moved_and_taken_away_by_buttons(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    for what in ("Tiles", "Wood"):
        back = ada.send(ada.get(where), where, {"op": "add:parts"}).headers["Location"]
        row = back.partition("#parts-")[2]
        fields = {
            f"parts-{row}-what": what,
            f"parts-{row}-days": "2",
            f"parts-{row}-rate": "100",
            "op": "stop",
        }
        ada.send(ada.get(where), where, fields)
    page = ada.get(where)
    assert page.text.index('value="Tiles"') < page.text.index('value="Wood"')
    ada.send(page, where, {"op": f"up:parts:{row}"})
    page = ada.get(where)
    assert page.text.index('value="Wood"') < page.text.index('value="Tiles"')
    ada.send(page, where, {"op": f"remove:parts:{row}"})
    assert 'value="Wood"' not in ada.get(where).text


def test_none_is_an_answer(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    ada.send(ada.get(where), where, {"parts-none": "on", "op": "stop"})
    assert 'id="parts-none" name="parts-none" value="on" checked' in ada.get(where).text


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


def filled(house: House, ada: Browser, *whats: str) -> tuple[str, list[str]]:
    """A form with these parts; where they are, and the ids of their rows."""
    where = f"/f/{house.start(ada)}/size"
    rows = []
    for what in whats:
        back = ada.send(ada.get(where), where, {"op": "add:parts"}).headers["Location"]
        rows.append(back.partition("#parts-")[2])
        cells = {f"parts-{rows[-1]}-what": what, f"parts-{rows[-1]}-rate": "100", "op": "stop"}
        ada.send(ada.get(where), where, cells)
    return where, rows


def test_a_row_that_was_taken_out_comes_back_where_it_stood(house: House, ada: Browser) -> None:
    where, rows = filled(house, ada, "Tiles", "Wood", "Nails")
    typed = {f"parts-{rows[1]}-days": "7", "op": f"remove:parts:{rows[1]}"}  # typed, and not saved yet
    back = ada.send(ada.get(where), where, typed).headers["Location"]
    page = ada.get(back)
    assert 'value="Wood"' not in page.text
    assert "The row is taken out." in page.text
    there = ada.send(page, where, {"op": f"back:parts:{rows[1]}"}).headers["Location"]
    assert there.endswith(f"#parts-{rows[1]}")
    page = ada.get(there)
    assert [page.text.index(f'value="{one}"') for one in ("Tiles", "Wood", "Nails")] == sorted(
        page.text.index(f'value="{one}"') for one in ("Tiles", "Wood", "Nails")
    )
    assert f'name="parts-{rows[1]}-days" value="7"' in page.text
    assert "Put it back" not in ada.get(back).text


def test_after_moving_and_copying_the_page_goes_to_the_row(house: House, ada: Browser) -> None:
    where, rows = filled(house, ada, "Tiles", "Wood")
    assert (
        ada.send(ada.get(where), where, {"op": f"up:parts:{rows[1]}"}).headers["Location"].endswith(rows[1])
    )
    copied = ada.send(ada.get(where), where, {"op": f"copy:parts:{rows[1]}"}).headers["Location"]
    assert not copied.endswith(rows[1])
    assert ada.get(copied).text.count('value="Wood"') == 2


def test_an_amount_that_was_worked_out_is_written_as_an_amount(house: House, ada: Browser) -> None:
    where, (row,) = filled(house, ada, "Tiles")
    ada.send(ada.get(where), where, {"cost": "5000.50", f"parts-{row}-days": "2", "op": "stop"})
    english, dutch = ada.get(where).text, ada.get(f"{where}?lang=nl").text.replace("\xa0", " ")
    assert "<output>€4,800.50</output>" in english
    assert "<output>€ 4.800,50</output>" in dutch
    assert "€200" in english


def test_a_worked_out_cell_says_how_and_what_it_still_needs(house: House, ada: Browser) -> None:
    where, _ = filled(house, ada, "Tiles")
    english, dutch = ada.get(where).text, ada.get(f"{where}?lang=nl").text
    assert "Still needed: ‘Days’." in english
    assert "How “Price” is worked out" in english
    assert "Nog nodig: ‘Dagen’." in dutch
