"""Requirements that records answer come answered, with the record as evidence.

A yes may become "no, because" by the project manager; a no stays until what is missing is there. From
sending on the answers stay as they were sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.definitions.checklist import Field
from app.definitions.compiled import Compiled
from app.definitions.message import Message
from app.runs.complete import Open
from app.runs.path import Walk
from app.runs.pen import roles_of
from app.services.runs.known import frozen_fields
from app.services.runs.proof import Verdict
from app.store.model import Run

Json = Any
ANSWER, EVIDENCE, REASON = "pm_answer", "pm_evidence", "pm_reason"
SENT = ("submitted", "in_review")


def criteria_field(compiled: Compiled) -> Field | None:
    """The table of requirements, where a form has one."""
    return next(
        (field for step in compiled.checklist.steps for field in step.fields if field.preset == "criteria"),
        None,
    )


def with_auto(
    compiled: Compiled, stored: Mapping[str, Json], verdicts: Mapping[str, Verdict]
) -> dict[str, Json]:
    """`stored` with the answer and its evidence in each requirement that records answer."""
    field = criteria_field(compiled)
    if field is None:
        return dict(stored)
    rows = {row["_id"]: dict(row) for row in (stored.get(field.id) or {}).get("rows", [])}
    for criterion in compiled.checklist.criteria:
        row = rows.setdefault(criterion.code, {"_id": criterion.code})
        verdict = verdicts.get(criterion.code)
        if verdict is None:
            continue
        if not verdict.says:
            row |= {ANSWER: "no", EVIDENCE: verdict.evidence}
        elif row.get(ANSWER) != "no":
            row |= {ANSWER: "yes", EVIDENCE: row.get(EVIDENCE) or verdict.evidence}
    return {**stored, field.id: {"rows": list(rows.values())}}


def left_to_records(
    compiled: Compiled, values: Mapping[str, Json], verdicts: Mapping[str, Verdict]
) -> dict[str, Json]:
    """`values` without each no that a record says: once what is missing is there, it is nobody's answer."""
    field = criteria_field(compiled)
    table = values.get(field.id) if field is not None else None
    if field is None or not isinstance(table, dict):
        return dict(values)
    rows = [_left(row, verdicts.get(row["_id"])) for row in table.get("rows", [])]
    return {**values, field.id: {**table, "rows": rows}}


def _left(row: Mapping[str, Json], verdict: Verdict | None) -> dict[str, Json]:
    if verdict is None or verdict.says or row.get(ANSWER) != "no" or row.get(REASON):
        return dict(row)
    told = {ANSWER: None, **({EVIDENCE: None} if row.get(EVIDENCE) == verdict.evidence else {})}
    return {**row, **told}


def as_sent(compiled: Compiled, run: Run, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts as they were when the form was sent: what happened since changes no answer."""
    field = criteria_field(compiled)
    kept = frozen_fields(run).get(field.id, {}).get("rows", []) if field is not None else []
    found = {}
    for row in kept:
        cells = {cell["id"]: cell.get("value") for cell in row["cells"]}
        answer, evidence = cells.get(ANSWER), cells.get(EVIDENCE)
        known = verdicts.get(row["id"])
        if row["id"] in _answerable(compiled) and answer in ("yes", "no"):
            agrees = known is not None and known.says == (answer == "yes")
            told = known.sources if known is not None else ()
            against = told if not agrees and answer == "no" else ()
            found[row["id"]] = Verdict(answer == "yes", evidence or "", told if agrees else (), against)
    return found


def _answerable(compiled: Compiled) -> frozenset[str]:
    return frozenset(one.code for one in compiled.checklist.criteria if one.auto or one.holds)


def unexplained(walk: Walk, verdicts: Mapping[str, Verdict]) -> Iterator[Open]:
    """Requirements to which records say yes and the project manager says no without saying why."""
    field = criteria_field(walk.compiled)
    if field is None:
        return
    one = walk.fields[field.id]
    columns = {column.id: column for column in field.columns}
    reason = REASON if REASON in columns else EVIDENCE
    for row in one.rows if one.shown and reason in columns else ():
        verdict = verdicts.get(row.id)
        if verdict is None or not verdict.says or row.stored.get(ANSWER) != "no":
            continue
        said = str(row.stored.get(reason) or "").strip()
        if not said or (reason == EVIDENCE and said == verdict.evidence):
            roles = roles_of(columns[reason], one.step, field)
            message = Message("criterion-needs-reason", {"evidence": verdict.evidence})
            yield Open(one.step.id, field.id, field.label, message, roles, row.id)
