"""The papers before a start gate: business case, charter, accepted roles, lessons taken over and risks."""

from __future__ import annotations

from typing import Any

from app.services.demo.cases import Case
from app.services.demo.stage import Stage
from app.services.runs.filling import step_view

Answers = dict[str, Any]
NOTHING: Answers = {"none": ""}
ACCEPTED_BY = "yusuf"  # the business change owner of every project of the sample


def rows(*found: Answers) -> Answers:
    """The answer of a table: these rows."""
    return {"rows": [{"_id": f"r{place}", **row} for place, row in enumerate(found, start=1)]}


def papers(stage: Stage, title: str, case: Case, pm: str, sponsor: str) -> None:
    """Everything that gate G1 wants to see, written by the project manager and approved by others."""
    _business_case(stage, title, case, pm, sponsor)
    _charter(stage, title, case, pm, sponsor)
    for person in (sponsor, pm, ACCEPTED_BY):
        _accept_role(stage, title, person)
    _lessons(stage, title, pm)
    _risks(stage, title, case, pm)


def _option(kind: str, name: str, once: int, year: int, benefit: int) -> Answers:
    return {
        "kind": kind,
        "name": name,
        "description": name,
        "cost_once": once * 100,
        "cost_year": year * 100,
        "benefit_year": benefit * 100,
        "risk": 2,
        "feasible": "yes",
    }


def _business_case(stage: Stage, title: str, case: Case, pm: str, sponsor: str) -> None:
    number = stage.start_form(pm, "business-case", title, PM=pm, SPO=sponsor, BCO=ACCEPTED_BY)
    stage.fill(pm, number, reason={"need": case.benefit, "strategic_fit": 4})
    options = rows(
        _option("do_nothing", case.nothing, 0, 0, 0),
        _option("do_minimum", case.least, case.invest // 3, case.running // 2, case.value // 4),
        _option("alternative", case.option, case.invest, case.running, case.value),
    )
    stage.fill(pm, number, options={"options": options, "chosen": "r3", "why_chosen": case.fit})
    benefit = {
        "id": "B1",
        "description": case.benefit,
        "type": "quality",
        "measure": case.measure,
        "baseline": str(case.before),
        "target": str(case.target),
        "yearly_value": case.value * 100,
        "owner": stage.id(ACCEPTED_BY),
        "measure_date": stage.date(500),
    }
    stage.fill(pm, number, benefits={"benefits": rows(benefit)})
    money = {"invest": case.invest * 100, "run_delta": case.running * 100}
    stage.fill(pm, number, money=money)
    if stage.asks(pm, number, "money", "nonfin_reason"):
        stage.fill(pm, number, money={"nonfin_reason": case.fit})
    risks = [dict(zip(("cause", "event", "effect"), one, strict=True)) for one in case.risks]
    feasible = {"key_risks": rows(*risks), "affordability": "budget_available", "capacity": "ok"}
    stage.fill(pm, number, feasibility=feasible)
    stage.send(pm, number)
    stage.approve("tom", number, "fin_ok")
    stage.approve(sponsor, number, "spo_ok")


def _charter(stage: Stage, title: str, case: Case, pm: str, sponsor: str) -> None:
    number = stage.start_form(pm, "project-charter", title, PM=pm)
    mandate = {
        "objective": case.benefit,
        "scope_in": rows({"item": case.result}),
        "scope_out": rows({"item": case.outside}),
        "assumptions": NOTHING,
        "success": rows({"criterion": case.benefit, "measure": case.measure}),
    }
    stage.fill(pm, number, mandate=mandate)
    result = {
        "id": "D1",
        "name": case.result,
        "maker": "SUP",
        "acceptance": case.accepted_when,
        "accepter": stage.id(ACCEPTED_BY),
        "due": stage.date(240),
    }
    stage.fill(pm, number, deliverables={"deliverables": rows(result)})
    roles = (("SPO", sponsor), ("PM", pm), ("BCO", ACCEPTED_BY))
    held = [{"role": role, "person": stage.id(who), "hours_month": "16"} for role, who in roles]
    nobody = {"none": "Everybody who is touched has a role"}
    people = {"roles": rows(*held), "stakeholders": nobody, "escalation": case.contact}
    stage.fill(pm, number, people=people)
    control = {"tol_time": "30", "tol_cost": "9", "report_cycle": "monthly", "use_ev": "no"}
    stage.fill(pm, number, control={**control, "method_tailoring": NOTHING})
    duties = {"security_class": "medium", "accessibility": "yes", "procurement": "below_threshold"}
    privacy = {"dpia": "started"} if stage.asks(pm, number, "obligations", "dpia") else {}
    stage.fill(pm, number, obligations=duties | privacy)
    stage.send(pm, number)
    stage.approve(ACCEPTED_BY, number, "bco_ok")
    stage.approve(sponsor, number, "spo_ok")


def _accept_role(stage: Stage, title: str, person: str) -> None:
    number = stage.start_from_row(person, "role-acceptance", "roles", title, person=stage.id(person))
    stage.fill(person, number, accept={"answer": "accept"})
    stage.send(person, number)


def _lessons(stage: Stage, title: str, pm: str) -> None:
    number = stage.start_form(pm, "lessons-uptake", title, PM=pm)
    view = step_view(stage.work(pm), number, "lessons")
    found = [row for one in view.fields if one.field.id == "matched" for row in one.rows]
    answered = [_taken_over(stage, row.cells[0].value, pm) for row in found]
    stage.fill(pm, number, lessons={"matched": rows(*answered) if answered else NOTHING})
    stage.fill(pm, number, search={"own_search": "no", "talk": "planned"})
    stage.send(pm, number)
    if not answered:
        stage.fill("petra", number, confirm={"no_match_confirmed": "yes"})


def _taken_over(stage: Stage, lesson: str, pm: str) -> Answers:
    return {
        "lesson": lesson,
        "disposition": "adopt",
        "action_kind": "action",
        "what": "Plan it in the first month",
        "owner": stage.id(pm),
        "due": stage.date(60),
    }


def _risks(stage: Stage, title: str, case: Case, pm: str) -> None:
    number = stage.start_form(pm, "risk-assessment", title, PM=pm)
    people = {"session_type": "start", "participants": ["team", "users"], "prompts_used": ["people", "money"]}
    stage.fill(pm, number, session=people)
    [ready] = [one for one in step_view(stage.work(pm), number, "risks").fields if one.field.id == "risks"]
    judged = {
        "type": "threat",
        "prob": 3,
        "imp_time": 4,
        "imp_cost": 3,
        "imp_quality": 2,
        "imp_benefit": 3,
        "cost_eur": case.invest * 10,  # a tenth of the investment
        "proximity": "soon",
        "response": "reduce",
        "action": case.answer,
        "owner": stage.id(pm),
        "due": stage.date(60),
        "res_prob": 2,
        "res_imp": 3,
        "status": "open",
    }
    found = [{"_id": row.id, "id": f"R{place}", **judged} for place, row in enumerate(ready.rows, start=1)]
    stage.fill(pm, number, risks={"risks": {"rows": found}})
    stage.send(pm, number)
