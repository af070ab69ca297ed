"""What a decision maker weighs, on one page: the facts, what failed first, where people disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Asked
from app.definitions.message import Refused
from app.services import editions, projects
from app.services.runs import sending
from app.services.runs.form_views import Cell, CheckPage, FieldView, Row, StepView
from app.services.work import Work
from app.web.in_words import computed_of, value_of
from app.web.language import chosen
from app.web.record_words import words
from app.web.words import before

ENDED = ("decided", "closed")
MOST = 5
DECISION = "decision"  # the question of a gate whose answer moves the project
FOUND = ("choice", "rag", "yesno", "number", "money", "rating", "calc", "date")


@dataclass(frozen=True)
class Weighed:
    """What stands above a decision."""

    facts: tuple[tuple[str, str], ...]  # of the project, from its last finished form
    results: tuple[tuple[str, str], ...]  # of this gate
    failed: tuple[Row, ...]
    wishes: tuple[Row, ...]  # that were not met: no requirement
    disputed: tuple[Row, ...]
    others: tuple[Row, ...]
    page: CheckPage
    decision: str  # what was chosen so far, in words
    places: Mapping[str, tuple[str, str]]  # row -> the step and the table in which it stands
    again: bool = False  # it stood above an earlier page of the decision already


def weighed(work: Work, view: StepView) -> Weighed | None:
    """What the decision on this page rests on; None where nothing is decided."""
    if view.head.checklist.kind != "gate" or view.step.turn != "decision":
        return None
    page = sending.check_page(work, view.head.number)
    fields = {field.field.id: (field, step) for step in page.steps for field in step.fields}
    rows = [row for field, _ in fields.values() if field.field.preset for row in field.rows]
    missed = tuple(row for row in rows if _failed(row))
    wishes = tuple(row for row in missed if row.criterion is not None and row.criterion.kind == "should")
    failed = tuple(row for row in missed if row not in wishes)
    disputed = tuple(row for row in rows if row not in missed and _disputed(row))
    others = tuple(row for row in rows if row not in missed and row not in disputed)
    return Weighed(
        _facts(work, view.head.project_number),
        tuple(_results(view, fields)),
        failed,
        wishes,
        disputed,
        others,
        page,
        value_of(*_chosen(fields)) if DECISION in fields else "",
        {row.id: (step.step.id, name) for name, (field, step) in fields.items() for row in field.rows},
        again=next(one.step.id for one in page.steps if one.step.turn == "decision") != view.step.id,
    )


def _chosen(fields: Mapping[str, tuple[FieldView, StepView]]) -> tuple[Asked, Any, StepView]:
    field, step = fields[DECISION]
    return field.field, field.value, step


@dataclass(frozen=True)
class About:
    """What somebody looks at who did not fill it in."""

    facts: tuple[tuple[str, str], ...]
    approves: bool


def looked_at(work: Work, view: StepView) -> About | None:
    """What the approval or the review on this page is about; None where this reader has none to give here."""
    mine = [one for one in view.fields if one.writable]
    approves = any(one.field.type == "approval" for one in mine)
    if view.head.checklist.kind == "gate" or not (approves or (mine and view.step.turn == "review")):
        return None
    page = sending.check_page(work, view.head.number)
    fields = {field.field.id: (field, step) for step in page.steps for field in step.fields}
    return About(tuple(_results(view, fields)), approves)


def _failed(row: Row) -> bool:
    return any(cell.computed == "no" for cell in row.cells)


def _disputed(row: Row) -> bool:
    """Whether two people gave different answers to the same requirement."""
    given = [cell.value for cell in row.cells if cell.column.type in ("yesno", "yesnona")]
    plain = {"na" if isinstance(one, dict) else one for one in given if one is not None}
    return len(plain) > 1


def _results(view: StepView, fields: Mapping[str, tuple[FieldView, StepView]]) -> Iterator[tuple[str, str]]:
    """The fields that the gate names as telling most, but for those that are decided here."""
    here = {one.field.id for one in view.fields}
    for name in view.head.checklist.summary:
        if name in fields and name not in here:
            field, step = fields[name]
            said = computed_of(field) or _rows(field, step) or value_of(field.field, field.value, step)
            if said:
                yield field.field.label[chosen()], said


def _rows(field: FieldView, step: StepView) -> str:
    """A table by what its rows say of themselves: the first words, and what was found or chosen beside."""
    told = [_row(field, row, step) for row in field.rows if row.criterion is None]
    return " · ".join([one for one in told if one][:MOST])


def _row(field: FieldView, row: Row, step: StepView) -> str:
    written = [one for one in row.cells if one.column.type in ("text", "long") and one.value]
    marked = [one for one in written if one.column.summary] or written[:1]
    found = [one for one in row.cells if one.column.summary and one.column.type in FOUND]
    beside = [_found(one, value_of(one.column, one.value, step, field.field.id)) for one in found]
    pointed = [one for one in row.cells if one.column.summary and one.column.type == "ref" and one.value]
    names = [value_of(one.column, one.value, step, field.field.id) for one in pointed[:1]]
    words = " ".join([*names, *(str(one.value) for one in marked[:2])])
    more = ", ".join([one for one in beside if one][:MOST])
    return f"{words}: {more}" if words and more else words or more


def _found(cell: Cell, words: str) -> str:
    """What stands beside the words of a row; a figure says nothing without what it is of."""
    said = computed_of(cell) or words
    bare = said and cell.column.type not in ("choice", "rag")
    return f"{before(cell.column.label[chosen()])} {said}" if bare else said


def _facts(work: Work, project: str | None) -> tuple[tuple[str, str], ...]:
    """What the last finished form that settles facts of the project tells most about it: its intake."""
    if project is None:
        return ()
    try:
        forms = projects.page(work, project).forms
        checklists = editions.library(work).checklists
    except Refused:
        return ()
    told = [one for one in forms if one.status in ENDED and one.frozen and one.checklist_id in checklists]
    for run in sorted(told, key=lambda one: one.started_at, reverse=True):
        checklist = checklists[run.checklist_id]
        if checklist.sets:
            return tuple(_kept(run.frozen, checklist.summary))[:MOST]
    return ()


def _kept(frozen: Any, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    fields = {field["id"]: field for step in frozen["steps"] for field in step["fields"]}
    for name in names:
        told = words(fields[name]) if name in fields else ""
        if told not in ("", "–"):  # what nobody knows weighs nothing, and rows are read in their form
            yield fields[name]["label"][chosen()], told
