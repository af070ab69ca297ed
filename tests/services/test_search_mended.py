"""An index that cannot be written: a full disk leaves it as it is, a damaged one is built anew."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.services.search_changes import touch_project
from app.services.search_following import following
from app.services.search_subjects import read
from app.store import Store
from tests.conftest import Place
from tests.services.found_house import House, furnished


@pytest.fixture
def house(store: Store, place: Place) -> Iterator[House]:
    with furnished(store, place) as found:
        yield found


def written(house: House, number: str, title: str, *, touched: bool = True) -> str:
    with house.writing() as work:
        project = house.project(work.session, number, title)
        if touched:
            touch_project(work, project.id)
        return project.id


@contextmanager
def no_room() -> Iterator[None]:
    """Nothing longer than a few bytes can be written by this process."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(autouse=True)
def _left_open() -> Iterator[None]:
    """Whoosh leaves files open that it cannot write or read: they are let go here, not in another test."""
    yield
    gc.collect()


def segments(house: House) -> list[Path]:
    return list((house.place.data / "index").rglob("*.seg"))


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(os.name != "posix", reason="no RLIMIT_FSIZE here: a full disk was NOT tried")
def test_a_full_disk_leaves_the_index_as_it_is(house: House, caplog: pytest.LogCaptureFixture) -> None:
    written(house, "P-2026-001", "Oeverdam")
    assert house.urls("oeverdam") == ["/projects/P-2026-001"]
    index, before = following(house.place), following(house.place).search.mark()
    id_ = written(house, "P-2026-002", "Duindoorn", touched=False)
    with house.reading() as work:
        fresh = read(work, [f"project:{id_}"])
    with no_room():
        with pytest.raises(OSError, match="too large") as problem:
            index.put(fresh, index.seq() + 1)
        index.failed(problem.value)
    assert "tried again: [Errno 27] File too large" in caplog.text
    assert (house.urls("oeverdam"), house.urls("duindoorn")) == (["/projects/P-2026-001"], [])
    assert index.search.mark() == before, "nothing was given up"
    index.put(fresh, index.seq() + 1)
    assert house.urls("duindoorn") == ["/projects/P-2026-002"]
    caplog.clear()  # what was logged holds on to the files


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_only_writing_finds_damaged_is_built_anew_with_what_was_to_be_written(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    written(house, "P-2026-001", "Oeverdam")
    assert house.urls("oeverdam") == ["/projects/P-2026-001"]
    for file in segments(house):
        file.write_bytes(b"")
    written(house, "P-2026-002", "Oeverdam twee")
    assert "it will be built anew" in caplog.text or "is given up" in caplog.text
    assert set(house.urls("oeverdam")) == {"/projects/P-2026-001", "/projects/P-2026-002"}
    written(house, "P-2026-003", "Oeverdam drie")
    assert len(house.urls("oeverdam")) == 3
    caplog.clear()
