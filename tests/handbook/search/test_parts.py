"""What changes during the day: small parts beside the large one of the build."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source, segments
from tests.handbook.search.corpus import ENTRIES, RECORDS

ALL = Limits(None)


def note(number: int, text: str = "Oeverdam.") -> Entry:
    return Entry(f"project:{number}", "project", "nl", f"Nota {number}", (), text, f"/projects/{number}")


def parts(search: Search) -> list[int]:
    """How many entries each part has, those that are gone included."""
    return [part.count for part in search.state().parts]


def test_the_part_of_the_build_is_never_written_again(own: Search) -> None:
    before = own.state().parts[0]
    for number in range(12):
        own.put([note(number), replace(ENTRIES[0], title=f"Charter {number}")])
    assert own.state().parts[0] is before, "it is not even mapped again"
    assert own.search("charter 11", "en", ALL).hits[0].title == "Charter 11"


def test_many_small_changes_make_few_parts(own: Search) -> None:
    for number in range(40):
        own.put([note(number)])
        assert len(parts(own)) <= 8
    assert sum(parts(own)[1:]) == 40
    assert len(own.search("oeverdam", "nl", ALL, limit=60).hits) == 40


def test_a_part_that_has_grown_large_is_left_alone(own: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "LARGE", 10)
    own.put([note(number) for number in range(11)])
    (large,) = (part.name for part in own.state().parts if part.count == 11)
    for number in range(11, 31):
        own.put([note(number)])
    assert large in [part.name for part in own.state().parts]
    assert len(own.search("oeverdam", "nl", ALL, limit=60).hits) == 31


def test_an_index_is_scattered_when_much_was_changed_since_it_was_built(own: Search) -> None:
    own.put([note(number) for number in range(segments.LARGE)])
    assert not segments.scattered(own.state().parts)
    own.put([note(segments.LARGE)])
    assert segments.scattered(own.state().parts)
    own.build(Source(ENTRIES))
    assert not segments.scattered(own.state().parts)
    assert not segments.scattered(own.state().parts * 9)
    assert segments.scattered(own.state().parts * 10)


def test_files_of_parts_that_nobody_needs_are_removed(own: Search) -> None:
    for number in range(10):
        own.put([note(number)])
        own.remove([f"project:{number}"])
    kept = len(list((own.folder / "g1").glob("*.arrays")))
    assert kept <= 2 * (len(parts(own)) + 1)


def test_a_reader_goes_on_with_what_it_has_while_the_index_changes(own: Search) -> None:
    before = own.ranked("charter", "en", ALL)
    own.remove([one.id for one in ENTRIES])
    own.build(Source(RECORDS))
    own.build(Source(RECORDS))
    assert before is not None
    assert before.found().hits[0].title == "Project charter"
    assert own.search("charter", "en", ALL).hits == ()


def test_words_of_what_came_later_are_completed_corrected_and_offered(own: Search) -> None:
    own.put([note(1, "Kwelderwerken langs de oever.")])
    assert own.search("kweldrewerken", "nl", ALL).suggestion == "kwelderwerken"
    assert [hit.title for hit in own.search("kwelderw", "nl", ALL).hits] == ["Nota 1"]
    assert [one.title for one in own.suggest("not", "nl", Limits(None, frozenset({"project"})))] == ["Nota 1"]


def test_an_index_that_began_empty_takes_changes(tmp_path: Path) -> None:
    search = Search.open(tmp_path / "index")
    search.build(Source([]))
    for number in range(5):
        search.put([note(number)])
    search.remove(["project:3"])
    assert {hit.title for hit in search.search("oeverdam", "nl", ALL).hits} == {
        f"Nota {n}" for n in (0, 1, 2, 4)
    }


def test_readers_in_threads_see_each_change_whole(own: Search) -> None:
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                found = own.search("oeverdam", "nl", ALL, limit=40).hits
                if len(found) % 5:
                    wrong.append(len(found))
        except Exception as problem:
            wrong.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for one in threads:
        one.start()
    for begin in range(0, 25, 5):
        own.put([note(number) for number in range(begin, begin + 5)])
    done.set()
    for one in threads:
        one.join()
    assert wrong == []
    assert len(own.search("oeverdam", "nl", ALL, limit=40).hits) == 25
