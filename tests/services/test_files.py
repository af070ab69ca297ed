"""Files that people hand in."""

from __future__ import annotations

import errno
import io
from hashlib import sha256

import pytest

from app.services import files
from app.store.model import Person, Run
from tests.services.desk import Desk, refuses
from tests.store.rows import Rows


@pytest.fixture
def robin(desk: Desk) -> Person:
    return desk.person("Robin")


@pytest.fixture
def run(desk: Desk, robin: Person) -> Run:
    rows = Rows(desk.session)
    run = rows.run(robin, rows.project("members"))
    run.status = "decided"  # nobody is asked anything any more: these tests are about its files
    return run


def keep(desk: Desk, run: Run, person: Person, body: bytes = b"evidence", name: str = "plan.pdf"):  # type: ignore[no-untyped-def]
    return files.keep(desk.work(person), run, name, "application/pdf", io.BytesIO(body))


def test_a_file_lies_under_its_hash_and_comes_back_whole(desk: Desk, run: Run, robin: Person) -> None:
    kept = keep(desk, run, robin)
    hash_ = sha256(b"evidence").hexdigest()
    assert (kept.sha256, kept.size, kept.name, kept.project_id) == (hash_, 8, "plan.pdf", run.project_id)
    found, path = files.find(desk.work(robin), hash_, run.id)
    assert found is kept
    assert path == desk.place.data / "files" / hash_[:2] / hash_
    assert path.read_bytes() == b"evidence"


def test_a_file_is_found_by_who_may_see_its_form(desk: Desk, run: Run, robin: Person) -> None:
    hash_ = keep(desk, run, robin).sha256
    with refuses("file-not-found"):
        files.find(desk.work(desk.person("Reader")), hash_, run.id)
    with refuses("file-not-found"):
        files.find(desk.work(), hash_, run.id)
    files.find(desk.work(desk.person("Officer", "PMO")), hash_, run.id)


def test_the_same_file_for_rows_of_two_projects_belongs_to_each(desk: Desk, robin: Person) -> None:
    made = Rows(desk.session)
    first, second = made.project("members"), made.project("members")
    kept = [
        files.keep_for_row(desk.work(robin), one, "minutes.txt", "text/plain", io.BytesIO(b"Discussed"))
        for one in (first.id, second.id, first.id)
    ]
    assert [one.project_id for one in kept] == [first.id, second.id, first.id]
    assert kept[2] is kept[0]


def test_a_file_whose_bytes_are_gone_is_not_found(desk: Desk, run: Run, robin: Person) -> None:
    hash_ = keep(desk, run, robin).sha256
    files.path_of(desk.place.data, hash_).unlink()
    with refuses("file-not-found"):
        files.find(desk.work(robin), hash_, run.id)


def test_an_empty_file_and_one_that_is_too_big_are_refused_and_leave_nothing(
    desk: Desk, run: Run, robin: Person
) -> None:
    with refuses("file-empty"):
        keep(desk, run, robin, b"")
    with refuses("file-too-big"):
        keep(desk, run, robin, b"x" * (files.LARGEST + 1))
    assert list((desk.place.data / "files").iterdir()) == []


class FullDisk(io.BytesIO):
    """Something that cannot be written away: the disk is full while it is read."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_said_and_leaves_nothing(desk: Desk, run: Run, robin: Person) -> None:
    with refuses("disk-full"):
        files.keep(desk.work(robin), run, "plan.pdf", "application/pdf", FullDisk())
    assert list((desk.place.data / "files").iterdir()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nc<d>.pdf', "a b c d .pdf"),
        ("..", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 180 + ".pdf"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(given: str, kept: str) -> None:
    assert files.name_of(given) == kept
