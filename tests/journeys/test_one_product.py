"""Handbook and app are one product; and a form can be followed in a browser without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import arrival, intake, keyboard
from tests.journeys.ending import other_language
from tests.journeys.form import Form
from tests.journeys.server import Server
from tests.journeys.story import PASSWORD, SANNE, Story
from tests.journeys.window import Album, Window

pytestmark = pytest.mark.browser


@pytest.fixture
def story(browser: Browser, server: Server, pictures: Path) -> Iterator[Story]:
    """One person with an account."""
    found = Story(browser, server, "en", "desktop", Album(pictures / "one-product"))
    arrival.first_account(found)
    yield found
    found.close()


def test_the_language_switch_leads_to_the_same_page_everywhere(story: Story) -> None:
    window = story.at(SANNE)
    for path in ("/", "/forms", "/search?q=gate", "/people"):
        window.goto(path)
        other_language(window)
        other_language(window)
    window.goto("/handbook/2026.1/processes/run-gate-review/")
    keyboard.press(window.page, window.page.locator("header .ld-language a"))
    assert window.path == "/handbook/2026.1/nl/processes/run-gate-review/"
    keyboard.press(window.page, window.page.locator("header .ld-language a"))
    assert window.path == "/handbook/2026.1/processes/run-gate-review/"


def test_a_palette_chosen_in_the_handbook_holds_in_the_app_and_back(story: Story) -> None:
    window = story.at(SANNE)
    window.goto("/handbook/2026.1/")
    chosen = [_scheme(window)]
    for _ in range(3):  # as the system, light, dark, and as the system again
        _next_palette(window)
        chosen.append(_scheme(window))
        window.goto("/forms")
        assert _scheme(window) == chosen[-1]
        window.goto("/handbook/2026.1/nl/")
        assert _scheme(window) == chosen[-1]
    assert chosen == ["default", "default", "slate", "default"]


def _next_palette(window: Window) -> None:
    """Tab to the switch, of which only the label shows, and go one further."""
    for _ in range(40):
        if window.page.evaluate("document.activeElement.name === '__palette'"):
            now = window.page.locator("input[name=__palette]:focus")
            outline = now.evaluate("one => getComputedStyle(one.nextElementSibling).outlineStyle")
            assert outline != "none", "the focus on the switch cannot be seen"
            window.page.keyboard.press("Enter")
            return
        window.page.keyboard.press("Tab")
    raise AssertionError("The switch of the palette is out of reach by Tab")


def _scheme(window: Window) -> str:
    return str(window.page.locator("body").get_attribute("data-md-color-scheme"))


def test_from_a_process_page_one_press_starts_its_form_and_a_step_leads_back(story: Story) -> None:
    window, say = story.at(SANNE), story.words
    window.goto("/handbook/2026.1/processes/intake-and-select-project/")
    window.see("process-page")
    keyboard.press(
        window.page, window.page.locator(f".md-content a[href*='/forms/{intake.INTAKE}/start']").first
    )
    window.write(say("Short name of the new project"), "Bicycle shed")
    window.press(say("Start: %(name)s", name=say.name(intake.INTAKE)))
    window.press(say("Go on"))
    there = window.page.locator(
        ".md-content a[href*='/handbook/2026.1/processes/intake-and-select-project/#']"
    )
    address = str(there.first.get_attribute("href"))
    keyboard.press(window.page, there.first)
    assert window.path == address
    assert window.page.locator(f"[id='{address.partition('#')[2]}']").count() == 1


def test_without_script_a_question_that_comes_up_is_asked_after_saving(
    browser: Browser, server: Server, pictures: Path
) -> None:
    album = Album(pictures / "without-script")
    story = Story(browser, server, "en", "phone", album, {"java_script_enabled": False})
    window, say = story.at(SANNE), story.words
    page = window.page
    window.goto(server.first_link())
    page.get_by_label(say("Your name")).fill(SANNE.name)
    page.get_by_label(say("Mail address")).fill(SANNE.mail)
    page.get_by_label(say("A password")).fill(PASSWORD)
    page.get_by_role("button", name=say("Make my account")).press("Enter")
    window.goto(f"/forms/{intake.INTAKE}/start?project=new")
    page.get_by_label(say("Short name of the new project")).fill("Bicycle shed")
    page.get_by_role("button", name=say("Start: %(name)s", name=say.name(intake.INTAKE))).press("Enter")
    window.goto(f"{window.path}/size")
    form = Form(window, intake.INTAKE)
    assert not form.asked("obligation_ref")
    form.group("obligation").get_by_label(say("Yes")).press("Space")
    form.input("units").fill("3")
    page.get_by_role("button", name=say("Save and continue")).last.press("Enter")
    form.input("obligation_ref").wait_for()
    page.screenshot(path=album.next("came-up-after-saving"), full_page=True)
    assert form.input("units").input_value() == "3"
    form.input("obligation_ref").fill("The law on bicycles, 1 July")
    page.get_by_role("button", name=say("Save and continue")).last.press("Enter")
    assert window.path.endswith("/nature")
    page.get_by_role("link", name=say("Previous step")).press("Enter")
    assert form.input("obligation_ref").input_value() == "The law on bicycles, 1 July"
    story.close()
