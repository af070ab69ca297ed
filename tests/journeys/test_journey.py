"""From the first account to a lesson that is found: the whole road, by keyboard, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import arrival, ending, gates, intake
from tests.journeys.server import Server
from tests.journeys.story import Story
from tests.journeys.window import Album


@pytest.mark.browser
@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_project_goes_from_its_intake_to_a_lesson_that_is_found(
    lang: str, size: str, browser: Browser, server: Server, pictures: Path, tmp_path: Path
) -> None:
    story = Story(browser, server, lang, size, Album(pictures / f"{lang}-{size}"))
    arrival.first_account(story)
    arrival.invitations(story)
    intake.new_project(story)
    intake.need(story)
    intake.size(story)
    intake.nature(story)
    intake.surroundings(story)
    intake.approvals(story)
    gates.find_project(story)
    gates.g0_prepared(story)
    gates.g0_checked(story)
    gates.g0_decided(story)
    gates.g1_prepared(story, tmp_path)
    gates.g1_reviewed(story)
    gates.g1_stopped(story)
    ending.lesson_written(story)
    ending.closure(story, tmp_path)
    ending.lesson_validated(story)
    ending.found(story)
    story.close()
