"""A process that is killed at any moment leaves an index that answers: the old or the new one, never half."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source

ALL = Limits(None)
SIZE = 300

_BUILD = """
import sys
from pathlib import Path
from app.handbook.search import Search, Source
from tests.handbook.search.test_killed import sections
search = Search.open(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    search.build(Source(sections("new"), (), "new"))
"""
_CHANGE = """
import sys
from itertools import count
from pathlib import Path
from app.handbook.search import Search
from tests.handbook.search.test_killed import project
search = Search.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in count():
    search.put([project(number)])
    print(number, flush=True)
"""


def sections(word: str) -> list[Entry]:
    """A handbook each section of which holds `word`."""
    return [
        Entry(f"s{n}", "handbook", "en", f"Part {n}", ("Page",), f"{word} section{n} " * 5, f"/p{n}/")
        for n in range(SIZE)
    ]


def project(number: int) -> Entry:
    return Entry(
        f"project:{number}", "project", "nl", f"Oeverdam{number}", (), "Dijk.", f"/projects/{number}"
    )


def killed(script: str, folder: Path, after: float) -> list[str]:
    """Start `script`, kill it `after` so many seconds of work; the lines that it wrote."""
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.kill()
        return process.stdout.read().splitlines()


def count(search: Search, typed: str) -> int:
    return len(search.search(typed, "en", ALL, limit=SIZE * 2).hits)


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_an_index_that_answers(tmp_path: Path) -> None:
    search, chance = Search.open(tmp_path / "index"), Random(1)
    search.build(Source(sections("old"), (), "old"))
    for _ in range(4):
        killed(_BUILD, search.folder, chance.uniform(0.0, 0.8))
        before = count(search, "old"), count(search, "new")
        assert before in {(SIZE, 0), (0, SIZE)}
        search.put([project(1)])
        assert count(search, "oeverdam1") == 1
        search.build(Source(sections("old"), (), "old"))
        assert (count(search, "old"), count(search, "oeverdam1")) == (SIZE, 0)
        assert len([one for one in search.folder.iterdir() if one.is_dir()]) <= 2


@pytest.mark.slow
def test_a_change_that_is_killed_is_there_or_not_and_all_that_were_made_are(tmp_path: Path) -> None:
    search, chance = Search.open(tmp_path / "index"), Random(2)
    search.build(Source(sections("old")))
    for _ in range(6):
        done = killed(_CHANGE, search.folder, chance.uniform(0.0, 0.6))
        found = set(search.digests(["project"]))
        assert {f"project:{one}" for one in done} <= found
        assert count(search, "old") == SIZE
        # One more may have reached Whoosh and no reader: it was committed, so it may come to light.
        search.remove([f"project:{one}" for one in range(len(done) + 2)])
        assert not search.digests(["project"])
        assert count(search, "oeverdam0") == 0
