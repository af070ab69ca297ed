from __future__ import annotations

import gc
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import IndexMissing, Limits, Search, Source, build
from tests.handbook.search.corpus import ENTRIES, RECORDS, SYNONYMS

ALL = Limits(None)
OTHER = [replace(ENTRIES[0], title="Something else", text="Nothing of before.")]


def source() -> Source:
    return Source(ENTRIES, SYNONYMS, "again")


def _started(threads: list[threading.Thread]) -> None:
    for one in threads:
        one.start()


def _joined(threads: list[threading.Thread]) -> None:
    for one in threads:
        one.join()


def titles(search: Search, typed: str) -> list[str]:
    return [hit.title for hit in search.search(typed, "en", ALL).hits]


def test_a_new_generation_is_noticed_between_two_questions(own: Search) -> None:
    assert "Project charter" in titles(own, "charter")
    own.build(Source(OTHER, (), "second"))
    assert titles(own, "charter") == []
    assert titles(own, "else") == ["Something else"]
    assert own.mark() == "second"


def test_the_previous_generation_is_kept_and_older_ones_are_swept(own: Search) -> None:
    for _ in range(3):
        own.build(source())
    assert sorted(one.name for one in own.folder.iterdir() if one.is_dir()) == ["g3", "g4"]


def test_the_index_lies_in_folders_of_our_own_only(own: Search) -> None:
    folders = [own.folder, *(one for one in own.folder.iterdir() if one.is_dir())]
    assert [oct(one.stat().st_mode & 0o777) for one in folders] == ["0o700"] * len(folders)


def _delete_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _delete_generation(folder: Path) -> None:
    shutil.rmtree(folder / "g1")


def _other_format(folder: Path) -> None:
    pointer = folder / "current.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | {"format": "0/2.7.4"}))


def _half_a_pointer(folder: Path) -> None:
    (folder / "current.json").write_text('{"folder": "g1", "ma')


def _outside(folder: Path) -> None:
    pointer = folder / "current.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | {"folder": "../index/g1"}))


def _flipped(folder: Path) -> None:
    for file in (folder / "g1").glob("part-*.arrays"):
        whole = bytearray(file.read_bytes())
        whole[len(whole) // 2] ^= 0xFF
        file.unlink()  # who has the old one mapped goes on reading it
        file.write_bytes(whole)


def _cut_off(folder: Path) -> None:
    for file in (folder / "g1").glob("part-*.arrays"):
        half = file.read_bytes()[:-1000]
        file.unlink()
        file.write_bytes(half)


def _empty(folder: Path) -> None:
    for file in (folder / "g1").glob("part-*.arrays"):
        file.unlink()
        file.touch()


def _without_arrays(folder: Path) -> None:
    for file in (folder / "g1").glob("*.arrays"):
        file.unlink()


def _damage_whoosh(folder: Path) -> None:
    for toc in (folder / "g1").glob("*.toc"):
        toc.write_bytes(b"\x80\x04nonsense" * 20)


def _writable_by_others(folder: Path) -> None:
    (folder / "g1").chmod(0o777)


@pytest.mark.parametrize(
    "harm",
    [
        _delete_all,
        _delete_generation,
        _other_format,
        _half_a_pointer,
        _outside,
        _flipped,
        _cut_off,
        _empty,
        _without_arrays,
        _writable_by_others,
    ],
)
def test_an_index_that_cannot_be_used_comes_back_by_itself(
    own: Search, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    harm(own.folder)
    fresh = Search.open(own.folder)
    with pytest.raises(IndexMissing):
        fresh.search("charter", "en", ALL)
    assert fresh.ensure(source)
    assert not fresh.ensure(source), "once is enough"
    assert "Project charter" in titles(fresh, "charter")
    assert ["is built anew" in one.message for one in caplog.records] == [True], "one line says why"


# Whoosh leaves a file that it cannot read open until it is collected.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_damage_that_only_writing_meets_is_mended_too(own: Search, caplog: pytest.LogCaptureFixture) -> None:
    _damage_whoosh(own.folder)
    assert "Project charter" in titles(own, "charter"), "nobody reads what is damaged"
    with pytest.raises(IndexMissing):
        own.put(RECORDS[:1])
    with pytest.raises(IndexMissing):
        own.search("charter", "en", ALL)
    assert "is given up: g1: Whoosh cannot open it" in caplog.text
    assert own.ensure(source)
    own.put(RECORDS[:1])
    assert "Project charter" in titles(own, "charter")
    gc.collect()


def test_an_index_that_was_deleted_and_built_again_is_not_taken_for_the_old_one(own: Search) -> None:
    assert "Project charter" in titles(own, "charter")
    shutil.rmtree(own.folder)
    assert own.ensure(lambda: Source(OTHER, (), "first"))
    assert titles(own, "charter") == []
    assert titles(own, "else") == ["Something else"]


def test_what_is_given_up_is_missing(own: Search) -> None:
    own.forget()
    assert own.mark() is None
    with pytest.raises(IndexMissing):
        own.search("charter", "en", ALL)


def test_a_build_that_fails_leaves_the_old_index_and_no_rubbish(own: Search) -> None:
    def broken() -> Iterator[Entry]:
        yield ENTRIES[0]
        raise RuntimeError("the pages cannot be read")

    with pytest.raises(RuntimeError, match="cannot be read"):
        own.build(Source(broken()))
    assert "Project charter" in titles(own, "charter")
    assert sorted(one.name for one in own.folder.iterdir() if one.is_dir()) == ["g1"]


def test_several_that_miss_the_index_at_once_build_it_once(tmp_path: Path) -> None:
    search, built = Search.open(tmp_path / "index"), []
    threads = [threading.Thread(target=lambda: built.append(search.ensure(source))) for _ in range(4)]
    _started(threads)
    _joined(threads)
    assert sorted(built) == [False, False, False, True]


def test_an_empty_index_answers_nothing(tmp_path: Path) -> None:
    build([], tmp_path / "index")
    search = Search.open(tmp_path / "index")
    assert search.search("anything", "en", ALL).hits == ()
    search.close()


def test_questions_in_many_threads_are_right_while_generations_come_and_go(own: Search) -> None:
    """A searcher shared by threads, or one closed too early, shows here as an exception or a wrong answer."""
    wrong: list[object] = []
    done = threading.Event()

    def once(typed: str, first: str) -> None:
        hits = own.search(typed, "en", Limits(frozenset({"all"}))).hits
        if not hits or hits[0].title != first:
            wrong.append((typed, [hit.title for hit in hits]))

    def ask() -> None:
        try:
            while not done.wait(0.005):
                once("charter pid", "Project charter")
                once("sponsor", "The sponsor")
        except Exception as problem:
            wrong.append(problem)
        finally:
            own.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    _started(threads)
    for number in range(5):
        own.build(source())
        own.put([replace(RECORDS[0], id=f"project:{number}", audience="project:9")])
    done.set()
    _joined(threads)
    assert wrong == []


@pytest.mark.skipif(os.name != "posix", reason="counts what Linux says is open")
def test_threads_that_end_leave_nothing_open(own: Search) -> None:
    def ask() -> None:
        own.search("charter", "en", ALL)

    def opened() -> int:
        return len(list(Path("/proc/self/fd").iterdir())) + Path("/proc/self/maps").read_text().count(
            "index/g1"
        )

    own.search("charter", "en", ALL)
    before = opened()
    for _ in range(10):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert opened() == before
