"""Publishing that is disturbed: by another one, by a node that misses something, by being killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.services import publishing
from app.services.publishing import Progress, ensure_published, publish
from app.store.model import Edition
from tests.conftest import Place
from tests.services.desk import NOW
from tests.services.town import TINY, Town, town

__all__ = ["town"]


AN_HOUR = publishing.LEFTOVER_AGE


def test_two_that_publish_at_once_both_survive(town: Town) -> None:
    together = threading.Barrier(2, timeout=30)

    def slow(root: Path, out: Path, edition: str, progress: Progress) -> None:
        town.build(root, out, edition, progress)
        together.wait()

    def run(edition_id: str) -> Edition:
        return publish(town.store, town.place, edition_id, town.told.append, now=NOW, build=slow)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, ["2026.3", "2026.2"]))
    assert {one.id for one in town.known()} == {"2026.2", "2026.3"}
    listed = json.loads((town.place.data / "editions" / "versions.json").read_text(encoding="utf-8"))
    assert listed == [
        {"version": "2026.3", "title": "2026.3", "aliases": ["latest"]},
        {"version": "2026.2", "title": "2026.2", "aliases": []},
    ]


def test_two_that_start_at_once_publish_one_first_edition(town: Town) -> None:
    together = threading.Barrier(2, timeout=30)

    def slow(root: Path, out: Path, edition: str, progress: Progress) -> None:
        town.build(root, out, edition, progress)
        together.wait()

    def start(_: int) -> Edition:
        return ensure_published(town.store, town.place, town.told.append, now=NOW, build=slow)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(start, range(2))
    assert first.folder == second.folder
    assert len(town.known()) == 1
    assert town.folders == {first.folder, "versions.json"}


def test_a_node_that_misses_a_handbook_fetches_it(town: Town, tmp_path: Path) -> None:
    edition = town.ensure()
    other = Town(town.store, Place(tmp_path / "elsewhere", tmp_path / "other", town.place.database))
    assert other.ensure().id == edition.id
    assert other.builds == 0
    page = other.place.data / "editions" / edition.folder / "index.html"
    assert page.read_text(encoding="utf-8") == "handbook 2026.1"


def test_leftovers_are_swept_at_a_start_once_they_are_old(town: Town) -> None:
    edition = town.ensure()
    room = town.place.data / "editions"
    for name in (".filling-dead", "2026.9-0123456789ab", ".filling-young"):
        (room / name / "site").mkdir(parents=True)
    (room / ".filling-file").write_text("half")
    long_ago = time.time() - AN_HOUR - 1
    for name in (".filling-dead", "2026.9-0123456789ab", ".filling-file", edition.folder):
        os.utime(room / name, (long_ago, long_ago))
    town.ensure()
    assert town.folders == {edition.folder, "versions.json", ".filling-young"}


def test_a_process_killed_before_the_row_was_written_publishes_again(town: Town) -> None:
    """The folder has its name already and no row speaks of it: the moment between rename and commit."""
    edition = town.publish("2026.1")
    with town.store.engine.begin() as connection:
        for table in ("edition_definition", "edition", "definition", "bundle"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  (names of our own)
    assert town.publish("2026.1").folder == edition.folder
    assert town.folders == {edition.folder, "versions.json"}


KILLED = """
import datetime, pathlib, sys, time
from tests.conftest import Place
from tests.services.test_publishing import Town
from app.services import publishing
from app.store import Store
from app.store.engine import make_engine

root, data, database, moment = sys.argv[1:]
town = Town(Store(make_engine(database)), Place(pathlib.Path(root), pathlib.Path(data), database))

def halts(*args, **more):
    print("now", flush=True)
    time.sleep(600)

if moment == "building":
    town.build = halts
else:
    setattr(publishing, moment, halts)
town.publish("2026.1")
"""


@pytest.mark.parametrize("moment", ["building", "settle", "next_number", "write_versions"])
def test_a_process_killed_at_any_moment_leaves_nothing_in_the_way(town: Town, moment: str) -> None:
    arguments = [str(town.place.root), str(town.place.data), town.place.database, moment]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, *arguments], cwd=TINY.parent.parent.parent, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.kill()
    assert town.known() == []
    assert town.publish("2026.1").seq == 1
    assert town.hashes("2026.1")
