"""Putting right what is finished, and what was begun by mistake."""

from __future__ import annotations

import pytest

from tests.web.house import House
from tests.web.test_story import Story


@pytest.fixture
def story(house: House) -> Story:
    return Story(house)


def test_a_typing_error_is_corrected_and_what_it_said_stays(story: Story) -> None:
    number = story.decided()
    record = story.robin.get(f"/f/{number}/record")
    assert f'href="/f/{number}/correct/problem"' in record.text
    assert "/correct/cost" not in record.text
    where = f"/f/{number}/correct/problem"
    page = story.robin.get(where)
    wrong = story.robin.send(page, where, {"text": "Something else altogether, I think"})
    assert wrong.status_code == 422
    assert "more than a typing error" in wrong.text
    right = story.robin.send(page, where, {"text": "It rains through the roof of the halls."})
    assert right.status_code == 303
    shown = story.robin.get(f"/f/{number}/record?lang=nl").text
    assert "Hersteld door Robin" in shown
    assert "It rains through the roof of the hall." in shown
    assert "/correct/" not in story.ellen.get(f"/f/{number}/record").text


def test_a_new_revision_says_what_it_replaces_and_shows_what_changed(story: Story) -> None:
    number = story.decided()
    page = story.robin.get(f"/f/{number}/revise")
    assert story.robin.send(page, f"/f/{number}/revise").status_code == 422
    answer = story.robin.send(page, f"/f/{number}/revise", {"text": "It costs more"})
    new = answer.headers["Location"].rpartition("/")[2].partition("?")[0]
    assert "new revision of" in story.robin.get(f"/f/{new}").text
    story.save(story.robin, new, "size", {"cost": "1000", "parts-none": "on"})
    check = story.robin.get(f"/f/{new}/check")
    assert "What is different from last time" in check.text
    assert "is now" in check.text
    story.robin.send(check, f"/f/{new}/send")
    story.save(story.mirjam, new, "agree", {"op": "approve:sponsor_ok"})
    assert "It was replaced by" in story.robin.get(f"/f/{number}").text
    assert "It was replaced by" in story.robin.get(f"/f/{number}/record").text


def test_a_draft_is_thrown_away_and_taken_out_of_the_bin(house: House) -> None:
    browser = house.browser_of(house.person("Robin"))
    assert "The bin is empty" in browser.get("/bin").text
    number = house.start(browser)
    browser.send(browser.get(f"/f/{number}"), f"/f/{number}/discard")
    assert number not in browser.get("/").text
    assert "thrown away" in browser.get(f"/f/{number}").text
    page = browser.get("/bin?lang=nl")
    assert number in page.text
    assert browser.send(page, f"/f/{number}/restore").status_code == 303
    assert "Throw this draft away" in browser.get(f"/f/{number}?lang=en").text
