"""From an idea to a decision, on the pages that people see."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page


class Story:
    """An idea with its people, each with a browser."""

    def __init__(self, house: House) -> None:
        self.house = house
        names = ("Robin", "Mirjam", "Paula", "Ellen")
        self.ids = {name: house.person(name, *(["PMO"] if name == "Paula" else [])) for name in names}
        self.robin, self.mirjam, self.paula, self.ellen = (house.browser_of(self.ids[one]) for one in names)

    def save(self, browser: Browser, number: str, step: str, fields: dict[str, Any]) -> Any:
        """Save a step as it stands, with `fields` over it."""
        where = f"/f/{number}/{step}"
        return browser.send(browser.get(where), where, {"op": "stop", **fields})

    def idea(self) -> str:
        """An idea, filled in and checked by Robin."""
        number = self.house.start(self.robin, "New roof", SPO=self.ids["Mirjam"])
        need = {"name": "New roof", "problem": "It rains through the roof of the hall.", "duty": "no"}
        self.save(self.robin, number, "need", {**need, "sponsor": self.ids["Mirjam"]})
        self.save(self.robin, number, "size", {"cost": "900,50", "parts-none": "on"})
        return number

    def sent(self) -> str:
        """The same, sent."""
        number = self.idea()
        answer = self.robin.send(self.robin.get(f"/f/{number}/check"), f"/f/{number}/send")
        assert answer.headers["Location"] == f"/f/{number}/sent"
        return number

    def decided(self) -> str:
        """The same, endorsed by the sponsor."""
        number = self.sent()
        self.save(self.mirjam, number, "agree", {"op": "approve:sponsor_ok"})
        return number

    def cells(self, browser: Browser, number: str, column: str) -> list[str]:
        """The inputs of one column of the requirements."""
        found = Page(browser.get(f"/f/{number}/preparation")).all("input")
        names = [one.attrib.get("name", "") for one in found]
        return sorted({one for one in names if one.startswith("criteria-") and one.endswith(f"-{column}")})

    def gate(self) -> str:
        """The first gate, filled in by Robin with one requirement that is not met."""
        self.decided()
        page = self.robin.get("/forms/gate-g0/start?project=P-2026-001")
        answer = self.robin.send(page, "start-form", {"PM": self.ids["Robin"], "QRV": self.ids["Ellen"]})
        number = str(answer.headers["Location"].rpartition("/")[2])
        given = {"evidence-none": "on", "evidence-reason": "It is all in the form."}
        given |= dict.fromkeys(self.cells(self.robin, number, "pm_answer"), "yes")
        self.save(self.robin, number, "preparation", given)
        self.robin.send(self.robin.get(f"/f/{number}/check"), f"/f/{number}/send")
        return number


@pytest.fixture
def story(house: House) -> Story:
    return Story(house)


def test_what_is_missing_is_listed_with_links_before_sending(story: Story) -> None:
    number = story.house.start(story.robin)
    page = story.robin.get(f"/f/{number}/check")
    assert "things to do before you can send" in page.text
    assert f'href="/f/{number}/need#name"' in page.text
    with pytest.raises(AssertionError, match="no form"):
        story.robin.send(page, f"/f/{number}/send")


def test_sending_says_who_has_it_now(story: Story) -> None:
    number = story.sent()
    page = story.robin.get(f"/f/{number}/sent")
    assert "Mirjam has it now" in page.text
    assert number in page.text
    assert f"{story.house.settings.address}/f/{number}" in page.text


def test_it_waits_for_the_sponsor_and_the_author_waits(story: Story) -> None:
    story.sent()
    assert "Idea · New roof" in story.mirjam.get("/").text
    assert "You wait for others" in story.robin.get("/").text


def test_it_can_be_taken_back_until_somebody_acted(story: Story) -> None:
    number = story.sent()
    page = story.robin.get(f"/f/{number}")
    assert story.robin.send(page, f"/f/{number}/take-back").status_code == 303
    assert "being filled in" in story.robin.get(f"/f/{number}").text
    assert "Take back" not in story.robin.get(f"/f/{number}").text


def test_it_is_returned_with_remarks_at_the_questions(story: Story) -> None:
    number = story.sent()
    page = story.mirjam.get(f"/f/{number}/return")
    empty = story.mirjam.send(page, f"/f/{number}/return")
    assert empty.status_code == 422
    remark = {"remark-problem": "Which part of the hall?"}
    assert story.mirjam.send(page, f"/f/{number}/return", remark).status_code == 303
    home = story.robin.get(f"/f/{number}").text
    assert "Which part of the hall?" in home
    assert f'href="/f/{number}/need#problem"' in home


def test_who_approves_sees_what_it_is_about_on_the_same_page(story: Story) -> None:
    number = story.sent()
    page = story.mirjam.get(f"/f/{number}/agree").text
    assert "What you say yes to" in page
    assert f'href="/f/{number}/check"' in page
    assert "What you say yes to" not in story.robin.get(f"/f/{number}/agree").text


def test_nobody_approves_what_he_filled_in(story: Story) -> None:
    number = story.house.start(story.mirjam, "New roof", SPO=story.ids["Mirjam"])
    need = {"name": "New roof", "problem": "It rains through the roof.", "duty": "no"}
    story.save(story.mirjam, number, "need", {**need, "sponsor": story.ids["Mirjam"]})
    story.save(story.mirjam, number, "size", {"cost": "900", "parts-none": "on"})
    story.mirjam.send(story.mirjam.get(f"/f/{number}/check"), f"/f/{number}/send")
    page = story.mirjam.get(f"/f/{number}/agree")
    assert "nobody approves their own answers" in page.text
    forced = story.mirjam.send(page, "/language", {}, path=f"/f/{number}/approve/sponsor_ok")
    assert forced.status_code == 409
    assert "which was refused" in story.mirjam.get(f"/f/{number}/history").text


def test_a_finished_form_stands_alone_and_can_be_taken_along(story: Story) -> None:
    number = story.decided()
    page = story.robin.get(f"/f/{number}/record")
    assert "It rains through the roof of the hall." in page.text
    assert "€900.50" in Page(page).text().replace("\u00a0", "").replace("€ ", "€")
    assert "Mirjam" in page.text
    assert '<details class="ld-formula"><summary>How this is worked out</summary>' in page.text
    text = story.robin.get(f"/f/{number}/record.md")
    assert text.mimetype == "text/markdown"
    assert text.text.startswith("# Idea · New roof")
    kept = json.loads(story.robin.get(f"/f/{number}/record.json").text)
    assert kept["number"] == number


def test_the_history_says_who_did_what(story: Story) -> None:
    number = story.decided()
    said = Page(story.robin.get(f"/f/{number}/history")).text()
    for line in ("Robin started the form", "Robin saved The need", "Robin sent the form", "Mirjam approved:"):
        assert line in said


def test_a_form_that_nobody_sent_has_no_record_yet(story: Story) -> None:
    number = story.house.start(story.robin)
    page = story.robin.get(f"/f/{number}/record")
    assert page.status_code == 409
    assert "has not been sent" in page.text


def test_withdrawing_asks_why(story: Story) -> None:
    number = story.house.start(story.robin)
    page = story.robin.get(f"/f/{number}/withdraw")
    assert story.robin.send(page, f"/f/{number}/withdraw").status_code == 422
    assert story.robin.send(page, f"/f/{number}/withdraw", {"text": "Twice."}).status_code == 303
    assert "withdrew the form: Twice." in Page(story.robin.get(f"/f/{number}/history")).text()


def test_the_project_page_shows_where_it_stands_and_what_is_next(story: Story) -> None:
    story.decided()
    page = story.robin.get("/projects/P-2026-001")
    assert "You are here" in page.text
    assert "/forms/gate-g0/start?project=P-2026-001" in page.text


def test_a_failed_requirement_takes_approve_away_and_says_why(story: Story) -> None:
    number = story.gate()
    checker = story.mirjam if story.cells(story.mirjam, number, "check_answer") else story.paula
    checked = dict.fromkeys(story.cells(checker, number, "check_answer"), "yes")
    story.save(checker, number, "preparation", {**checked, "criteria-G0-1-check_answer": "no"})
    page = story.mirjam.get(f"/f/{number}/decision")
    assert "1 requirement is not met" in page.text
    assert "Not possible now: A requirement is not met." in page.text
    assert 'value="approve" disabled' in page.text
    forced = story.save(
        story.mirjam, number, "decision", {"decision": "approve", "rationale": "All the same."}
    )
    assert forced.status_code == 422
    stop = {"decision": "stop", "rationale": "No need.", "op": "stop"}
    story.save(story.mirjam, number, "decision", stop)
    done = story.save(
        story.mirjam, number, "decision", {"stop_reason": "No need.", "op": "approve:decided_by"}
    )
    assert done.headers["Location"] == f"/f/{number}?done=decided"
    assert "finished" in story.mirjam.get(f"/f/{number}").text


def test_who_led_it_does_not_decide_it(story: Story) -> None:
    number = story.gate()
    page = story.robin.get(f"/f/{number}/decision")
    if page.status_code == 200:
        assert "nobody judges their own work" in page.text
        assert 'name="decision"' not in page.text
    forced = story.robin.send(story.robin.get("/"), "/language", {}, path=f"/f/{number}/approve/decided_by")
    assert forced.status_code == 409
