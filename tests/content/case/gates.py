"""The four acts at a gate: prepare and send, check, review, decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services.runs.filling import step_view
from app.services.runs.form_views import Row
from tests.content.case.town import NOTHING, Town, rows

COMMITTEE = ["SPO", "BCO", "FIN"]
TOLERANCES = ("next_tol_time", "next_tol_cost")  # filled in beforehand; the page hands them in as they are
BOARD = ["PFB_chair", "PFB_member"]


def requirements(town: Town, form: str, who: str = "petra") -> dict[str, Row]:
    """Code of a requirement -> its row."""
    view = step_view(town.work(town.people[who]), form, "criteria")
    return {row.id: row for field in view.fields if field.field.preset for row in field.rows}


def prepared(
    town: Town,
    gate: str,
    failed: Mapping[str, str] | None = None,
    reviewer: str = "",
    who: str = "robin",
    **roles: str,
) -> str:
    """A gate that its project manager filled in: what no record answers is a yes, or with a reason a no."""
    form = town.start(who, gate, **roles)
    if town.asks(form, "evidence"):
        town.fill(who, form, preparation={"evidence": NOTHING})
    if reviewer:
        row = {"person": town.id(reviewer), "independent": "yes", "declared": town.now.date().isoformat()}
        town.fill("petra", form, preparation={"reviewers": rows(row)})
    answers = []
    for code, row in requirements(town, form).items():
        if code in (failed or {}):
            answers.append({"_id": code, "pm_answer": "no", "pm_reason": (failed or {})[code]})
        elif row.proof is None:
            answers.append({"_id": code, "pm_answer": "yes", "pm_evidence": "Shown to the reviewer"})
    town.fill(who, form, criteria={"criteria": {"rows": answers}})
    return form


def proofs(town: Town, form: str) -> dict[str, bool]:
    """What records say to the requirements they answer."""
    return {code: row.proof.says for code, row in requirements(town, form).items() if row.proof}


def checked(town: Town, form: str, who: str, failed: Mapping[str, str] | None = None) -> None:
    """Who checks answers every requirement: yes, unless `failed` says otherwise."""
    found = [
        {"_id": code, "check_answer": (failed or {}).get(code, "yes")} for code in requirements(town, form)
    ]
    town.fill(who, form, criteria={"criteria": {"rows": found}})


def reviewed(
    town: Town, form: str, advice: str, rating: str, failed: Mapping[str, str] | None = None
) -> None:
    """Ellen's independent review."""
    found = [
        {"_id": code, "qrv_answer": (failed or {}).get(code, "yes"), "qrv_note": "Read and discussed"}
        for code in requirements(town, form)
    ]
    town.fill("ellen", form, criteria={"criteria": {"rows": found}})
    talk = {"person": town.id("mirjam"), "role": "SPO", "on": town.now.date().isoformat()}
    report = {
        "interviews": rows(talk),
        "rating": rating,
        "findings": "Written after three talks and all the papers.",
        "recommendations": NOTHING,
        "advice": advice,
    }
    town.fill("ellen", form, report=report)


def weighed(town: Town, form: str, who: str, decision: str, **more: Any) -> None:
    """The decision with its reason, not confirmed yet."""
    town.fill(who, form, decision={"decision": decision, "rationale": "As the committee said", **more})
    known = {
        one.field.id: one.value for one in step_view(town.work(town.people[who]), form, "decision").fields
    }
    town.fill(who, form, decision={name: known[name] for name in TOLERANCES if name in known})


def confirmed(town: Town, form: str, who: str, present: list[str] | None = None) -> None:
    """The decision is given in person."""
    answers: dict[str, Any] = {"recorded_how": "in_person"}
    town.fill(who, form, confirm=answers | ({"present": present} if present else {}))
    town.approve(who, form, "decided_by")


def decided(
    town: Town, form: str, who: str, decision: str, present: list[str] | None = None, **more: Any
) -> None:
    weighed(town, form, who, decision, **more)
    confirmed(town, form, who, present)
    assert town.status(form) == "decided"
