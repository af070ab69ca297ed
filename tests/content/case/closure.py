"""Episode 6: lessons, the closure and its sums, gate G5, and half a year later what it brought."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.services.runs.filling import step_view
from tests.content.case.gates import COMMITTEE, checked, decided, prepared, proofs
from tests.content.case.lessons_told import own_lesson_not_checked, told
from tests.content.case.reasons import two
from tests.content.case.town import NOTHING, Answers, Town, euro, rows

FINAL_COST = 497_300


def press(town: Town) -> None:
    """The press is against it after all: the risk has happened, so there is an issue with its date."""
    town.go_to(315)
    [risk] = town.kept("risks", id="R5")
    town.set_row("robin", risk, "occurred", "A page in Saturday's paper")
    [issue] = town.kept("issues", from_risk=risk.id)
    assert issue.data is not None
    assert (issue.data["title"], issue.data["severity"]) == ("The local press is against it", "S2")
    assert (issue.owner_id, str(issue.due)) == (town.id("robin"), "2027-01-18")  # five working days
    town.set_row("yusuf", issue, "closed", "A good letter came of it")


def lessons(town: Town) -> None:
    """One more that went well, and one with a figure. Who wrote a lesson does not check it."""
    town.go_to(330)
    told(town, "robin", "keep_doing")
    told(town, "yusuf", "improve")
    own_lesson_not_checked(town)
    assert len(town.lessons()) == 4


def closure(town: Town) -> None:
    """17,300 more than was authorised, and 35 days late. What is open gets an owner who says yes."""
    town.go_to(372)
    for row in town.kept("actions", status="open"):
        town.set_row("robin", row, "done")
    [issue] = [row for row in town.kept("issues") if row.closed_at is None]
    town.set_row("yusuf", issue, "closed", "The link holds")
    form = town.start("robin", "project-closure", PM="robin", FIN="tom", BCO="yusuf", SPO="mirjam")
    town.fill("robin", form, outcome={"closure_kind": "completed"})
    town.fill("robin", form, outcome=_outcome(town, form))
    assert two(town.value(form, "authorised_now")) == 480_000
    assert town.value(form, "cost_dev") == FINAL_COST - 480_000 == 17_300
    assert two(town.value(form, "cost_dev_pct")) == Decimal("3.60")
    [live] = [row for row in town.table(form, "planned_actual") if row["name"] == "In use"]
    assert live["late"] == 35
    town.fill("robin", form, learned=_learned(town, form), tidy=_tidy(town, form))
    town.fill(
        "robin", form, carry_over={"open_risks": _handed_over(town, form, "robin"), "open_items": NOTHING}
    )
    with town.held_back_by("S-C20-2a", "project-closure"):
        town.send("robin", form)
    town.fill("robin", form, carry_over={"open_risks": _handed_over(town, form, "kees")})
    town.send("robin", form)
    town.fill("tom", form, sign={"contracts": "yes"})
    town.fill("mirjam", form, satisfied={"satisfaction": 4})
    town.approve("yusuf", form, "bco_ok")
    assert (town.status(form), town.fact("phase")) == ("decided", "closure")
    assert {row.owner_id for row in town.kept("risks", status="open")} == {town.id("kees")}


def _outcome(town: Town, form: str) -> Answers:
    why = {"explanation": "The link took four weeks more"}
    found = [
        {"name": "In use", "baseline": town.date(228), "actual": town.date(263), **why},
        {"name": "Closed", "baseline": town.date(361), "actual": town.date(372), **why},
    ]
    met = {"result": "met", "evidence": "Counted in February"}
    success = _ready(town, form, "outcome", "success_res", met)
    money = {"final_cost": euro(FINAL_COST), "cost_reason": "Aftercare took six weeks"}
    return {"planned_actual": rows(*found), **money, "success_res": success}


def _ready(town: Town, form: str, step: str, field: str, more: Answers) -> Answers:
    """A table that was filled in beforehand, with what is asked beside it."""
    view = step_view(town.work(town.people["robin"]), form, step)
    [there] = [one.rows for one in view.fields if one.field.id == field]
    assert there
    cells = [{cell.column.id: cell.value for cell in row.cells if cell.writable} for row in there]
    found = [{"_id": row.id, **cell, **more} for row, cell in zip(there, cells, strict=True)]
    return {"rows": [{name: cell for name, cell in row.items() if cell is not None} for row in found]}


def _learned(town: Town, form: str) -> Answers:
    review = {"what": "Measure minutes and letters", "on": town.date(545), "owner": town.id("yusuf")}
    return {
        "adopted_effect": _ready(town, form, "learned", "adopted_effect", {"helped": "yes"}),
        "new_lessons": town.lessons()[:3],
        "benefit_dates": rows(review),
    }


def _tidy(town: Town, form: str) -> Answers:
    archive = town.file("robin", form, "archive-list")
    supplier = rows({"supplier": "ParkSoft", "score": 3, "remark": "Late, then fast"})
    return {
        "archive": archive,
        "pii_clean": "yes",
        "access_off_on": town.date(380),
        "supplier_eval": supplier,
    }


def _handed_over(town: Town, form: str, to: str) -> Answers:
    moved = {"owner": town.id(to), "accepted": "yes"}
    return {"rows": [{"_id": row["_id"], **moved} for row in town.table(form, "open_risks")]}


def closing_gate(town: Town) -> None:
    """G5: the project ends, and its benefits begin to be measured."""
    town.go_to(376)
    form = prepared(town, "gate-g5", STC="mirjam")
    assert all(proofs(town, form).values()), proofs(town, form)
    town.send("robin", form)
    checked(town, form, "petra")
    decided(town, form, "mirjam", "approve", COMMITTEE)
    assert (town.fact("state"), town.fact("phase")) == ("closed", "benefits")


def benefits(town: Town) -> None:
    """From 12 minutes to 3.5, from 29,000 letters to 6,380: both above the floor, so no board."""
    town.go_to(545)
    form = town.start("yusuf", "benefits-review", BCO="yusuf", FIN="tom")
    town.fill("yusuf", form, measure={"measured": _measured(town, form, "6"), "cost_now": euro(497_300)})
    assert town.value(form, "below_floor") == 1
    assert town.asks(form, "below")
    town.fill("yusuf", form, measure={"measured": _measured(town, form, "3.5")})
    realised = [two(row["realised"]) for row in town.table(form, "measured")]
    assert realised == [Decimal("85.00"), Decimal("86.67")]
    assert (two(Decimal("8.5") * 100 / 10), two(Decimal(22_620) * 100 / 26_100)) == tuple(realised)
    assert town.value(form, "below_floor") == 0
    judged: dict[str, Any] = {"side_effects": "Fewer people in the hall", "users_say": 4, "est_lesson": "no"}
    town.fill("yusuf", form, judge={**judged, "next_step": "close"})
    assert not town.asks(form, "pfb_ok")
    town.fill("yusuf", form, judge={"next_step": "continue", "next_date": town.date(910)})
    town.warned(form, "S-C23-6")
    told(town, "yusuf", "estimate", checked=False)  # reckon the yearly value from the target, not from zero
    assert "S-C23-6" not in town.marks(form)
    town.send("yusuf", form)
    with town.refused("duty-never"):
        town.approve("robin", form, "fin_verified")
    town.approve("tom", form, "fin_verified")
    assert town.status(form) == "decided"
    assert {row.status for row in town.kept("benefits")} == {"measured"}
    kept = [two((row.data or {})["realised"]) for row in town.kept("benefits")]
    assert kept == realised  # what the portfolio counts


def _measured(town: Town, form: str, minutes: str) -> Answers:
    proof = {"method": "Counted for two weeks", "evidence": town.file("yusuf", form, "count")}
    view = step_view(town.work(town.people["yusuf"]), form, "measure")
    [there] = [one.rows for one in view.fields if one.field.id == "measured"]
    found = []
    for row in there:
        cells = {cell.column.id: cell.value for cell in row.cells if cell.writable and cell.value is not None}
        actual = {"B1": minutes, "B2": "6380"}[cells["id"]]
        found.append({"_id": row.id, **cells, "actual": actual, **proof})
    return {"rows": found}
