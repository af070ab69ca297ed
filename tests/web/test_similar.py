"""Projects that look like one stand on its page and before an idea is sent, and say why."""

from __future__ import annotations

import pytest

from app.services.search_following import following
from app.store import EVERYTHING, projects
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page, text


@pytest.fixture
def robin(house: House) -> Browser:
    """Somebody who started three projects, two of them alike, in a house with an index."""
    browser = house.somebody()
    for title in ("Roof of the town hall", "Boats", "New roof for the town hall"):
        house.start(browser, title)
    browser.get("/search?query=anything")
    return browser


def projects_of(house: House) -> dict[str, str]:
    """Title -> number."""
    with house.store.session() as session:
        return {one.title: one.number for one in projects.list_projects(session, EVERYTHING)}


def page_of(house: House, browser: Browser, title: str, lang: str = "en") -> Page:
    return Page(browser.get(f"/projects/{projects_of(house)[title]}?lang={lang}"))


@pytest.mark.parametrize(
    ("lang", "name", "about"),
    [
        ("en", "Projects that look like this one", "Both about:"),
        ("nl", "Projecten die hierop lijken", "Allebei over:"),
    ],
)
def test_a_project_has_those_like_it_in_a_fold(
    house: House, robin: Browser, lang: str, name: str, about: str
) -> None:
    page = page_of(house, robin, "Roof of the town hall", lang)
    [fold] = [one for one in page.all("details") if text(one).startswith(name)]
    assert f"{about} roof, town, hall" in text(fold)
    links = [one.attrib["href"] for one in fold.iter("a")]
    assert links == [f"/projects/{projects_of(house)['New roof for the town hall']}"]


def test_beside_a_project_that_is_like_no_other_stands_nothing(house: House, robin: Browser) -> None:
    assert "look like this one" not in page_of(house, robin, "Boats").text()


def test_a_project_for_members_is_not_told_of_to_others(house: House, robin: Browser) -> None:
    with house.store.writing() as session:
        found = projects.get_project(session, projects_of(house)["New roof for the town hall"], EVERYTHING)
        assert found is not None
        found.visibility = "members"
    page = page_of(house, house.somebody(), "Roof of the town hall")
    assert "look like this one" not in page.text()


def test_before_an_idea_is_sent_its_author_sees_what_is_like_it_and_why_that_helps(
    house: House, robin: Browser
) -> None:
    form = house.start(robin, "A roof for another hall")
    said = Page(robin.get(f"/f/{form}/check")).text()
    assert "Is one of them the same? Then do not start it twice." in said
    assert "Roof of the town hall" in said
    assert "Both about: roof, hall" in said


def test_an_idea_is_told_of_from_the_moment_it_was_begun(house: House, robin: Browser) -> None:
    house.start(robin, "Boats on the canal")
    house.start(robin, "More boats for the canal")
    assert "Both about: boats, canal" in page_of(house, robin, "Boats on the canal").text()


def test_who_tried_to_send_too_early_is_shown_what_is_missing_only(house: House, robin: Browser) -> None:
    form = house.start(robin, "A roof for another hall")
    token = Page(robin.get("/account")).form("/sign-out").fields["csrf_token"][0]
    answer = robin.post(f"/f/{form}/send", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "look like this one" not in answer.text


def test_without_an_index_the_pages_are_there_all_the_same(house: House, robin: Browser) -> None:
    following(house.settings).search.forget()
    assert "look like this one" not in page_of(house, robin, "Roof of the town hall").text()
    form = house.start(robin, "A roof for another hall")
    assert robin.get(f"/f/{form}/check").status_code == 200
