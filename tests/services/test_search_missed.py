from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.definitions.message import Refused
from app.services import search_missed
from app.services.search_changes import touch_project
from app.services.work import VISITOR, Actor, Held
from app.store import Store
from tests.conftest import Place
from tests.services.found_house import NOW, House, furnished

OFFICE = Actor("office", roles=(Held("PMO"),))
COLLEAGUES = [Actor(f"person {number}") for number in range(12)]


@pytest.fixture
def house(store: Store, place: Place) -> Iterator[House]:
    with furnished(store, place) as found:
        yield found


def ask(house: House, q: str, who: Actor, day: int = 0) -> None:
    with house.reading(who) as work:
        search_missed.note(replace(work, now=NOW + dt.timedelta(days=day)), q)


def missed(house: House) -> list[str]:
    with house.reading(OFFICE) as work:
        return [one.word for one in search_missed.report(work)]


def on_disk(house: House) -> str:
    file = house.place.data / "missed" / "missed.json"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_a_word_is_told_once_several_people_asked_on_several_days(house: House) -> None:
    for day in range(3):
        assert missed(house) == []
        for who in COLLEAGUES:
            ask(house, "Where is the xylofoon?", who, day)
    assert missed(house) == ["xylofoon"]


def test_what_one_person_types_is_never_told_nor_readable_on_the_disk(house: House) -> None:
    for day in range(20):
        ask(house, "Zeldenthuis xylofoon", COLLEAGUES[0], day)
        ask(house, "Zeldenthuis", VISITOR, day)
    assert missed(house) == []
    assert on_disk(house)
    for word in ("zeldenthuis", "xylofoon", "person"):
        assert word not in on_disk(house).lower()


def test_what_many_type_on_one_day_is_not_told(house: House) -> None:
    for who in COLLEAGUES:
        ask(house, "xylofoon", who)
    assert missed(house) == []


def test_names_numbers_and_small_words_are_not_counted_at_all(house: House) -> None:
    with house.writing() as work:
        search_missed.people.add_person(work.session, name="Anneloes Zeldenthuis", email="az@example.org")
    for q in ("zeldenthuis", "Anneloes", "0612345678", "az@example.org", "how xyz", "x" * 60, ""):
        ask(house, q, COLLEAGUES[0])
    assert on_disk(house) == ""


def test_a_word_that_is_there_for_somebody_else_is_no_gap(house: House) -> None:
    with house.writing() as work:
        project = house.project(work.session, "P-2026-001", "Xylofoon", "members")
        touch_project(work, project.id)
    ask(house, "xylofoon", COLLEAGUES[0])
    assert on_disk(house) == ""


def test_a_word_leaves_the_list_when_it_can_be_found(house: House) -> None:
    for day in range(3):
        for who in COLLEAGUES:
            ask(house, "xylofoon", who, day)
    with house.writing() as work:
        touch_project(work, house.project(work.session, "P-2026-001", "Xylofoon").id)
    assert missed(house) == []


def test_a_word_waits_for_a_season_and_is_then_forgotten(house: House) -> None:
    ask(house, "xylofoon", COLLEAGUES[0])
    before = on_disk(house)
    ask(house, "trombone", COLLEAGUES[0], 100)
    assert before.count('"first"') == on_disk(house).count('"first"') == 1


def test_a_damaged_file_is_begun_anew_and_a_disk_that_is_full_fails_nobodys_search(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    (house.place.data / "missed").mkdir(mode=0o700)
    (house.place.data / "missed" / "missed.json").write_text("{", encoding="utf-8")
    ask(house, "xylofoon", COLLEAGUES[0])
    assert '"waiting"' in on_disk(house)
    (house.place.data / "missed" / "missed.json").unlink()
    (house.place.data / "missed" / "missed.json").mkdir()
    ask(house, "trombone", COLLEAGUES[0])
    assert "cannot be counted" in caplog.text


def test_only_the_office_reads_the_list(house: House) -> None:
    with house.reading(COLLEAGUES[0]) as work, pytest.raises(Refused):
        search_missed.report(work)
