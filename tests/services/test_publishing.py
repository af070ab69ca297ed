"""Publishing the tiny method, with builders that are quick, and once with the real one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.handbook.site import build_site
from app.services import archive, editions, publishing
from app.services.publishing import NotPublishable, Progress, ensure_published, publish
from app.services.work import PRODUCT, Work
from app.store import EVERYTHING, Store, projects
from app.store import editions as kept
from app.store.model import Edition
from tests.conftest import Place
from tests.services.desk import NOW, refuses

TINY = Path(__file__).parent.parent / "data" / "valid"
AN_HOUR = publishing.LEFTOVER_AGE


class Town:
    """An installation with its own copy of the tiny method."""

    def __init__(self, store: Store, place: Place) -> None:
        self.store = store
        self.place = place
        self.builds = 0
        self.told: list[str] = []

    def build(self, root: Path, out: Path, edition: str, progress: Progress) -> None:
        """As quick a site as can be: one page a language."""
        self.builds += 1
        (out / "nl").mkdir(parents=True)
        for page in ("index.html", "nl/index.html"):
            (out / page).write_text(f"handbook {edition}", encoding="utf-8")

    def publish(self, edition_id: str) -> Edition:
        return publish(
            self.store, self.place, edition_id, self.told.append, now=NOW, by=None, build=self.build
        )

    def ensure(self) -> Edition:
        return ensure_published(self.store, self.place, self.told.append, now=NOW, build=self.build)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.place.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def change_title(self, new: str) -> None:
        self.change("processes/method.yml", "The small method", new)

    @property
    def folders(self) -> set[str]:
        return {path.name for path in (self.place.data / "editions").iterdir()}

    def known(self) -> list[Edition]:
        with self.store.session() as session:
            return kept.list_editions(session)

    def hashes(self, edition_id: str) -> dict[str, str]:
        with self.store.session() as session:
            return kept.definitions_in(session, edition_id)


@pytest.fixture
def town(store: Store, place: Place, tmp_path: Path) -> Town:
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    return Town(store, Place(root, place.data, place.database))


def test_the_first_start_publishes_the_working_tree(town: Town) -> None:
    edition = town.ensure()
    assert (edition.id, edition.seq, edition.timezone) == ("2026.1", 1, "Europe/Amsterdam")
    assert re.fullmatch(r"2026\.1-[0-9a-f]{12}", edition.folder)
    assert town.folders == {edition.folder, "versions.json"}
    page = town.place.data / "editions" / edition.folder / "nl" / "index.html"
    assert page.read_text(encoding="utf-8") == "handbook 2026.1"
    assert {"idea", "gate-g0", "gate-g1"} <= town.hashes("2026.1").keys()
    assert "Publishing the first edition" in town.told


def test_a_second_start_builds_nothing_even_if_the_tree_changed(town: Town) -> None:
    first = town.ensure()
    town.change_title("Another method")
    assert town.ensure().id == first.id
    assert town.builds == 1


def test_a_checklist_that_did_not_change_keeps_its_hash(town: Town) -> None:
    town.publish("2026.1")
    town.change("checklists/idea.yml", "minutes: 10", "minutes: 6")
    town.publish("2026.2")
    before, after = town.hashes("2026.1"), town.hashes("2026.2")
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"idea"}


def test_publishing_the_same_again_is_the_edition_that_is_there(town: Town) -> None:
    first = town.publish("2026.1")
    shutil.rmtree(town.place.data / "editions" / first.folder)
    assert town.publish("2026.1").seq == first.seq
    assert town.builds == 1
    assert first.folder in town.folders


def test_a_number_never_stands_for_something_else(town: Town) -> None:
    town.publish("2026.1")
    town.change_title("Another method")
    with refuses("edition-exists"):
        town.publish("2026.1")
    assert len(town.known()) == 1


@pytest.mark.parametrize("number", ["", "2026", "latest", "2026.1/../..", "2026.", "v2026.1", "2026.1 "])
def test_what_is_no_edition_number_is_refused(town: Town, number: str) -> None:
    with refuses("edition-number-not-valid"):
        town.publish(number)


def test_a_tree_with_errors_is_not_published_and_every_error_is_named(town: Town) -> None:
    town.change("checklists/idea.yml", "minutes: 10", "minuten: 10")
    town.change("processes/roles.yml", "code: PMO", "cod: PMO")
    with pytest.raises(NotPublishable) as refusal:
        town.publish("2026.1")
    assert {"checklists/idea.yml", "processes/roles.yml"} <= {one.path for one in refusal.value.findings}
    assert (town.known(), town.builds, town.folders) == ([], 0, set())


def test_a_time_zone_that_nobody_knows_is_not_published(town: Town) -> None:
    town.change("processes/method.yml", "Europe/Amsterdam", "Europe/Oeverdam")
    with pytest.raises(NotPublishable):
        town.publish("2026.1")
    assert town.known() == []


def test_a_site_that_cannot_be_built_leaves_nothing_behind(town: Town) -> None:
    def fails(root: Path, out: Path, edition: str, progress: Progress) -> None:
        out.mkdir()
        raise RuntimeError("no site")

    with pytest.raises(RuntimeError, match="no site"):
        publish(town.store, town.place, "2026.1", town.told.append, now=NOW, build=fails)
    assert (town.known(), town.folders) == ([], set())


def test_what_is_published_is_the_tree_as_it_was_checked(town: Town) -> None:
    def edits(root: Path, out: Path, edition: str, progress: Progress) -> None:
        town.change_title("Edited meanwhile")
        town.build(root, out, edition, progress)

    publish(town.store, town.place, "2026.1", town.told.append, now=NOW, build=edits)
    with town.store.session() as session:
        work = Work(session, PRODUCT, NOW, town.place)
        assert editions.method(work).title.en == "The small method"


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


def test_an_archive_that_is_damaged_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.html").write_text("page")
    files = archive.files_of(tmp_path / "a")
    body, hash_ = archive.pack(files), archive.content_hash(files)
    archive.unpack(body, tmp_path / "b", hash_)
    for damaged, expected in ((body, "0" * 64), (b"no archive", hash_)):
        with pytest.raises(archive.DamagedArchive):
            archive.unpack(damaged, tmp_path / os.urandom(4).hex(), expected)


def test_an_archive_does_not_write_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("page")
    body = archive.pack({"../outside.html": tmp_path / "page.html"})
    with pytest.raises(archive.DamagedArchive):
        archive.unpack(body, tmp_path / "folder", "")
    assert not (tmp_path / "outside.html").exists()


def test_a_definition_is_read_once_and_for_ever(town: Town) -> None:
    town.publish("2026.1")
    with town.store.session() as session:
        work = Work(session, PRODUCT, NOW, town.place)
        hash_ = town.hashes("2026.1")["idea"]
        compiled = editions.definition(work, hash_)
        assert compiled.checklist.id == "idea"
        assert editions.definition(work, hash_) is compiled
        with pytest.raises(LookupError):
            editions.definition(work, "0" * 64)


def test_each_edition_keeps_its_own_method_and_handbook(town: Town) -> None:
    town.publish("2026.9")
    town.change_title("The new method")
    town.publish("2026.10")
    with town.store.session() as session:
        work = Work(session, PRODUCT, NOW, town.place)
        assert editions.current_edition(work).id == editions.current_id(work) == "2026.10"
        assert [one.id for one in editions.listed(work)] == ["2026.10", "2026.9"]
        assert editions.method(work).title.en == "The new method"
        assert editions.library(work, "2026.9").method.title.en == "The small method"
        assert (editions.handbook_folder(work, "2026.9") / "index.html").read_text() == "handbook 2026.9"
        with refuses("edition-not-found"):
            editions.handbook_folder(work, "2026.1")


def test_before_the_first_edition_there_is_none_in_force(town: Town) -> None:
    with town.store.session() as session:
        work = Work(session, PRODUCT, NOW, town.place)
        assert editions.current_id(work) is None
        with refuses("nothing-published"):
            editions.current_edition(work)


def test_the_dutch_selector_finds_the_dutch_editions(town: Town) -> None:
    town.publish("2026.1")
    town.publish("2026.2")
    assert editions.versions(town.known(), dutch_of="2026.2") == [
        {"version": "../2026.2/nl", "title": "2026.2", "aliases": ["nl", "latest"]},
        {"version": "../2026.1/nl", "title": "2026.1", "aliases": []},
    ]


def test_an_older_dutch_handbook_knows_itself_and_the_newest(town: Town) -> None:
    town.publish("2026.1")
    town.publish("2026.2")
    assert editions.versions(town.known(), dutch_of="2026.1") == [
        {"version": "../2026.2/nl", "title": "2026.2", "aliases": ["latest"]},
        {"version": "../2026.1/nl", "title": "2026.1", "aliases": ["nl"]},
    ]


def test_a_new_project_begins_in_the_first_phase_of_the_method(town: Town) -> None:
    from app.services.projects import new_project

    town.publish("2026.1")
    with town.store.writing() as session:
        project = new_project(Work(session, PRODUCT, NOW, town.place), "  Oeverdam ")
        assert (project.number, project.title) == ("P-2026-001", "Oeverdam")
        assert (project.state, project.phase, project.visibility) == ("proposed", "idea", "open")
        assert projects.list_projects(session, EVERYTHING) == [project]


@pytest.mark.slow
def test_the_real_site_is_built_and_fetched_whole(sqlite_store: Store, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    place = Place(root, tmp_path / "data", "")
    edition = publish(sqlite_store, place, "2026.1", print, now=NOW, build=build_site)
    folder = place.data / "editions" / edition.folder
    built = archive.content_hash(archive.files_of(folder))
    assert (folder / "nl" / "processes" / "start-project" / "index.html").is_file()
    shutil.rmtree(folder)
    with sqlite_store.session() as session:
        editions.fetch(session, place.data, edition)
    assert archive.content_hash(archive.files_of(folder)) == built
