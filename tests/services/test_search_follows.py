"""Two nodes with a data folder each, on one database."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.search.generations import locked
from app.services import search_following
from app.services.search_changes import touch_project
from app.services.search_subjects import read
from app.store import EVERYTHING, Store, projects, search_changes
from tests.conftest import Place
from tests.services.found_house import NOW, House, another_node, furnished


@pytest.fixture
def house(store: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The one node. Both look at the list with each question: half a second is long for a test."""
    monkeypatch.setattr(search_following, "_EVERY", 0.0)
    with furnished(store, place) as found:
        yield found


@pytest.fixture
def other(house: House, tmp_path: Path) -> Iterator[House]:
    """The other node, with an index that was built before."""
    with another_node(house, tmp_path / "other") as found:
        yield found


def new_project(house: House, number: int, title: str) -> str:
    with house.writing() as work:
        project = house.project(work.session, f"P-2026-{number:03}", title)
        touch_project(work, project.id)
    return f"/projects/P-2026-{number:03}"


def renamed(house: House, number: int, title: str, now: dt.datetime = NOW) -> None:
    with house.writing() as work:
        work = replace(work, now=now)
        project = projects.get_project(work.session, f"P-2026-{number:03}", EVERYTHING)
        assert project is not None
        project.title = title
        touch_project(work, project.id)


def test_what_changes_on_one_node_is_found_on_the_other_with_its_next_question(
    house: House, other: House
) -> None:
    assert other.urls("oeverdam") == []
    url = new_project(house, 1, "Oeverdam")
    assert house.urls("oeverdam") == other.urls("oeverdam") == [url]
    renamed(other, 1, "Duindoorn")
    assert house.urls("duindoorn") == other.urls("duindoorn") == [url]
    assert house.urls("oeverdam") == other.urls("oeverdam") == []


def test_what_was_rolled_back_is_not_on_the_list(house: House) -> None:
    with suppress(RuntimeError), house.writing() as work:
        touch_project(work, house.project(work.session, "P-2026-001", "Oeverdam").id)
        raise RuntimeError
    with house.reading() as work:
        assert search_changes.last(work.session) == 0


def test_a_node_does_not_do_again_what_it_did_itself(house: House) -> None:
    house.urls("anything")
    new_project(house, 1, "Oeverdam")
    before = (house.place.data / "index" / "current.json").read_bytes()
    assert house.urls("oeverdam")
    assert (house.place.data / "index" / "current.json").read_bytes() == before


def test_a_process_that_dies_between_the_commit_and_the_index_leaves_nothing_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert house.urls("oeverdam") == []
    with monkeypatch.context() as patched:
        patched.setattr(search_following.Following, "put", lambda *_: None)  # it died here
        url = new_project(house, 1, "Oeverdam")
    assert house.urls("oeverdam") == [url]


def test_an_index_that_looks_at_nothing_new_is_not_overtaken_by_an_older_change(house: House) -> None:
    """The change that was committed first may reach the index last."""
    house.urls("anything")
    url = new_project(house, 1, "Oeverdam")
    index = search_following.following(house.place)
    with house.reading() as work:
        project = projects.get_project(work.session, "P-2026-001", EVERYTHING)
        assert project is not None
        old = read(work, [f"project:{project.id}"])
    renamed(house, 1, "Duindoorn")
    index.put(old, 1)
    assert house.urls("duindoorn") == [url]


def test_a_node_that_was_away_for_longer_than_the_list_goes_back_compares_everything(
    house: House, other: House, caplog: pytest.LogCaptureFixture
) -> None:
    url = new_project(house, 1, "Oeverdam")
    later = NOW + search_changes.KEPT + dt.timedelta(days=1)
    for number in range(60):
        renamed(house, 1, f"Duindoorn {number}", later)
    with house.reading() as work, pytest.raises(search_changes.ChangesForgottenError):
        search_changes.after(work.session, 0, search_changes.last(work.session))
    assert other.urls("duindoorn 59") == [url]
    assert "left behind" in caplog.text
    assert other.urls("oeverdam") == []


def test_a_database_of_an_older_day_is_compared_as_well(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    url = new_project(house, 1, "Oeverdam")
    search_following.following(house.place).reached(500)
    assert house.urls("oeverdam") == [url]
    assert "left behind" in caplog.text
    assert search_following.following(house.place).seq() == 1


def test_who_asks_while_another_thread_follows_is_answered_from_what_is_there(
    house: House, other: House
) -> None:
    index = search_following.following(other.place)
    url = new_project(house, 1, "Oeverdam")
    with index._one:
        done: list[list[str]] = []
        asking = threading.Thread(target=lambda: done.append(other.urls("oeverdam")))
        asking.start()
        asking.join(timeout=20)
        assert done == [[]]
    assert other.urls("oeverdam") == [url]


def test_a_fault_in_following_fails_no_question(
    house: House, other: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    new_project(house, 1, "Oeverdam")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(search_following.Following, "reached", full)
        other.urls("oeverdam")
    assert "tried again" in caplog.text


def test_nobody_waits_for_another_process_that_brings_the_index_further(
    house: House, other: House, caplog: pytest.LogCaptureFixture
) -> None:
    url = new_project(house, 1, "Oeverdam")
    with locked(search_following.following(other.place).folder, "changes"):
        began = time.monotonic()
        assert other.urls("oeverdam") == []
        renamed(other, 1, "Duindoorn")
        assert time.monotonic() - began < 20, "a reader a moment, a writer two seconds; it was two minutes"
    assert other.urls("duindoorn") == [url]
    assert "built anew" not in caplog.text
