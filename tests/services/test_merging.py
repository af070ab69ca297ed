"""A project that was started twice: one goes on, the other stays to be read, and it can be taken back."""

from __future__ import annotations

import pytest

from app.services import home, projects
from app.services.merging import allowed, merge, undo
from app.services.merging.told import came_from, went_on
from app.services.project_record import documents, story
from app.services.registers import changing
from app.services.registers.history import history as told_of_row
from app.services.registers.listing import list_page
from app.services.runs import commenting, filling, startable
from app.services.runs.opening import open_run
from app.store import events, people
from app.store.model import Project, RegisterRow
from tests.services.desk import refuses
from tests.services.merging_house import Pair, merged, numbers, pair
from tests.services.rows_house import RowsOffice, house

__all__ = ["house", "pair"]


def history(house: RowsOffice, row: RegisterRow) -> list[tuple[str, str]]:
    return [(one.kind, one.remark) for one in told_of_row(house.work(house.robin), row.id).lines]


def test_the_one_too_many_leaves_all_lists_and_can_still_be_read(house: RowsOffice, pair: Pair) -> None:
    source, target, intake = pair
    merged(house, source, target)
    assert numbers(house) == {target.number}
    assert [one.number for one in home.home(house.work(house.robin)).lines] == []
    page = projects.page(house.work(house.robin), source.number)
    assert [one.number for one in page.forms] == [intake]
    told = went_on(house.work(house.robin), source)
    assert told is not None
    assert (told.target, told.reason, told.may_undo) == (target, "The same roof", False)
    assert [one.source for one in came_from(house.work(house.robin), target)] == [source]


def test_what_is_left_behind_can_only_be_read(house: RowsOffice, pair: Pair) -> None:
    source, target, intake = pair
    merged(house, source, target)
    robin = house.work(house.robin)
    view = filling.step_view(robin, intake, "need")
    assert {one.why_not.id for one in view.fields if one.why_not} == {"project-merged"}
    with refuses("project-merged"):
        filling.save_step(robin, intake, "need", {"name": "Other"}, view.seen)
    with refuses("project-merged"):
        commenting.comment(robin, intake, "name", "Look")
    with refuses("project-merged"):
        startable.startables(robin, source.number)
    with refuses("project-merged"):
        projects.set_visibility(house.work(house.paula), source.number, "members")
    made = house.home(house.robin, intake)
    assert made.resume is None
    assert (made.can_send, made.can_discard, made.can_withdraw) == (False, False, False)


def test_open_rows_go_on_under_the_next_number_and_say_where_they_came_from(
    house: RowsOffice, pair: Pair
) -> None:
    source, target, _ = pair
    there = house.risk("Storm")
    house.person("Robin", "PM", project=source)
    house.number = source.number
    row = house.risk("Frost")
    assert (there.number, row.number) == (1, 1)
    merged(house, source, target)
    assert (row.project_id, row.number) == (target.id, 2)
    listed = list_page(house.work(house.robin), "risks", target.number)
    assert [one.row.id for one in listed.lines] == [there.id, row.id]
    assert history(house, row)[-1] == ("moved", f"{source.number} · 1 → {target.number} · 2")


def test_an_unfinished_form_goes_on_where_there_is_none_of_its_kind(house: RowsOffice, pair: Pair) -> None:
    source, target, intake = pair
    house.person("Robin", "PM", project=source)
    house.number = source.number
    talk = house.talk()
    plan = merge.preview(house.work(house.paula), source.number, target.number)
    assert [one.number for one in plan.forms] == [talk]
    assert [one.number for one in plan.left_forms] == [intake]
    assert "merge-clash-form" in [one.id for one in plan.clashes]
    merged(house, source, target)
    opened = open_run(house.work(house.robin), talk)
    assert opened.project is target
    assert opened.happened[-1].body == {"before": source.number, "number": target.number}
    assert events.verify_chain(house.session, opened.run.id) == ()


