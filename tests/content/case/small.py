"""The second case: a neighbourhood team moves house. Class S, three gates, and a PMO of two people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.content.case.gates import checked, confirmed, prepared, weighed
from tests.content.case.town import NOTHING, Answers, Town, euro, rows

TITLE = "Verhuizing van het wijkteam"
# Petra leads the project beside her work in the office; Hanneke does whatever Petra may not.
TWO_IN_THE_OFFICE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "petra": ("Petra", ("PMO", "POA")),
    "hanneke": ("Hanneke", ("PMO", "PMH", "FIN")),
    "mirjam": ("Mirjam de Graaf", ()),
    "yusuf": ("Yusuf Aydin", ()),
}
NEED: dict[str, Any] = {
    "problem": "Het wijkteam zit met elf mensen in een ruimte voor zes. Gesprekken met bewoners gaan in de "
    "gang, omdat er geen spreekkamer vrij is.",
    "outcome": "Het wijkteam heeft zes werkplekken, twee spreekkamers en een ingang zonder drempel.",
    "do_nothing": "Twee collega's hebben gezegd dat ze hierdoor weggaan.",
    "request_type": "project",
}
SIZE = {
    "obligation": "no",
    "goal": "good_employer",
    "est_cost": euro(30_000),
    "est_months": "4",
    "units": "2",
}
NATURE = {"novelty": 2, "supplier_dep": 2, "data_class": "internal", "replaces_system": "no"}


def in_one_sitting(town: Town) -> None:
    """Intake, business case and charter are written at once: nine points, class S."""
    town.title = TITLE
    town.go_to(0)
    form = town.start("petra", "project-intake", SPO="mirjam")
    need = {"title": TITLE, "requester": town.id("yusuf"), "sponsor": town.id("mirjam"), **NEED}
    town.fill("petra", form, need=need, size=SIZE, nature=NATURE)
    assert (town.value(form, "class_score"), town.value(form, "class_calc")) == (1 + 1 + 2 + 2 + 2 + 1, "S")
    assert town.value(form, "class_score") == 9
    town.send("petra", form)
    case, charter = _business_case(town), _charter(town)
    town.approve("mirjam", form, "sponsor_ok")
    town.fill("hanneke", form, check={"class_set": "as_computed"})
    town.approve("hanneke", form, "pmo_ok")
    town.approve("mirjam", case, "spo_ok")
    town.approve("mirjam", charter, "spo_ok")
    assert [town.status(one) for one in (form, case, charter)] == ["decided"] * 3
    assert town.fact("report_cycle") == "every_two_months"


def _business_case(town: Town) -> str:
    form = town.start("petra", "business-case", PM="petra", BCO="yusuf")
    option = {"description": "-", "cost_year": 0, "benefit_year": 0, "risk": 1, "feasible": "yes"}
    options = rows(
        {**option, "kind": "do_nothing", "name": "Blijven", "cost_once": 0},
        {**option, "kind": "alternative", "name": "Verhuizen", "cost_once": euro(30_000)},
    )
    benefit = {
        "id": "B1", "description": "Gesprekken in een kamer", "measure": "Percentage gesprekken",
        "type": "quality", "baseline": "10", "target": "90", "owner": town.id("yusuf"),
        "measure_date": town.date(200),
    }  # fmt: skip
    town.fill("petra", form, reason={"need": NEED["problem"]})
    town.fill("petra", form, options={"options": options, "chosen": "r2", "why_chosen": "Er is geen ruimte"})
    town.fill("petra", form, benefits={"benefits": rows(benefit)}, money={"invest": euro(30_000)})
    town.fill("petra", form, feasibility={"affordability": "budget_available"})
    town.send("petra", form)
    return form


def _charter(town: Town) -> str:
    form = town.start("petra", "project-charter")
    result = {
        "id": "D1", "name": "Ingericht pand", "maker": "PM", "accepter": town.id("yusuf"),
        "acceptance": "Twee gesprekken tegelijk, en niemand hoort de ander.", "due": town.date(90),
    }  # fmt: skip
    mandate = {
        "objective": NEED["outcome"],
        "scope_in": rows({"item": "Pand"}),
        "scope_out": rows({"item": "Telefonie"}),
    }
    held = [("SPO", "mirjam"), ("PM", "petra"), ("BCO", "yusuf")]
    team = rows(*({"role": role, "person": town.id(who), "hours_month": "4"} for role, who in held))
    town.fill("petra", form, mandate=mandate, deliverables={"deliverables": rows(result)})
    town.fill("petra", form, people={"roles": team}, control={"tol_time": "14", "tol_cost": "10"})
    town.send("petra", form)
    return form


def roles_and_risk(town: Town) -> None:
    """A yes from each, the lessons, and the one risk there is."""
    town.go_to(3)
    for row in town.kept("roles"):
        who = next(key for key, one in town.people.items() if one.id == (row.data or {})["person"])
        form = town.start(who, "role-acceptance", row)
        town.fill(who, form, accept={"answer": "accept"})
        town.send(who, form)
    form = town.start("petra", "risk-assessment")
    risk: Answers = {
        "event": "Het pand is later klaar", "effect": "We verhuizen een maand later", "prob": 3,
        "action": "Elke week bellen", "owner": town.id("petra"), "due": town.date(60),
    }  # fmt: skip
    town.fill("petra", form, risks={"risks": rows(risk)})
    town.send("petra", form)
    assert town.status(form) == "decided"


def gate(town: Town, checklist: str, *covers: str) -> None:
    """One moment of decision: Petra prepares, the sponsor checks and decides in one go."""
    form = prepared(town, checklist, who="petra", PM="petra", SPO="mirjam", OPS="yusuf")
    assert town.value(form, "gates") == covers
    assert not town.asks(form, "reviewers")
    town.send("petra", form)
    checked(town, form, "mirjam")
    if checklist == "gate-g4":
        town.approve("yusuf", form, "ops_ok")
    weighed(town, form, "mirjam", "approve")
    confirmed(town, form, "mirjam")
    assert town.status(form) == "decided"


def plan(town: Town) -> None:
    town.go_to(10)
    form = town.start("petra", "planning-baseline")
    shared = {"owner": town.id("petra"), "gate": "G4"}
    found = rows(
        {"id": "M1", "name": "Huurcontract getekend", "baseline": town.date(30), "owner": town.id("petra")},
        {"id": "M2", "name": "Verhuisd", "baseline": town.date(90), "depends_on": "M1", **shared},
    )
    budget = rows({"category": "suppliers", "amount": euro(27_000)})
    town.fill(
        "petra", form, schedule={"milestones": found}, money={"budget": budget, "contingency": euro(3_000)}
    )
    town.send("petra", form)
    assert town.status(form) == "decided"


def lesson(town: Town) -> str:
    """Petra writes it and checks it herself: that duty is lifted in a PMO this small, and it shows."""
    town.go_to(95)
    form = town.start("petra", "lesson-record")
    told = {
        "les_kind": "keep_doing",
        "event": "We maten de kamers op voor we bestelden.",
        "recommendation": "De projectleider meet in de eerste week elke kamer op, en bestelt daarna pas.",
        "process": "processes/close-project",
    }
    town.fill("petra", form, six=told)
    town.send("petra", form)
    say = {"les_title": "Measure before you order", "les_title_nl": "Meet voordat je bestelt"}
    tests = ["true", "general", "actionable", "new"]
    town.fill("petra", form, validate={**say, "tests": tests, "no_names": "yes", "destination": "share_only"})
    town.fill("petra", form, applies={"context": "Verhuizingen", "class_fit": ["S"], "tags": ["planning"]})
    keep = {"needed_at": "G2", "confidentiality": "open", "owner_role": "PMO", "translation": "title_both"}
    town.fill("petra", form, keep={**keep, "review_on": town.date(700)})
    town.approve("petra", form, "validated")
    assert town.status(form) == "decided"
    assert "waiver_used" in {event.kind for event in town.seen(form).happened}
    return town.lesson_of(form)


def closure(town: Town, learned: str) -> None:
    town.go_to(100)
    [result] = town.kept("deliverables")
    town.set_row("yusuf", result, "accepted")
    for row in town.kept("actions", status="open"):
        town.set_row("petra", row, "done")
    form = town.start("petra", "project-closure")
    found = rows(
        {"name": "Huurcontract getekend", "baseline": town.date(30), "actual": town.date(30)},
        {"name": "Verhuisd", "baseline": town.date(90), "actual": town.date(92), "explanation": "Staking"},
    )
    outcome = {"closure_kind": "completed", "planned_actual": found, "final_cost": euro(29_500)}
    review = {"what": "Gesprekken in een kamer", "on": town.date(200), "owner": town.id("yusuf")}
    town.fill("petra", form, outcome=outcome, carry_over={"open_items": NOTHING})
    town.fill("petra", form, learned={"new_lessons": [learned], "benefit_dates": rows(review)})
    archive = town.file("petra", form, "archive")
    town.fill("petra", form, tidy={"archive": archive, "pii_clean": "yes", "access_off_on": town.date(105)})
    town.send("petra", form)
    town.fill("hanneke", form, sign={"contracts": "yes"})
    assert town.status(form) == "decided"


def benefits(town: Town) -> None:
    town.go_to(200)
    form = town.start("yusuf", "benefits-review")
    measured = {
        "id": "B1", "description": "Gesprekken in een kamer", "measure": "Percentage gesprekken",
        "baseline": "10", "target": "90", "actual": "82",
    }  # fmt: skip
    town.fill("yusuf", form, measure={"measured": rows(measured)}, judge={"next_step": "close"})
    town.send("yusuf", form)
    assert town.status(form) == "decided"
