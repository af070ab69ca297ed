"""A disk that is full during a build or a change: the old index stays, and one sentence says what happened.

The disk is full for one process: the system lets it write files up to a length and no further.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import SIZE, count, project, sections

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no RLIMIT_FSIZE here: a full disk was NOT tried")

_FULL = """
import resource, sys
from pathlib import Path
from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import project, sections
search = Search.open(Path(sys.argv[1]))
entries = [*sections("new"), project(1)]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    if sys.argv[2] == "build":
        search.build(Source(entries, (), "new"))
    else:
        search.put([project(1)])
except Exception as problem:
    print(type(problem).__name__, problem)
else:
    print("done")
"""


def with_room_for(size: int, folder: Path, what: str) -> list[str]:
    """What a process says that does `what` and can write no file longer than `size` bytes."""
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(folder), what, str(size)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("size", [0, 40, 3_000, 20_000])
def test_a_build_on_a_full_disk_leaves_the_old_index_and_no_rubbish(tmp_path: Path, size: int) -> None:
    search = Search.open(tmp_path / "index")
    search.build(Source(sections("old"), (), "old"))
    before = {one.name for one in search.folder.iterdir()}
    [said] = with_room_for(size, search.folder, "build")
    assert said != "done"
    assert "too large" in said
    assert (count(search, "old"), count(search, "new"), search.mark()) == (SIZE, 0, "old")
    assert {one.name for one in search.folder.iterdir() if one.is_dir()} == {"g1"}
    assert not {one.name for one in search.folder.iterdir()} - before - {"build.lock", "write.lock"}
    search.build(Source(sections("new"), (), "new"))
    assert (count(search, "old"), count(search, "new")) == (0, SIZE)


@pytest.mark.slow
@pytest.mark.parametrize("size", [0, 40, 400, 3_000])
def test_a_change_on_a_full_disk_is_not_made_and_can_be_made_later(tmp_path: Path, size: int) -> None:
    search = Search.open(tmp_path / "index")
    search.build(Source(sections("old"), (), "old"))
    search.put([project(2)])
    [said] = with_room_for(size, search.folder, "put")
    assert said != "done"
    assert "too large" in said
    assert (count(search, "old"), count(search, "oeverdam2"), count(search, "oeverdam1")) == (SIZE, 1, 0)
    fresh = Search.open(search.folder)
    assert (count(fresh, "old"), count(fresh, "oeverdam2"), count(fresh, "oeverdam1")) == (SIZE, 1, 0)
    fresh.put([project(1), project(3)])
    assert [count(search, f"oeverdam{number}") for number in (1, 2, 3)] == [1, 1, 1]
    assert count(search, "old") == SIZE
