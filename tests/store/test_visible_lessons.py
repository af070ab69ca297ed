"""Who sees which lessons."""

from __future__ import annotations

from app.store import EVERYTHING, lessons, runs
from tests.store.scene import Scene, as_reader


def test_a_restricted_lesson_is_for_members_and_its_author(scene: Scene) -> None:
    number = scene.lesson(scene.open, "restricted", state="published")
    for visible, seen in (
        (as_reader(scene.reader), False),
        (as_reader(scene.reader, scene.open), True),
        (as_reader(scene.author), True),
        (EVERYTHING, True),
    ):
        assert (lessons.get_lesson(scene.session, number, visible) is not None) is seen


def test_the_form_behind_a_restricted_lesson_is_as_restricted(scene: Scene) -> None:
    run = scene.rows.run(scene.author, scene.open)
    scene.lesson(scene.open, "restricted", run.id, state="published")
    for visible, seen in (
        (as_reader(scene.reader), False),
        (as_reader(scene.reader, scene.open), True),
        (as_reader(scene.author), True),
    ):
        assert (runs.get_run(scene.session, run.number, visible) is not None) is seen


def test_a_shared_lesson_of_a_closed_project_is_for_all_and_a_draft_is_not(scene: Scene) -> None:
    draft = scene.lesson(scene.closed, "internal")
    shared = scene.lesson(scene.closed, "internal", state="published")
    reader = as_reader(scene.reader)
    assert lessons.get_lesson(scene.session, draft, reader) is None
    assert lessons.get_lesson(scene.session, shared, reader) is not None
