"""Was a page of the handbook clear? The way from its foot to who answers for it."""

from __future__ import annotations

import sqlite3

import pytest
from werkzeug.test import TestResponse

from app.handbook.review import Reviewed
from app.services import feedback
from app.services.feedback import Place
from app.services.work import PRODUCT, Work
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page, text

PAGE = "/handbook/2026.1/nl/processes/run-gate/"
WORDS = "Wanneer hoeft dit niet?"


def say(browser: Browser, page: str = PAGE, **said: str) -> TestResponse:
    """Fill in the foot of a page as a browser without script does, and confirm it."""
    once_more = browser.send(browser.get(page), "/feedback?lang=nl", said)
    assert once_more.status_code == 400
    assert "Het handboek weet niet wie het leest" in once_more.text
    return browser.send(once_more, "/feedback", {})


def rows(house: House) -> list[tuple[str, str, str]]:
    path = house.settings.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as memory:
        found = memory.execute("SELECT owner_id, data, due FROM register_row ORDER BY number").fetchall()
    memory.close()
    return found


def everything_kept(house: House) -> str:
    path = house.settings.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as memory:
        lines = [line for line in memory.iterdump() if not line.startswith('INSERT INTO "bundle"')]
    memory.close()
    return "\n".join(lines)


def test_what_was_not_clear_reaches_the_owner_of_the_page(house: House) -> None:
    owner, reader = house.person("Ellen", "PMO"), house.somebody()
    answer = say(reader, clear="no", text=WORDS)
    assert answer.status_code == 303
    [(owner_id, data, due)] = rows(house)
    assert owner_id == owner
    assert WORDS in data
    assert PAGE in data
    assert "2026.1" in data
    thanks = reader.get(answer.headers["Location"])
    assert "Ellen zorgt voor" in thanks.text
    assert "16 maart 2026" in thanks.text
    assert due == "2026-03-16"
    assert any(WORDS in text(one) for one in Page(house.browser_of(owner).get("/")).all("li"))


def test_the_owner_answers_and_the_reader_finds_it_where_the_thanks_lead(house: House) -> None:
    owner, reader = house.browser_of(house.person("Ellen", "PMO")), house.somebody()
    thanks = reader.get(say(reader, clear="no", text=WORDS).headers["Location"])
    [row] = [one.attrib["href"] for one in Page(thanks).all("a") if "/rows/" in one.attrib.get("href", "")]
    assert owner.send(owner.get(row), row, {"answer": "Bij klasse S."}).status_code == 303
    assert owner.send(owner.get(row), f"{row}/status", {"to": "answered"}).status_code == 303
    assert "Bij klasse S." in reader.get(row).text
    told = Page(reader.get("/feedback?lang=en"))
    assert text(list(told.all("tr"))[1]).endswith("Nederlands010")  # clear, remarks, open


def test_a_yes_is_a_number_and_nobody_is_kept_with_it(house: House) -> None:
    person = house.person("Robin")
    reader = house.browser_of(person)
    before = everything_kept(house).count(person)
    for count in (1, 2):
        answer = say(reader, clear="yes", text="")
        assert answer.status_code == 303
        assert "Dank je wel" in reader.get(answer.headers["Location"]).text
        listed = Page(reader.get("/feedback?lang=en"))
        [line] = [text(one) for one in listed.all("tr") if "Nederlands" in text(one)]
        assert line.endswith(f"Nederlands{count}00")  # clear, remarks, open
    assert everything_kept(house).count(person) == before
    assert rows(house) == []


@pytest.mark.parametrize("said", [{"clear": "no", "text": " "}, {"clear": "", "text": WORDS}])
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(house: House, said: dict[str, str]) -> None:
    reader = house.somebody()
    asked = say(reader, **said)
    assert asked.status_code == 422
    assert Page(asked).form("feedback").fields["text"] == [said["text"]]
    answer = reader.send(asked, "feedback", {"clear": "no", "text": "Toch dit"})
    assert answer.status_code == 303
    assert len(rows(house)) == 1


def test_a_visitor_signs_in_first_and_then_sends_what_was_typed(house: House) -> None:
    house.person("Robin", account=True)
    visitor = house.visitor()
    asked = visitor.send(visitor.get(PAGE), "/feedback?lang=nl", {"clear": "no", "text": WORDS})
    assert asked.status_code == 401
    signed = {"mail": "robin@example.org", "password": "three words together"}
    again = visitor.send(asked, "/sign-in", signed)
    assert rows(house) == []
    assert visitor.send(again, "/feedback", {}).status_code == 303
    assert WORDS in rows(house)[0][1]


def test_where_nobody_holds_the_role_the_remark_waits_for_the_office(house: House) -> None:
    reader = house.somebody()
    answer = say(reader, clear="no", text=WORDS)
    assert rows(house)[0][0] is None
    assert "Niemand zorgt op dit moment" in reader.get(answer.headers["Location"]).text


def test_who_answers_for_the_page_comes_before_the_office(house: House) -> None:
    house.person("Ellen", "PMO")
    trainer = house.person("Nora", "SPO")
    page = Reviewed("training/m1.md", "M1", "SPO", None, None)
    with house.store.session() as session:
        work = Work(session, PRODUCT, house.now, house.settings)
        assert feedback.owner_of(work, Place("2026.1", "nl", page)) == trainer


def test_a_page_deep_in_the_handbook_has_a_counter_too() -> None:
    deep = [Place("2026.1", "nl", Reviewed(f"{'a' * 90}/{name}.md", "", None, None, None)) for name in "xy"]
    assert len({one.counter for one in deep}) == 2
    assert max(len(one.counter) for one in deep) <= 100


@pytest.mark.parametrize("wrong", [{"page": "nowhere.md"}, {"edition": "1999.1"}, {"of": "xx"}])
def test_a_page_that_is_not_there_is_not_spoken_of(house: House, wrong: dict[str, str]) -> None:
    reader = house.somebody()
    once_more = reader.send(reader.get(PAGE), "/feedback?lang=nl", {"clear": "yes", **wrong})
    assert reader.send(once_more, "/feedback", {}).status_code == 404


def test_a_page_is_known_by_its_file_and_by_its_address(house: House) -> None:
    with house.store.session() as session:
        work = Work(session, PRODUCT, house.now, house.settings)
        for name, file in (
            ("processes/run-gate.md", "processes/run-gate.md"),
            ("processes/run-gate/", "processes/run-gate.md"),
            ("./", "index.md"),
        ):
            assert feedback.place(work, "2026.1", "nl", name).page.page == file


def test_the_question_is_only_on_pages_that_the_app_serves(house: House) -> None:
    served = house.visitor().get(PAGE)
    assert 'action="/feedback?lang=nl"' in served.text
    assert "<template" not in served.text
    [file] = house.settings.data.glob("editions/2026.1-*/nl/processes/run-gate/index.html")
    on_disk = file.read_text(encoding="utf-8")
    before, _, after = on_disk.partition('action="/feedback')
    assert before.rindex("<template") > before.rfind("</template>")
    assert "</template>" in after


def test_a_page_that_did_not_change_is_not_sent_again(house: House) -> None:
    visitor = house.visitor()
    tag = visitor.get(PAGE).headers["ETag"]
    assert visitor.get(PAGE, headers={"If-None-Match": tag}).status_code == 304
