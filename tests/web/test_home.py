"""Home: groups by date, forms and rows together, reminding others, my projects in four words."""

from __future__ import annotations

from tests.services.overview_house import day
from tests.web.overview_house import OverviewHouse, hall, overview_app
from tests.web.pages import Page, text

__all__ = ["hall", "overview_app"]


def with_rows(hall: OverviewHouse) -> str:
    """The id of somebody with a project and rows of every date."""
    with hall.office() as office:
        roof = office.place_project("Roof", "P-1")
        office.report(roof, 12, "amber", "red", why="It will be mended")
        office.gate_day(roof, "G0", 8, forecast=11)
        for due, event in ((-3, "Storm"), (2, "Rain"), (40, "Snow"), (None, "Rust")):
            date = day(due) if due is not None else None
            office.row(roof, "risks", owner=office.mirjam, due=date, event=event)
        office.person("Mirjam", "PM", project=roof)
        return office.mirjam.id


def test_what_is_mine_stands_in_groups_by_date(hall: OverviewHouse) -> None:
    page = Page(hall.browser_of(with_rows(hall)).get("/"))
    headings = [text(one) for one in page.all("h2")][:4]
    assert headings == ["Overdue 1", "This week 1", "Later 1", "No date 1"]
    lines = [text(one) for one in page.all("li")]
    assert any("Risk: Storm" in one and "asked by Ellen" in one and "! 3 days late" in one for one in lines)


def test_a_project_of_mine_in_four_words(hall: OverviewHouse) -> None:
    page = Page(hall.browser_of(with_rows(hall)).get("/"))
    [line] = [one for one in map(text, page.all("li")) if "P-1" in one]
    for words in (
        "Idea",
        "Amber computed: Red Why better than computed: It will be mended",
        "G0 · 13 Mar 2026 3 days later",
        "report: 12 days ago",
    ):
        assert words in line


def test_a_full_group_folds_the_rest(hall: OverviewHouse) -> None:
    somebody = with_rows(hall)
    with hall.office() as office:
        roof = office.project()
        for at in range(10):
            office.row(roof, "risks", owner=office.mirjam, event=f"Hail {at}")
    assert "3 more" in hall.browser_of(somebody).get("/").text


def test_who_has_nothing_reads_what_to_do_first(hall: OverviewHouse) -> None:
    page = hall.somebody().get("/")
    assert "Three things to do first" in page.text
    for address in ("/forms/idea/start?project=new", "/forms"):
        assert f'href="{address}"' in page.text


def test_others_are_reminded_with_one_button(hall: OverviewHouse) -> None:
    with hall.office() as office:
        number, robin, mirjam = office.idea_sent(), office.robin.id, office.mirjam.id
    browser = hall.browser_of(robin)
    answer = browser.send(browser.get("/"), f"/f/{number}/remind")
    assert answer.headers["Location"] == "/?done=reminded"
    assert "No mail was sent" in browser.get("/?done=reminded").text
    assert f"/f/{number}/remind" not in browser.get("/").text
    assert "you were reminded today" in hall.browser_of(mirjam).get("/").text
    assert "reminded those for whom the form waits" in browser.get(f"/f/{number}/history").text