def test_people_come_over_where_nobody_holds_their_role(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    house.person("Otto", "OPS", project=source)
    house.person("Otto", "PM", project=source)
    plan = merge.preview(house.work(house.paula), source.number, target.number)
    assert [(one.role, one.person.name) for one in plan.people] == [("OPS", "Otto")]
    clash = next(one for one in plan.clashes if one.id == "merge-clash-role" and one.args["role"] == "PM")
    assert (clash.args["name"], clash.args["other"]) == ("Otto", "Robin")
    merged(house, source, target)
    held = people.members(house.session, target.id, house.now.date())
    assert ("OPS", "Otto") in [(one.role, one.person.name) for one in held]


def test_the_history_of_both_tells_it(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    merged(house, source, target)
    house.later(days=1)
    undo.undo(house.work(house.paula), source.number)
    for project, other, kind in ((source, target, "went_on_as"), (target, source, "took_over")):
        told = [one for one in story(house.work(house.robin), project.number).entries if one.project]
        assert [(one.kind, one.project, one.who) for one in told] == [
            ("parted", other.number, "Paula"),
            (kind, other.number, "Paula"),
        ]


@pytest.mark.parametrize("who", ["robin", "mirjam"])
def test_only_the_office_merges(house: RowsOffice, pair: Pair, who: str) -> None:
    source, target, _ = pair
    with refuses("may-not-merge"):
        merge.preview(house.work(getattr(house, who)), source.number, target.number)


def test_what_cannot_be_merged_says_why(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    paula = house.work(house.paula)
    with refuses("merge-with-itself"):
        merge.preview(paula, source.number, source.number)
    with refuses("project-not-found"):
        merge.preview(paula, source.number, "P-1999-001")
    target.state = "closed"
    with refuses("merge-ended"):
        merge.preview(paula, source.number, target.number)
    target.state = "running"
    assert allowed.candidates(paula, source) == (target,)
    seen = merge.preview(paula, source.number, target.number).print_
    with refuses("merge-needs-reason"):
        merge.merge(paula, source.number, target.number, " ", seen)
    with refuses("merge-changed-meanwhile"):
        merge.merge(paula, source.number, target.number, "The same", "something else")
    merge.merge(paula, source.number, target.number, "The same", seen)
    for one, other in ((source, target), (target, source)):
        with refuses("merge-already"):
            merge.merge(paula, one.number, other.number, "The same", seen)


def test_who_may_not_see_where_it_went_reads_only_that_it_did(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    projects.set_visibility(house.work(house.paula), target.number, "members")
    plan = merge.preview(house.work(house.paula), source.number, target.number)
    merged(house, source, target)
    reader = house.work(house.person("Reader"))
    told = went_on(reader, source)
    assert told is not None
    assert told.target is None
    assert [one.project for one in story(reader, source.number).entries if one.kind == "went_on_as"] == [None]
    assert plan.rows == ()


def test_the_owner_of_a_row_that_stayed_behind_only_reads_it(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    house.person("Robin", "PM", project=source)
    house.number = source.number
    row = house.risk("Frost")
    changing.set_status(house.work(house.robin), row.id, "closed", "Summer has come")
    merged(house, source, target)
    assert row.project_id == source.id
    with refuses("project-merged"):
        changing.reopen(house.work(house.robin), row.id, "Winter")


def test_a_file_goes_along_with_the_form_it_was_handed_in_for(house: RowsOffice, pair: Pair) -> None:
    source, target, intake = pair
    house.person("Robin", "PM", project=source)
    house.number = source.number
    with_form, stays = house.file(house.robin, house.talk()), house.file(house.robin, intake, "Another")
    merged(house, source, target)

    def kept(project: Project) -> list[str]:
        page = projects.page(house.work(house.paula), project.number)
        return [one.file.sha256 for one in documents(house.work(house.paula), page)]

    assert (kept(source), kept(target)) == ([stays], [with_form])
    undo.undo(house.work(house.paula), source.number)
    assert sorted(kept(source)) == sorted([with_form, stays])
