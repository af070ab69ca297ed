"""From the first account to a lesson that is found: the whole road, by keyboard, in both languages.

The two sizes of screen go side by side, each with its own server and its own browser: it takes half the time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys import arrival, ending, first_gate, intake, stop_gate
from tests.journeys.conftest import Start
from tests.journeys.story import Story
from tests.journeys.window import SIZES, Album, launch


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_project_goes_from_its_intake_to_a_lesson_that_is_found(
    lang: str, start: Start, pictures: Path, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(len(SIZES)) as pool:
        walks = [pool.submit(_walk, lang, size, start, pictures, tmp_path) for size in SIZES]
    for walk in walks:
        walk.result()


def _walk(lang: str, size: str, start: Start, pictures: Path, folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        story = Story(browser, start(), lang, size, Album(pictures / f"{lang}-{size}"))
        _follow(story, folder / size)
        story.close()
        browser.close()


def _follow(story: Story, folder: Path) -> None:
    folder.mkdir()
    arrival.first_account(story)
    arrival.invitations(story)
    intake.new_project(story)
    intake.need(story)
    intake.size(story)
    intake.nature(story)
    intake.surroundings(story)
    intake.approvals(story)
    first_gate.find_project(story)
    first_gate.g0_prepared(story)
    first_gate.g0_checked(story)
    first_gate.g0_decided(story)
    first_gate.lessons_gone_through(story)
    stop_gate.g1_prepared(story, folder)
    stop_gate.g1_reviewed(story)
    stop_gate.g1_stopped(story)
    ending.lesson_written(story)
    ending.closure(story, folder)
    ending.g5_closed(story)
    ending.lesson_validated(story)
    ending.found(story)
