"""This project was started twice: chosen, looked at, confirmed, read afterwards, and taken back."""

from __future__ import annotations

from werkzeug.test import TestResponse

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

TWICE, FIRST = "P-2026-002", "P-2026-001"
MERGE = f"/projects/{TWICE}/merge"


def begun_twice(house: House) -> Browser:
    """Somebody of the office, in a house where the same project was started two times."""
    robin = house.browser_of(house.person("Robin"))
    house.start(robin, "New roof", SPO=house.person("Ellen"))
    house.start(robin, "New roof on the hall")
    return house.browser_of(house.person("Paula", "PMO"))


def merged(office: Browser, reason: str = "The same roof") -> TestResponse:
    page = office.get(MERGE, query_string={"into": FIRST})
    return office.send(page, "merge", {"reason": reason})


def test_the_page_of_a_project_leads_the_office_to_it_and_nobody_else(house: House) -> None:
    office = begun_twice(house)
    assert MERGE in office.get(f"/projects/{TWICE}").text
    reader = house.somebody()
    assert MERGE not in reader.get(f"/projects/{TWICE}").text
    assert reader.get(MERGE).status_code == 403


def test_what_comes_over_and_what_clashes_is_read_first(house: House) -> None:
    office = begun_twice(house)
    assert Page(office.get(MERGE)).form("choose").fields == {"into": [FIRST]}
    said = Page(office.get(MERGE, query_string={"into": FIRST})).text()
    for words in ("What comes over", "What stays to be read at P-2026-002", "Both have “Idea”", "on goes"):
        assert words in said


def test_rows_are_called_by_what_they_say(house: House) -> None:
    office = begun_twice(house)
    ellen = house.browser_of(house.person("Ellen"))
    people = f"/projects/{TWICE}/people"
    office.send(office.get(people), people, {"role": "PM", "person": house.person("Ellen")})
    page = ellen.get(f"/registers/risks/new?project={TWICE}")
    assert ellen.send(page, "row-form", {"event": "Storm", "prob": "4", "cost": "1000"}).status_code == 303
    assert "RisksStorm" in Page(office.get(MERGE, query_string={"into": FIRST})).text()
    merged(office)
    assert "Risks: Storm" in Page(office.get(f"{MERGE}/undo")).text()


def test_without_a_reason_nothing_happens_and_the_page_says_so(house: House) -> None:
    office = begun_twice(house)
    answer = merged(office, " ")
    assert answer.status_code == 422
    assert "one line is enough" in answer.text
    assert TWICE in office.get("/projects").text


def test_the_number_leads_on_and_the_old_page_can_be_read(house: House) -> None:
    office = begun_twice(house)
    answer = merged(office)
    assert answer.headers["Location"] == f"/projects/{FIRST}?from={TWICE}&done=merged"
    assert TWICE not in office.get("/projects").text
    led = office.get(f"/projects/{TWICE}")
    assert led.headers["Location"] == f"/projects/{FIRST}?from={TWICE}"
    assert f"You asked for {TWICE}" in Page(office.get(led.headers["Location"])).text()
    before = Page(office.get(f"/projects/{TWICE}/before"))
    assert "The same roof" in before.text()
    assert f"{FIRST} · New roof" in before.text()
    assert "Another project goes on" in Page(office.get("/f/F-2026-0002")).text()


def test_what_is_not_possible_says_why(house: House) -> None:
    office = begun_twice(house)
    for into, words in ((TWICE, "with itself"), ("P-1999-001", "no project"), (FIRST, "")):
        answer = office.get(MERGE, query_string={"into": into})
        assert answer.status_code == (422 if words else 200)
        assert words in answer.text
    merged(office)
    assert office.get(MERGE).status_code == 409
    assert office.get(f"/projects/{FIRST}/before").headers["Location"] == f"/projects/{FIRST}"


def test_two_at_once_are_merged_once(house: House) -> None:
    office = begun_twice(house)
    one, other = (office.get(MERGE, query_string={"into": FIRST}) for _ in range(2))
    assert office.send(one, "merge", {"reason": "The same"}).status_code == 303
    assert office.send(other, "merge", {"reason": "The same"}).status_code == 409


def test_it_is_taken_back_within_a_month(house: House) -> None:
    office = begun_twice(house)
    merged(office)
    undo = f"{MERGE}/undo"
    assert undo in office.get(f"/projects/{TWICE}/before").text
    answer = office.send(office.get(undo), "undo")
    assert answer.headers["Location"] == f"/projects/{TWICE}?done=parted"
    assert TWICE in office.get("/projects").text
    history = Page(office.get(f"/projects/{TWICE}/history")).text()
    assert "two projects again" in history
    assert "this project was merged into it" in history
    assert office.get(undo).status_code == 409


def test_a_dutch_reader_reads_it_in_dutch(house: House) -> None:
    office = begun_twice(house)
    said = Page(office.get(MERGE, query_string={"into": FIRST, "lang": "nl"})).text()
    assert "Dit project is twee keer gestart" in said
