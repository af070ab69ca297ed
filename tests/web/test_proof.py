"""Where the answer to a requirement comes from is one click away."""

from __future__ import annotations

from tests.web.house import House
from tests.web.test_story import Story


def test_a_requirement_that_a_record_answers_links_to_the_answer(house: House) -> None:
    story = Story(house)
    story.decided()
    page = story.robin.get("/forms/gate-g0/start?project=P-2026-001")
    answer = story.robin.send(page, "start-form", {"PM": story.ids["Robin"]})
    shown = story.robin.get(answer.headers["Location"] + "/preparation?lang=nl").text
    assert "Ja, volgens:" in shown
    assert 'href="/f/F-2026-0001/need#problem"' in shown
