"""The page on which somebody decides at a gate: conditions to pick, and where a refusal leads."""

from __future__ import annotations

import pytest

from tests.web.house import House
from tests.web.pages import Page
from tests.web.test_story import Story

TENANT, MONEY = "The tenant agrees.", "The money is there."


@pytest.fixture
def story(house: House) -> Story:
    return Story(house)


def checked(story: Story, **answers: str) -> str:
    """The first gate, with every requirement met but those of `answers`, ready to be decided."""
    number = story.gate()
    checker = story.mirjam if story.cells(story.mirjam, number, "check_answer") else story.paula
    given = dict.fromkeys(story.cells(checker, number, "check_answer"), "yes")
    story.save(checker, number, "preparation", {**given, **answers})
    return number


def conditional(story: Story) -> str:
    number = checked(story)
    story.save(story.mirjam, number, "decision", {"decision": "conditional", "rationale": "Yes, if."})
    return number


def test_a_common_condition_is_picked_with_one_press_and_made_to_fit(story: Story) -> None:
    number = conditional(story)
    where = f"/f/{number}/decision"
    assert all(one in story.mirjam.get(where).text for one in (TENANT, MONEY))
    answer = story.save(story.mirjam, number, "decision", {"op": "ready:conditions:0"})
    row = answer.headers["Location"].rpartition("#conditions-")[2]
    fields = Page(story.mirjam.get(where)).form(where).fields
    assert fields[f"conditions-{row}-text"] == [TENANT]
    assert fields[f"conditions-{row}-blocking"] == ["before_start"]
    assert fields[f"conditions-{row}-due"] == [""]


def test_what_was_picked_is_not_offered_again(story: Story) -> None:
    number = conditional(story)
    story.save(story.mirjam, number, "decision", {"op": "ready:conditions:0"})
    offered = Page(story.mirjam.get(f"/f/{number}/decision")).all("button")
    assert [one.attrib["value"] for one in offered if one.attrib.get("value", "").startswith("ready:")] == [
        "ready:conditions:1"
    ]


def test_a_condition_is_picked_in_the_language_of_the_page(story: Story) -> None:
    number = conditional(story)
    where = f"/f/{number}/decision"
    page = story.mirjam.get(f"{where}?lang=nl")
    assert "De huurder is akkoord." in page.text
    story.mirjam.send(page, where, {"op": "ready:conditions:0"})
    assert 'value="De huurder is akkoord."' in story.mirjam.get(where).text


@pytest.mark.parametrize("op", ["ready:conditions:9", "ready:conditions:x", "ready:dreams:0"])
def test_what_is_not_there_is_not_picked_and_nothing_typed_is_lost(op: str, story: Story) -> None:
    number = conditional(story)
    story.save(story.mirjam, number, "decision", {"rationale": "Only if.", "op": op})
    page = story.mirjam.get(f"/f/{number}/decision")
    assert "Only if." in page.text
    assert TENANT in page.text
