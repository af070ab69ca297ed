"""Testing yourself in a real browser: by keyboard, without script, on paper, in both palettes."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from app.handbook.directives.definitions import definitions
from tests.handbook.conftest import EDITION, VALID
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
QUIZ = f"/handbook/{EDITION}/training/basics/"
RANDOM = f"/handbook/{EDITION}/nl/method/"  # where every directive stands
MODULE = definitions(VALID).modules["basics"]
ASKED = {QUIZ: len(MODULE.questions), RANDOM: len(MODULE.questions) + 2}
NOW = ".ld-quiz-question--now"


def answer(page: Page, box: Locator, place: int) -> None:
    """Choose the option at `place` (from 0) and check it, with nothing but the keyboard."""
    box.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def right(number: int) -> int:
    return next(i for i, one in enumerate(MODULE.questions[number].options) if one.right)


@pytest.mark.parametrize("path", [QUIZ, "/quiz"])  # in the handbook, and on a page of the app
def test_what_is_right_is_said_in_words_and_the_reason_opens(browser: Browser, host: Host, path: str) -> None:
    watched = opened(browser, host, path)
    box = watched.page.locator(".ld-quiz-question").first
    expect(box.locator("details")).not_to_have_attribute("open", "")
    answer(watched.page, box, right(0))
    outcome = box.get_by_role("status")
    expect(outcome).to_have_text("Right.")
    expect(outcome).to_be_focused()  # the button is gone, and nobody is sent back to the top
    expect(box.locator(".ld-quiz-mark")).to_have_text(["right answer"])
    expect(box.get_by_text("answers for the result")).to_be_visible()
    assert watched.mishaps == []
    watched.page.close()


def test_what_is_wrong_shows_both_answers_and_cannot_be_changed(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, QUIZ)
    box = watched.page.locator(".ld-quiz-question").first
    answer(watched.page, box, 1)
    expect(box.get_by_role("status")).to_have_text("Not right. The answer is below.")
    expect(box.locator(".ld-quiz-option", has_text="The project manager")).to_contain_text("your answer")
    expect(box.locator(".ld-quiz-option", has_text="The sponsor")).to_contain_text("right answer")
    expect(box.locator("input").first).to_be_disabled()
    watched.page.close()


def test_moving_through_the_options_judges_nothing(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, QUIZ)
    box = watched.page.locator(".ld-quiz-question").first
    box.get_by_role("button", name="Check").click()
    expect(box.get_by_role("status")).to_have_text("Choose an answer first.")
    box.locator("input").first.focus()
    watched.page.keyboard.press("ArrowDown")
    expect(box.locator("input").first).to_be_enabled()
    expect(box.locator(".ld-quiz-mark")).to_have_count(0)
    watched.page.close()


def test_the_last_answer_brings_the_score_and_a_fresh_start(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, QUIZ)
    page = watched.page
    score, again = page.locator(".ld-score"), page.get_by_role("button", name="Start again")
    expect(again).to_be_hidden()
    for number, box in enumerate(page.locator(".ld-quiz-question").all()):
        expect(score).to_be_hidden()
        answer(page, box, right(number) if number else 1)
    expect(score).to_have_text("You had 9 of 10 right.")
    again.click()
    expect(score).to_be_hidden()
    expect(page.locator(".ld-quiz-mark, .ld-quiz-option input:checked, .ld-quiz-answer[open]")).to_have_count(
        0
    )
    expect(page.locator("fieldset").first).to_be_focused()
    assert "basics" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert watched.mishaps == []
    page.close()


def test_a_random_question_comes_alone_and_all_come_before_one_comes_back(
    browser: Browser, host: Host
) -> None:
    watched = opened(browser, host, RANDOM)
    page = watched.page
    seen = set[str]()
    for _ in range(ASKED[RANDOM]):
        expect(page.locator(".ld-quiz-question:visible")).to_have_count(1)
        seen.add(page.locator(NOW).get_attribute("id") or "")
        page.get_by_role("button", name="Nog een vraag").press("Enter")
        expect(page.locator(f"{NOW} fieldset")).to_be_focused()
    assert len(seen) == ASKED[RANDOM]
    answer(page, page.locator(NOW), 0)
    expect(page.locator(NOW).get_by_role("status")).to_have_text(
        "Goed." if page.locator(f"{NOW} input").first.get_attribute("data-right") is not None
        else "Niet goed. Het antwoord staat hieronder."
    )  # fmt: skip
    assert watched.mishaps == []
    page.close()


def test_a_random_question_can_be_asked_of_one_module(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, RANDOM)
    choice = watched.page.get_by_label("Module")
    expect(choice.locator("option")).to_have_text(
        ["Alle modules", "M1 De eerste stappen", "M2 De eerste stappen"]
    )
    choice.select_option("M2 De eerste stappen")
    for _ in range(6):
        expect(watched.page.locator(".ld-quiz-question:visible")).to_have_id(re.compile("^more-"))
        watched.page.get_by_role("button", name="Nog een vraag").click()
    watched.page.close()


@pytest.mark.parametrize("path", [QUIZ, RANDOM])
def test_without_script_all_is_there_and_every_answer_can_be_unfolded(
    browser: Browser, host: Host, path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + path)
    if path == RANDOM:
        for folded in page.locator(".ld-module > summary").all():
            folded.click()
    expect(page.locator(".ld-quiz-question:visible")).to_have_count(ASKED[path])
    box = page.locator(".ld-quiz-question").first
    why = box.locator(".ld-quiz-answer p").nth(1)
    expect(why).to_be_hidden()
    box.locator(".ld-quiz-answer > summary").press("Enter")
    expect(why).to_be_visible()
    expect(page.locator(".ld-quiz-check, .ld-score")).to_have_count(0)
    box.get_by_role("link").click()
    expect(page.locator("#welcome")).to_be_visible()
    context.close()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("path", [QUIZ, RANDOM])
def test_paper_shows_every_question_with_its_answer(
    browser: Browser, host: Host, path: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(host.address + path)
    page.emulate_media(media="print")
    expect(page.locator(".ld-quiz-question:visible")).to_have_count(ASKED[path])
    for box in page.locator(".ld-quiz-question").all():
        why = box.locator(".ld-quiz-answer p").nth(1)
        assert why.evaluate("one => one.getBoundingClientRect().height") > 0
        assert why.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    expect(page.locator(".ld-quiz-check:visible, .ld-choice:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [QUIZ, RANDOM])
def test_axe_finds_nothing_before_and_after_answering(
    browser: Browser, host: Host, path: str, scheme: str
) -> None:
    # The policy also keeps axe out, so this browser does not heed it.
    context = browser.new_context(
        viewport={"width": 360, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(host.address + path, wait_until="networkidle")
    for answered in (False, True):
        if answered:
            boxes = page.locator(".ld-quiz-question:visible")
            answer(page, boxes.first, 0)
            if path == QUIZ:
                answer(page, boxes.nth(1), 0)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
