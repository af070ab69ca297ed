"""The language of a page, and the way things are written in it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from app.web import language
from tests.web.house import House
from tests.web.pages import Page


def lang_of(response: object) -> str:
    return next(Page(response).all("html")).attrib["lang"]  # type: ignore[arg-type]


def test_a_visitor_reads_the_language_that_the_browser_wishes(house: House) -> None:
    page = house.visitor().get("/", headers={"Accept-Language": "nl-NL,nl;q=0.9,en;q=0.5"})
    assert lang_of(page) == "nl"
    assert "Het handboek dat met je meeloopt" in page.text


def test_a_visitor_changes_the_language_and_stays_on_the_page(house: House) -> None:
    browser = house.visitor()
    answer = browser.send(browser.get("/sign-in?next=/projects"), "/language", {"lang": "nl"})
    assert answer.headers["Location"] == "/sign-in?next=/projects"
    assert lang_of(browser.get("/")) == "nl"


def test_a_person_keeps_the_language_in_another_browser(house: House) -> None:
    person = house.person("Ada")
    browser = house.browser_of(person)
    browser.send(browser.get("/"), "/language", {"lang": "nl"})
    assert lang_of(house.browser_of(person).get("/")) == "nl"


def test_a_dutch_page_of_the_handbook_that_is_gone_says_so_in_dutch(house: House) -> None:
    page = house.visitor().get("/handbook/2026.1/nl/processes/gone/", headers={"Accept-Language": "en"})
    assert page.status_code == 404
    assert lang_of(page) == "nl"


def test_a_language_in_the_address_wins_and_is_kept(house: House) -> None:
    browser = house.somebody()
    assert lang_of(browser.get("/?lang=nl")) == "nl"
    assert lang_of(browser.get("/projects")) == "nl"


def test_changing_it_takes_it_out_of_the_address(house: House) -> None:
    browser = house.visitor()
    answer = browser.send(browser.get("/search?query=dak&lang=nl"), "/language", {"lang": "en"})
    assert answer.headers["Location"] == "/search?query=dak"
    assert lang_of(browser.get("/search?query=dak")) == "en"


def test_a_language_we_do_not_speak_is_refused_in_words(house: House) -> None:
    browser = house.visitor()
    assert browser.send(browser.get("/"), "/language", {"lang": "xx"}).status_code == 409


def test_errors_speak_the_language_too(house: House) -> None:
    page = house.visitor().get("/nothing?lang=nl")
    assert page.status_code == 404
    assert "Deze pagina is er niet" in page.text


@pytest.mark.parametrize(
    ("lang", "money", "day"), [("en", "€1,234.50", "2 March 2026"), ("nl", "€ 1.234,50", "2 maart 2026")]
)
def test_money_and_dates_are_written_as_people_write_them(
    house: House, lang: str, money: str, day: str
) -> None:
    with house.app.test_request_context(f"/?lang={lang}"):
        house.app.preprocess_request()
        assert language.amount(123450).replace("\u00a0", " ") == money
        assert language.day(dt.date(2026, 3, 2)) == day


def test_a_figure_is_rounded_half_up(house: House) -> None:
    with house.app.test_request_context("/"):
        house.app.preprocess_request()
        assert [language.figure(Decimal(one)) for one in ("0.125", "2.5", "1000")] == ["0.13", "2.5", "1,000"]


def test_moments_are_said_as_people_say_them(house: House) -> None:
    with house.app.test_request_context("/"):
        house.app.preprocess_request()
        said = [language.moment(house.now - dt.timedelta(days=one)) for one in (0, 1, 2)]
    assert said == ["today at 10:30", "yesterday at 10:30", "28 February 2026 at 10:30"]
