"""The page on which somebody decides at a gate: conditions to pick, and where a refusal leads."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

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


def links(page: TestResponse, name: str) -> list[str]:
    """Where the links in the first part with this class lead."""
    part = next(one for one in Page(page).root.iter() if name in one.attrib.get("class", "").split())
    return [one.attrib["href"] for one in part.iter("a")]


def anchored(page: TestResponse, link: str) -> bool:
    return link.rpartition("#")[2] in Page(page).ids


def test_an_option_that_is_closed_leads_to_the_questions_it_is_about(story: Story) -> None:
    number = checked(story, **{"criteria-G0-1-check_answer": "no"})
    page = story.mirjam.get(f"/f/{number}/decision")
    (link,) = links(page, "ld-option__see")
    assert link == f"/f/{number}/preparation#criteria"
    assert anchored(story.mirjam.get(link), link)


def test_a_requirement_that_is_not_met_leads_to_itself(story: Story) -> None:
    number = checked(story, **{"criteria-G0-1-check_answer": "no"})
    (link,) = links(story.mirjam.get(f"/f/{number}/decision"), "ld-cards")
    assert link == f"/f/{number}/preparation#criteria-G0-1"
    assert anchored(story.mirjam.get(link), link)


def test_a_decision_that_is_refused_leads_to_what_is_missing(story: Story) -> None:
    number = conditional(story)
    page = story.save(story.mirjam, number, "decision", {"op": "approve:decided_by"})
    assert page.status_code == 409
    assert links(page, "ld-summary") == ["#questions", f"/f/{number}/decision#conditions"]
    assert anchored(page, "#conditions")


def test_what_took_the_decision_away_meanwhile_leads_to_the_decision(story: Story) -> None:
    number = checked(story)
    story.save(story.mirjam, number, "decision", {"decision": "approve", "rationale": "Needed."})
    old = story.mirjam.get(f"/f/{number}/decision")
    again = {name: "no" for name in story.cells(story.mirjam, number, "check_answer")[:1]}
    story.save(story.mirjam, number, "preparation", again)
    page = story.mirjam.send(old, f"/f/{number}/decision", {"op": "approve:decided_by"})
    assert page.status_code == 409
    assert links(page, "ld-summary") == ["#questions", f"/f/{number}/decision#decision"]
