"""What an edition keeps: its method, its handbook and its place in the selector; once with the real site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.handbook.site import build_site
from app.services import archive, editions
from app.services.publishing import publish
from app.services.work import PRODUCT, Work
from app.store import EVERYTHING, Store, projects
from tests.conftest import Place
from tests.services.desk import NOW, refuses
from tests.services.town import TINY, Town, town

__all__ = ["town"]


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
