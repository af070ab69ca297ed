from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import IndexMissing, Limits, Search, Source, digest
from tests.handbook.search.corpus import ENTRIES, RECORDS

ALL = Limits(None)
NEW = Entry(
    "project:9",
    "project",
    "nl",
    "Oeverdam",
    (),
    "Een dijk.",
    "/projects/P-2026-020",
    "project:9",
    code="P-2026-020",
)


def titles(search: Search, typed: str) -> list[str]:
    return [hit.title for hit in search.search(typed, "nl", ALL).hits]


def test_what_was_put_is_found_by_the_next_question(own: Search) -> None:
    assert titles(own, "oeverdam") == []
    own.put([NEW])
    assert titles(own, "oeverdam") == ["Oeverdam"]
    assert titles(own, "oeverd") == ["Oeverdam"], "the list of words knows it as well"


def test_what_was_put_again_replaces_the_old(own: Search) -> None:
    own.put([NEW, replace(NEW, title="Oeverdijk")])
    own.put([replace(NEW, title="Zeedijk", text="")])
    assert titles(own, "oeverdam oeverdijk") == []
    assert titles(own, "P-2026-020") == ["Zeedijk"]


def test_what_was_removed_is_gone_and_removing_it_again_is_no_mistake(own: Search) -> None:
    own.put([NEW])
    own.remove([NEW.id, "project:unknown"])
    own.remove([NEW.id])
    assert titles(own, "oeverdam") == []
    assert titles(own, "klantportaal")[0] == "Nieuw klantportaal"


def test_a_change_without_an_index_says_that_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Search.open(tmp_path / "index").put([NEW])


def test_the_index_tells_which_entries_it_holds_and_in_which_state(own: Search) -> None:
    own.put([NEW])
    held = own.digests(["project"])
    assert held == {one.id: digest(one) for one in [*RECORDS, NEW] if one.kind == "project"}
    assert digest(replace(NEW, text="Another text")) != held[NEW.id]


def test_changes_during_a_build_are_in_the_new_generation_too(own: Search) -> None:
    def slow() -> Iterator[Entry]:
        yield from ENTRIES
        own.put([NEW, replace(NEW, id="project:10", title="Duindoorn")])
        own.remove(["project:10", "project:1"])

    own.build(Source(slow(), (), "second"))
    assert own.mark() == "second"
    assert titles(own, "oeverdam") == ["Oeverdam"]
    assert titles(own, "duindoorn") == []
    assert "Nieuw klantportaal" not in titles(own, "klantportaal")


def test_what_the_old_generation_got_while_a_build_ran_is_found_at_once(own: Search) -> None:
    found: list[str] = []

    def slow() -> Iterator[Entry]:
        yield from ENTRIES
        own.put([NEW])
        found.extend(titles(own, "oeverdam"))

    own.build(Source(slow()))
    assert found == ["Oeverdam"]


def test_writers_in_several_threads_lose_nothing(own: Search) -> None:
    def write(worker: int) -> None:
        for number in range(5):
            own.put([replace(NEW, id=f"project:{worker}-{number}", code="")])

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(100, 104)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(own.digests(["project"])) == 2 + 20


_OTHER_PROCESS = """
import sys
from pathlib import Path
from app.handbook.entry import Entry
from app.handbook.search import Search
search = Search.open(Path(sys.argv[1]))
for number in range(5):
    id = f"project:{sys.argv[2]}-{number}"
    search.put([Entry(id, "project", "en", "Oeverdam", (), "", f"/projects/{id}")])
"""


def test_writers_in_several_processes_lose_nothing_and_readers_go_on(own: Search) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _OTHER_PROCESS, str(own.folder), name]) for name in ("a", "b")
    ]
    while any(one.poll() is None for one in writers):
        assert titles(own, "klantportaal")[0] == "Nieuw klantportaal"
    assert [one.returncode for one in writers] == [0, 0]
    assert len(own.digests(["project"])) == 2 + 10
