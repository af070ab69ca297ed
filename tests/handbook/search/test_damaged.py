"""Each file of an index cut off, emptied, zeroed or removed: nobody reads nonsense, and it is mended."""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.handbook.search import IndexMissing, Limits, Search, Source
from tests.handbook.search.corpus import ENTRIES, RECORDS, SYNONYMS

ALL = Limits(None)
FORTUNE = RECORDS[1]  # put and taken away after the build, so that there are small parts and entries gone


def source() -> Source:
    return Source(ENTRIES, SYNONYMS, "again")


def titles(search: Search, typed: str) -> list[str]:
    return [hit.title for hit in search.search(typed, "en", ALL).hits]


def _cut(file: Path) -> None:
    whole = file.read_bytes()
    file.unlink()  # who has the old one mapped goes on reading it
    file.write_bytes(whole[: len(whole) // 2])


def _emptied(file: Path) -> None:
    file.unlink()
    file.touch()


def _zeroed(file: Path) -> None:
    size = file.stat().st_size
    file.unlink()
    file.write_bytes(bytes(size))


def _removed(file: Path) -> None:
    file.unlink()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that was changed after it was built."""
    search = Search.open(tmp_path_factory.mktemp("whole") / "index")
    search.build(Source(ENTRIES, SYNONYMS, "first"))
    search.put(RECORDS[:1])
    search.remove([FORTUNE.id])
    search.close()
    return search.folder


# Whoosh leaves a file that it cannot read open until it is collected.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("harm", [_cut, _emptied, _zeroed, _removed])
def test_whatever_file_is_damaged_the_index_answers_rightly_or_is_built_anew(
    whole: Path, tmp_path: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    files = sorted(one.relative_to(whole) for one in whole.rglob("*") if one.is_file())
    assert {one.suffix for one in files} >= {".arrays", ".json", ".toc", ".seg"}
    for number, name in enumerate(files):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        harm(folder / name)
        caplog.clear()
        search = Search.open(folder)
        mended = _asked(search)
        mended = _changed(search) or mended
        assert titles(search, "klantportaal")[:1] == ["Nieuw klantportaal"], name
        assert "Project charter" in titles(search, "charter"), name
        assert search.suggest("proj", "en", ALL), name
        assert mended == ("built anew" in caplog.text), name
        search.close()
    gc.collect()


def _asked(search: Search) -> bool:
    """Ask, and have it built where it cannot be used, as the services do; says whether it was built."""
    try:
        found = titles(search, "charter")
        assert "Project charter" in found
        assert FORTUNE.title not in titles(search, "zwanenmeer")
        return False
    except IndexMissing:
        return search.ensure(source)


def _changed(search: Search) -> bool:
    """Change it, and give it up where that cannot be done, as the services do; says whether it was built."""
    try:
        search.put(RECORDS[:1])
        return False
    except IndexMissing:
        pass
    except Exception:  # what Whoosh raises for a segment that it cannot read
        search.forget()
    assert search.ensure(source)
    search.put(RECORDS[:1])
    return True
