"""Episode 4: day 151. The report is red whatever the supplier says, the exception follows, and gate G3.1."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.content.case.gates import COMMITTEE, decided, prepared, proofs, reviewed
from tests.content.case.lessons_told import told
from tests.content.case.reasons import two
from tests.content.case.town import Answers, Town, euro, rows

PV, EV, AC, OWN_FORECAST = 210_000, 178_500, 196_000, 475_000
ALL_COLOURS = ("schedule", "cost", "scope", "benefits", "risk", "governance")


def work_in_between(town: Town) -> None:
    """The tester came after all, what the lessons asked was done, the link works, one thing was learned."""
    town.go_to(88)
    [promise] = town.kept("conditions", status="open")
    town.confirm_condition(promise)
    for row in town.kept("actions", status="open"):
        town.set_row("robin", row, "done")
    town.go_to(120)
    [link] = town.kept("milestones", id="M1")
    town.change_row("robin", link, actual=town.date(120))
    town.set_row("robin", link, "reached")
    town.go_to(140)
    told(town, "robin", "improve")


def status_report(town: Town) -> None:
    """Amber in time, red in cost. The report goes in at once; what is missing gets five working days."""
    town.go_to(151)
    assert town.date(151) == "2026-07-31"
    form = town.start("robin", "status-report", PM="robin")
    town.fill("robin", form, facts={"as_of": town.date(151), "milestones_now": _forecasts(town, form)})
    money = {"pv": euro(PV), "ev": euro(EV), "ac": euro(AC), "forecast_cost": euro(OWN_FORECAST)}
    town.fill("robin", form, money={**money, "benefit_pct": "93"})
    _figures(town, form)
    assert {town.value(form, f"{name}_calc"): name for name in ("schedule", "cost")} == {
        "amber": "schedule",
        "red": "cost",
    }
    assert (town.value(form, "benefits_calc"), town.value(form, "overall_calc")) == ("amber", "red")
    computed = {name: town.value(form, f"{name}_calc") for name in ALL_COLOURS}
    advised = {**computed, "cost": "amber"}  # "amber at most, we catch up"
    town.fill("robin", form, colours=advised)
    story = {
        "done": "The link works",
        "not_done": "Cleaning the list",
        "next": "Test the portal",
        "lesson_hint": "no",
    }
    town.fill("robin", form, story=story, actions=_actions(town, form))
    assert town.missing("robin", form) == {"better_reason"}
    town.fill("robin", form, colours=computed)
    assert not town.asks(form, "better_reason")
    town.warned(form, "S-C16-2")
    town.send("robin", form)
    [report] = town.kept("status_reports")
    assert report.data is not None
    assert (report.status, report.data["mark"], report.data["overall"]) == ("sent", "no_exception", "red")
    [task] = [row for row in town.kept("actions") if "exception" in (row.data or {})["action"]]
    assert (task.owner_id, str(task.due)) == (town.id("robin"), "2026-08-07")  # five working days
    assert (town.fact("last_report"), town.fact("last_slip")) == (town.date(151), "28")
    town.approve("petra", form, "pmo_ok")
    town.approve("mirjam", form, "spo_ok")  # late: the report was published without her
    assert town.kept("status_reports")[0].status == "seen"


def _forecasts(town: Town, form: str) -> Answers:
    """Go-live from 16 October to 13 November."""
    assert (town.date(228), town.date(256)) == ("2026-10-16", "2026-11-13")
    ready = {row["name"]: row["_id"] for row in town.table(form, "milestones_now")}
    moved = {"forecast": town.date(256), "reason": "The link took four weeks more"}
    return {
        "rows": [
            {"_id": ready[name], **(moved if name == "In use" else {}), "progress_pct": "50"}
            for name in ready
        ]
    }


def _figures(town: Town, form: str) -> None:
    assert (EV - PV, EV - AC) == (-31_500, -17_500)
    assert town.value(form, "spi") == Decimal("0.85")
    assert round(town.value(form, "cpi"), 6) == Decimal("0.910714")
    assert round(town.value(form, "cpi"), 4) == Decimal("0.9107")
    assert two(town.value(form, "eac")) == Decimal("483137.25")
    assert two(440_000 - town.value(form, "eac")) == Decimal("-43137.25")
    assert two(town.value(form, "forecast")) == Decimal("483137.25")
    assert two(town.value(form, "forecast") - 480_000) == Decimal("3137.25")
    assert town.value(form, "slip") == 256 - 228 == 28
    assert OWN_FORECAST <= 440_000 + 39_600 < town.value(form, "forecast")  # alone it would look amber


def _actions(town: Town, form: str) -> dict[str, Any]:
    """Two ways to recover, and a question with two options."""
    first = town.kept("risks", id="R1")[0].id
    by = {"owner": town.id("robin"), "due": town.date(170)}
    recovery = rows(
        {"action": "Fewer reports in the first release", "effect": "Saves 12,000 and a week", **by},
        {"action": "A second developer", "effect": "Two weeks sooner", **by},
    )
    ask = {"decision": "How do we go on?", "options": "Fewer reports, or more money", "by_whom": "STC", **by}
    return {"top_risks": [first], "recovery": recovery, "asks": rows({**ask, "owner": town.id("mirjam")})}


def exception(town: Town) -> None:
    """Within the five days: what it does to time and money, two options, and who decides."""
    town.go_to(155)
    form = town.start("robin", "issue-escalation", PM="robin", STC="mirjam")
    told_on = {"issue_text": "By trend the project ends at 483,137 euros.", "found_on": town.date(151)}
    town.fill("robin", form, report={"issue_title": "Cost leaves the tolerance", "severity": "S2", **told_on})
    town.send("robin", form)
    effects = {"cause": "The link took four weeks more", "impact_time": "0", "impact_cost": euro(0)}
    town.fill("robin", form, analyse=effects)
    assert town.value(form, "time_left") == 30 - 28
    assert two(town.value(form, "cost_left")) == Decimal("39600") - Decimal("43137.25")
    assert town.value(form, "breach") == "yes"
    assert "none" not in town.left(form, "escalate_to")
    options = rows(
        {"option": "Fewer reports in the first release", "time": "-7", "cost": euro(-12_000)},
        {"option": "Ask for 3,200 euros more", "time": "0", "cost": euro(3_200)},
    )
    town.fill(
        "robin", form, options={"options_x": options, "advice_x": "Fewer reports", "escalate_to": "STC"}
    )
    handled = {"owner": town.id("robin"), "due": town.date(160), "status": "escalated"}
    town.fill("robin", form, handle=handled)
    town.fill("mirjam", form, decide={"decision_x": "Fewer reports, and a second developer"})
    town.approve("mirjam", form, "decided_x")
    assert town.status(form) == "decided"
    assert town.fact("exceptions") == "yes"
    assert town.kept("issues")[0].status == "in_progress"


def risks_again(town: Town) -> None:
    """What may happen costs more than what is left: with a reason, and the sponsor accepts it."""
    town.go_to(156)
    form = town.start("robin", "risk-assessment", PM="robin")
    people = {"session_type": "gate", "participants": ["team", "finance"], "prompts_used": ["money"]}
    town.fill("robin", form, session=people)
    assert town.value(form, "exposure") == 84_600
    if town.asks(form, "unchanged_note"):
        town.fill("robin", form, risks={"unchanged_note": "Looked at again, nothing changed"})
    assert town.missing("robin", form) == {"gap_reason"}
    town.fill("robin", form, risks={"gap_reason": "The five do not happen all at once"})
    town.send("robin", form)
    town.approve("mirjam", form, "accept_high")
    assert town.status(form) == "decided"


def delivery_gate(town: Town) -> None:
    """G3.1, with a review because an exception was reported."""
    town.go_to(159)
    form = prepared(town, "gate-g3", reviewer="ellen", QRV="ellen", STC="mirjam")
    assert town.value(form, "gate_no") == "G3.1"
    said = proofs(town, form)
    assert said.pop("G3-10") is False  # nobody said yet whether the lessons helped
    assert all(said.values()), said
    town.send("robin", form)
    reviewed(town, form, "approve", "amber", {"G3-10": "no"})
    decided(town, form, "mirjam", "approve", COMMITTEE)
    assert (town.fact("phase"), town.fact("exceptions")) == ("execution", "no")
    assert town.asks(form, "rating")  # the decision ended the exception; its own review stays to be seen
    assert town.fact("tol_cost_eur") == euro(39_600)
