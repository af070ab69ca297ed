"""Who sees what of projects and forms."""

from __future__ import annotations

from app.store import EVERYTHING, NOTHING, runs
from tests.store.scene import Scene, as_reader


def test_a_visitor_sees_nothing(scene: Scene) -> None:
    assert scene.seen(NOTHING) == (0, 0, 0, 0, 0)


def test_the_product_sees_everything(scene: Scene) -> None:
    assert scene.seen(EVERYTHING) == (2, 2, 2, 2, 2)


def test_who_holds_no_role_sees_open_projects_only(scene: Scene) -> None:
    assert scene.seen(as_reader(scene.reader)) == (1, 1, 1, 1, 1)


def test_a_member_sees_his_project_too(scene: Scene) -> None:
    assert scene.seen(as_reader(scene.reader, scene.closed)) == (2, 2, 2, 2, 2)


def test_who_started_a_form_goes_on_seeing_it_with_its_project(scene: Scene) -> None:
    run = runs.runs_of_project(scene.session, scene.closed.id, EVERYTHING)[0]
    found = runs.get_run(scene.session, run.number, as_reader(scene.author))
    assert found == (run, scene.closed)
    assert runs.get_run(scene.session, run.number, as_reader(scene.reader)) is None


def test_a_form_of_the_organisation_is_for_all_and_a_personal_one_for_its_starter(scene: Scene) -> None:
    shared = scene.rows.run(scene.author, None, "organisation")
    personal = scene.rows.run(scene.author, None, "person")
    reader, author = as_reader(scene.reader), as_reader(scene.author)
    assert runs.get_run(scene.session, shared.number, reader) == (shared, None)
    assert runs.get_run(scene.session, personal.number, reader) is None
    assert runs.get_run(scene.session, personal.number, author) == (personal, None)
