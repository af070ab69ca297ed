"""A decision recorded in somebody's name: seen at home, contested on one page."""

from __future__ import annotations

from tests.web.house import House
from tests.web.test_story import Story


def test_a_decision_taken_in_person_offers_no_contest(house: House) -> None:
    story = Story(house)
    number = story.decided()
    assert "/contest" not in story.mirjam.get(f"/f/{number}").text
    page = story.mirjam.get(f"/f/{number}/contest")
    assert story.mirjam.send(page, f"/f/{number}/contest").status_code == 422
    answer = story.mirjam.send(page, f"/f/{number}/contest", {"text": "Not so"})
    assert answer.status_code == 409
    assert "Only a decision that somebody recorded" in answer.text
