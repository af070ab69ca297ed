"""Who sees which rows of registers."""

from __future__ import annotations

from app.store import EVERYTHING, NOTHING, Visible, registers
from tests.store.scene import Scene, as_reader


def test_a_row_is_seen_by_its_owner_wherever_it_lies(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.closed.id)[0]
    assert registers.get_row(scene.session, row.id, as_reader(scene.reader)) is None
    row.owner_id = scene.reader.id
    scene.session.flush()
    assert registers.rows_of_owner(scene.session, scene.reader.id, as_reader(scene.reader)) == [row]


def test_a_row_for_everybody_is_seen_wherever_it_lies(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.closed.id)[0]
    row.seen_by = "all"
    scene.session.flush()
    assert registers.get_row(scene.session, row.id, as_reader(scene.reader)) is row
    assert registers.get_row(scene.session, row.id, NOTHING) is None


def test_a_row_for_the_office_is_kept_from_members_and_boards(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.open.id)[0]
    row.seen_by, row.owner_id = "office", scene.author.id
    scene.session.flush()
    for visible, seen in (
        (as_reader(scene.reader, scene.open), False),
        (Visible(all=True, person_id=scene.reader.id), False),
        (Visible(all=True, office=True, person_id=scene.reader.id), True),
        (as_reader(scene.author), True),
        (EVERYTHING, True),
    ):
        assert (registers.get_row(scene.session, row.id, visible) is not None) is seen


def test_a_row_for_a_role_is_seen_by_who_holds_it_in_the_organisation(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.open.id)[0]
    row.seen_by = "TRN"
    scene.session.flush()
    trainers, others = frozenset({"TRN"}), frozenset({"QRV"})
    for visible, seen in (
        (Visible(person_id=scene.reader.id, roles=trainers), True),
        (Visible(person_id=scene.reader.id, roles=others), False),
        (Visible(all=True, person_id=scene.reader.id, roles=others), False),
        (Visible(all=True, office=True, person_id=scene.reader.id), True),
    ):
        assert (registers.get_row(scene.session, row.id, visible) is not None) is seen
