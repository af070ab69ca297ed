"""One page of a form as this reader sees it now: questions, what may be written, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from app.definitions.checklist import Column, Option, Step
from app.definitions.message import Message
from app.definitions.rules import evaluate, formula, reads, words
from app.definitions.rules.nodes import Name
from app.definitions.text import Text
from app.runs.duties import may_approve
from app.runs.freeze import called, called_cell
from app.runs.path import FieldState, RowState
from app.runs.pen import locked_in, may_fill, typed, writable_columns
from app.services.runs.about_to_lose import loses
from app.services.runs.auto import ANSWER, EVIDENCE
from app.services.runs.commenting import comments_on
from app.services.runs.explained import Standing, formulas, lacks, sentence
from app.services.runs.form_head import form_head
from app.services.runs.form_views import Cell, ClosedOption, FieldView, Row, Someone, StepView
from app.services.runs.leads import leads_of
from app.services.runs.live import live_fields
from app.services.runs.opening import OpenRun, rewalk
from app.services.runs.picking import choices_for, people_for
from app.services.runs.prefill import prefilled
from app.services.work import Work
from app.store import drafts, row_events

Json = Any


def why_not(opened: OpenRun, one: FieldState, person: str | None) -> Message | None:
    """Why this person cannot fill in (or approve) this question now; `None` = can."""
    if opened.left_behind and opened.project is not None:
        return Message("project-merged", {"number": opened.project.number})
    if one.field.type == "approval":
        return may_approve(
            opened.compiled, one.field, person, opened.cast, opened.open_turns, opened.given, opened.state
        )
    if one.field.type == "table":
        reasons = [_column_why_not(opened, one, column, person) for column in writable_columns(one.field)]
        return None if not reasons or None in reasons else reasons[0]
    return may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns)


def _column_why_not(opened: OpenRun, one: FieldState, column: Column, person: str | None) -> Message | None:
    return may_fill(column, one.step, one.field, person, opened.cast, opened.open_turns)


def _row(opened: OpenRun, one: FieldState, row: RowState, writable: Set[str], standing: Standing) -> Row:
    cells = []
    verdict = opened.verdicts.get(row.id) if row.criterion is not None else None
    settled = (ANSWER, EVIDENCE) if verdict is not None and not verdict.says else ()
    for column in one.field.columns:
        if column.id in row.hidden:
            continue
        if typed(column):
            value = row.stored.get(column.id)
            free = column.id not in settled and not locked_in(column, row.stored)
            mine = column.id in writable and free
            changed, was = standing.was(row, column.id, value)
            cells.append(Cell(column, value, None, mine, changed=changed, was=was))
        else:
            made = row.values.get(column.id)
            name = f"{one.field.id}.{column.id}"
            said = called_cell(opened.compiled, one.field, column, row, opened.names)
            needs, money = lacks(opened, name, made, row.values), name in opened.compiled.amounts
            cells.append(Cell(column, None, made, False, needs, said, money=money))
    hidden = {
        column.id: row.stored.get(column.id)
        for column in one.field.columns
        if column.id in row.hidden and typed(column)
    }
    return Row(row.id, tuple(cells), row.criterion, verdict, standing.of(row), hidden)


def _rows(opened: OpenRun, one: FieldState, person: str | None) -> tuple[Row, ...]:
    """The rows of a table; who may write a column is asked once, and not for each row."""
    standing = Standing(opened, one.field)
    columns = [column for column in one.field.columns if typed(column)] if one.rows else []
    writable = {column.id for column in columns if _column_why_not(opened, one, column, person) is None}
    return tuple(_row(opened, one, row, writable, standing) for row in one.rows)


def _options(opened: OpenRun, one: FieldState) -> tuple[tuple[Option, ...], tuple[ClosedOption, ...]]:
    if not isinstance(one.field.choices, tuple):
        return (), ()
    gone = opened.walk.closed(one.field.id)
    left = tuple(option for option in one.field.choices if option.code not in gone)
    closed = tuple(
        ClosedOption(
            option,
            _all_of(rule.message for rule in gone[option.code]),
            leads_of(opened.walk, gone[option.code], one.field.id),
        )
        for option in one.field.choices
        if option.code in gone
    )
    return left, closed


def _all_of(reasons: Iterable[Text]) -> Text:
    """Every reason once, one after the other: who mends the first should not then meet the second."""
    found = tuple(dict.fromkeys(reasons))
    return Text(en=" ".join(one.en for one in found), nl=" ".join(one.nl for one in found))


def _warning(opened: OpenRun, one: FieldState) -> Text | None:
    """What to look at again: an answer that cannot be sent so, else a warning of the question or the form."""
    scales = opened.compiled.resolved.scales
    wrong = opened.compiled.check.get(one.field.id)
    given = one.stored not in (None, "")
    if (
        given
        and one.field.check
        and wrong is not None
        and evaluate(wrong, opened.walk.scope, scales) is False
    ):
        return one.field.check.message
    node = opened.compiled.warn.get(one.field.id)
    if one.field.warn and node is not None and evaluate(node, opened.walk.scope, scales) is True:
        return one.field.warn.message
    about = (rule for rule in opened.walk.biting if rule.kind == "warn" and one.field.id in rule.fields)
    return next((rule.message for rule in about), None)


def _because(opened: OpenRun, one: FieldState) -> Text | None:
    """Why a question is asked here; the class alone is no news, for it chose the whole form."""
    node = opened.compiled.show.get(one.field.id)
    return None if node is None or reads(node) == {"project.class"} else sentence(opened, node, words)


def _formula(opened: OpenRun, one: FieldState) -> Text | None:
    """How a value is worked out; nothing to tell where it is only taken over."""
    node = opened.compiled.calc.get(one.field.id)
    return None if isinstance(node, Name) else sentence(opened, node, formula)


def field_view(work: Work, opened: OpenRun, one: FieldState) -> FieldView:
    """One question as the actor sees it."""
    person = work.actor.person_id
    left, closed = _options(opened, one)
    free = typed(one.field)
    refusal = why_not(opened, one, person) if free or one.field.type == "approval" else None
    writable = refusal is None and (free or one.field.type == "approval")
    value, origin = one.stored if free else None, None
    if free and value is None and writable:
        value, origin = prefilled(work, opened, one.field)
        if value is not None and one.field.type == "table":
            one = rewalk(opened, {**opened.stored, one.field.id: value}).walk.fields[one.field.id]
    approval = opened.state.approvals.get(one.field.id)
    none = value.get("none") if isinstance(value, dict) and "none" in value else None
    return FieldView(
        field=one.field,
        value=value,
        computed=None if free else one.value,
        writable=writable,
        why_not=refusal,
        options=left,
        closed=closed,
        shown_because=_because(opened, one),
        formula=_formula(opened, one),
        warning=_warning(opened, one),
        origin=origin,
        columns=one.field.columns,
        rows=_rows(opened, one, person),
        none_reason=none,
        approved_by=Someone(approval.by, opened.names.of(approval.by) or "") if approval else None,
        approved_at=approval.at if approval else None,
        said=None if free else called(opened.compiled, one.field.id, one.value, opened.names),
        lacks=() if free else lacks(opened, one.field.id, one.value),
        formulas=formulas(opened, one.field),
        comments=comments_on(opened, one.field.id),
        grows=may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns) is None,
        money=one.field.id in opened.compiled.amounts,
    )


def paragraph_of(opened: OpenRun, step: Step) -> str | None:
    """The handbook page and heading that this step belongs to, relative to the edition."""
    return f"processes/{opened.compiled.checklist.process}/#{step.step}" if step.step else None


def step_page(work: Work, opened: OpenRun, step: Step) -> StepView:
    """The page of `step`, with what was typed earlier and not saved."""
    steps = opened.walk.steps()
    at = steps.index(step)
    told = [one for one in opened.walk.shown(step.id) if not one.field.background]
    fields = tuple(field_view(work, opened, one) for one in told)
    draft = drafts.get_draft(work.session, opened.run.id, str(work.actor.person_id), step.id)
    writable = any(one.writable and one.field.type != "approval" for one in fields)
    asked = writable or any(one.writable and one.approved_by is None for one in fields)
    reasons = [one.why_not for one in fields if one.why_not is not None]
    saved = [event.at for event in opened.happened if event.seq == opened.state.step_seq.get(step.id)]
    return StepView(
        head=form_head(work, opened),
        step=step,
        position=at + 1,
        of=len(steps),
        previous=steps[at - 1].id if at else None,
        following=steps[at + 1].id if at + 1 < len(steps) else None,
        fields=fields,
        paragraph=paragraph_of(opened, step),
        writable=writable,
        why_not=None if asked or not reasons else reasons[0],
        seen=opened.state.seq,
        rows_seen=row_events.last_id(work.session) if live_fields(opened.compiled) else 0,
        draft=draft.body if draft and isinstance(draft.body, dict) else None,
        draft_at=draft.at if draft else None,
        saved_at=saved[-1] if saved else None,
        people=people_for(work, step.fields),
        choices=choices_for(work, opened, step),
        loses=loses(opened, step, work.actor.person_id) if writable else (),
    )
