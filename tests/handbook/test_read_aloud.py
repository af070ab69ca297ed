"""A page read aloud, in a real browser. The voices are a stand-in for the device that notes what it hears."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.handbook.conftest import EDITION
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
PAGE = f"/handbook/{EDITION}/read/"
DUTCH = f"/handbook/{EDITION}/nl/read/"
LOCAL = [
    {"lang": "en-GB", "localService": False, "name": "far"},
    {"lang": "nl_NL", "localService": True, "name": "Anna"},
    {"lang": "en-US", "localService": True, "name": "Ben"},
]
STAND_IN = """
window.heard = []
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
Object.defineProperty(window, "speechSynthesis", { value: {
  now: null,
  getVoices() { return VOICES },
  speak(one) { this.now = one; heard.push(one.text) },
  cancel() { const one = this.now; this.now = null; if (one) one.onerror({ error: "canceled" }) },
  addEventListener() {}, removeEventListener() {},
  next() { const one = this.now; this.now = null; one.onend() },
} })
"""
MARKED = "[...(CSS.highlights.get('ld-reading') || [])].map(one => one.toString()).join()"


def voices(known: object) -> str:
    return STAND_IN.replace("VOICES", json.dumps(known))


def listening(browser: Browser, host: Host, path: str = PAGE, known: object = LOCAL) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.add_init_script(voices(known))
    page.goto(host.address + path, wait_until="load")
    return page


def heard(page: Page) -> list[str]:
    return list(page.evaluate("heard"))


def go_on(page: Page) -> None:
    page.evaluate("speechSynthesis.next()")


def test_sentence_follows_sentence_and_each_is_marked_while_it_sounds(browser: Browser, host: Host) -> None:
    page = listening(browser, host)
    page.get_by_role("button", name="Read aloud").press("Enter")
    said = [
        "Read me",
        "First sentence with code and a link.",
        "Second one?",
        "Point one.",
        "Row one, its meaning",
    ]
    for place, sentence in enumerate(said):
        assert heard(page)[place:] == [sentence]
        assert " ".join(page.evaluate(MARKED).split()).replace("one its", "one, its") == sentence
        go_on(page)
    assert heard(page)[len(said) :] == ["More to read"]  # a fold is named, what lies in it is not read
    go_on(page)
    expect(page.locator(".ld-read [role=status]")).to_have_text("That was the whole page.")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    assert page.evaluate(MARKED) == ""
    page.close()


def test_it_pauses_and_goes_on_with_the_same_sentence(browser: Browser, host: Host) -> None:
    page = listening(browser, host)
    page.get_by_role("button", name="Read aloud").click()
    go_on(page)
    page.get_by_role("button", name="Pause").press("Space")
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.get_by_role("button", name="Read on")).to_be_focused()
    page.get_by_role("button", name="Read on").press("Space")
    assert heard(page) == ["Read me", *["First sentence with code and a link."] * 2]
    page.close()


def test_stop_begins_again_and_the_keyboard_keeps_its_place(browser: Browser, host: Host) -> None:
    page = listening(browser, host)
    page.get_by_role("button", name="Read aloud").click()
    go_on(page)
    page.get_by_role("button", name="Stop").press("Enter")
    assert page.evaluate("speechSynthesis.now") is None
    assert page.evaluate(MARKED) == ""
    expect(page.get_by_role("button", name="Read aloud")).to_be_focused()
    page.keyboard.press("Enter")
    assert heard(page) == ["Read me", "First sentence with code and a link.", "Read me"]
    page.close()


@pytest.mark.parametrize(("path", "name"), [(PAGE, "Ben"), (DUTCH, "Anna")])
def test_the_voice_speaks_the_language_of_the_page_and_lives_on_the_device(
    browser: Browser, host: Host, path: str, name: str
) -> None:
    page = listening(browser, host, path)
    page.get_by_role("button", name="Lees voor" if path == DUTCH else "Read aloud").click()
    assert page.evaluate("speechSynthesis.now.voice.name") == name
    page.close()


def test_a_voice_that_lives_elsewhere_is_not_used_and_that_is_said(browser: Browser, host: Host) -> None:
    page = listening(browser, host, DUTCH, [{"lang": "nl-NL", "localService": False}, LOCAL[2]])
    page.get_by_role("button", name="Lees voor").click()
    expect(page.locator(".ld-read [role=status]")).to_contain_text("geen eigen Nederlandse stem")
    assert heard(page) == []
    page.close()


def test_a_browser_without_voices_says_so_in_words(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, PAGE)
    button = watched.page.get_by_role("button", name="Read aloud")
    button.press("Enter")
    expect(watched.page.locator(".ld-read [role=status]")).to_contain_text("no English voice of its own")
    expect(button).to_be_focused()
    assert watched.mishaps == []
    watched.page.close()


def test_it_stops_on_leaving_the_page(browser: Browser, host: Host) -> None:
    page = listening(browser, host)
    page.get_by_role("button", name="Read aloud").click()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.now") is None
    page.close()


def test_a_voice_that_fails_is_said_in_words(browser: Browser, host: Host) -> None:
    page = listening(browser, host)
    page.get_by_role("button", name="Read aloud").click()
    page.evaluate("speechSynthesis.now.onerror({error: 'synthesis-failed'})")
    expect(page.locator(".ld-read [role=status]")).to_contain_text("the voice of your device does not answer")
    page.close()


def test_without_script_there_are_no_buttons(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PAGE)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".ld-read")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_reads(browser: Browser, host: Host, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 640},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.add_init_script(voices(LOCAL))
    page.goto(host.address + PAGE, wait_until="networkidle")
    page.get_by_role("button", name="Read aloud").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
