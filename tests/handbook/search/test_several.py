"""Several processes that build, change and ask at once, and some that are killed meanwhile."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import SIZE, count, sections

ROOT = Path(__file__).parents[3]
_ENSURE = """
import sys
from pathlib import Path
from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import sections
search = Search.open(Path(sys.argv[1]))
sys.stdin.readline()
print(search.ensure(lambda: Source(sections("word"), (), "first")))
"""
_ASK = """
import sys, time
from pathlib import Path
from app.handbook.search import Search
from tests.handbook.search.test_killed import SIZE, count
search, until, asked = Search.open(Path(sys.argv[1])), time.monotonic() + float(sys.argv[2]), 0
while time.monotonic() < until:
    found = count(search, "old"), count(search, "new")
    assert SIZE in found, found  # between the two questions it may change
    asked += 1
print(asked)
"""
_BUSY = """
import sys
from itertools import count
from pathlib import Path
from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import project, sections
search, mine = Search.open(Path(sys.argv[1])), int(sys.argv[2])
for number in count():
    search.put([project(mine * 1000 + number % 50)])
    if number % 10 == 9:
        search.build(Source(sections("new" if number % 20 == 9 else "old"), (), str(mine)))
"""


def started(script: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    """A process of its own that runs `script`."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-W", "error", "-c", script, str(folder), *more]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)


def ended(process: subprocess.Popen[str], told: str = "") -> str:
    out, err = process.communicate(told, timeout=120)
    assert process.returncode == 0, err
    return out.strip()


@pytest.mark.slow
def test_of_several_processes_that_miss_the_index_one_builds_it(tmp_path: Path) -> None:
    processes = [started(_ENSURE, tmp_path / "index") for _ in range(4)]
    for one in processes:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    assert sorted(ended(one) for one in processes) == ["False", "False", "False", "True"]
    assert count(Search.open(tmp_path / "index"), "word") == SIZE


@pytest.mark.slow
def test_readers_get_whole_answers_while_builders_and_writers_are_killed(tmp_path: Path) -> None:
    search, chance = Search.open(tmp_path / "index"), Random(3)
    search.build(Source(sections("old"), (), "old"))
    reader = started(_ASK, search.folder, "8")
    until = time.monotonic() + 7
    while time.monotonic() < until:
        busy = [started(_BUSY, search.folder, str(mine)) for mine in (1, 2)]
        time.sleep(chance.uniform(0.8, 2.0))
        for one in busy:
            one.kill()
            one.communicate()
    assert int(ended(reader)) > 20
    search.build(Source(sections("old"), (), "after"))
    assert (count(search, "old"), count(search, "new"), search.mark()) == (SIZE, 0, "after")
    assert len([one for one in search.folder.iterdir() if one.is_dir()]) <= 2
