"""Episode 3: five risks, people who are promised for 82 %, the plan, whom to tell what, and gate G2."""

from __future__ import annotations

from typing import Any

from app.definitions.rules import evaluate, parse
from app.services.runs import filling
from tests.content.case.reasons import KEY_RISKS
from tests.content.case.town import Answers, Town, euro, rows

# likelihood, effect on time, own percentage, cost in euros: R1 to R5
FIVE = (
    (4, 4, "70", 40_000),
    (3, 5, "40", 90_000),
    (2, 3, "20", 15_000),
    (3, 4, "40", 30_000),
    (4, 2, "70", 8_000),
)
NEW_RISKS = (
    ("The list of permits holds doubles", "Data must be cleaned by hand", "Moving over takes two weeks more"),
    ("Residents hear of it from the paper", "The local press is against it", "Fewer people use it at first"),
)
BUDGET = {"own_hours": 150_000, "suppliers": 220_000, "licences": 40_000, "training": 30_000}
# number, name, waits for, day, deliverable, gate
MILESTONES = (
    ("M1", "Link works", None, 121, None, None),
    ("M2", "Portal tested", "M1", 180, "D1", None),
    ("M3", "Permits moved over", "M2", 210, "D2", None),
    ("M4", "Manual tried", "M3", 220, "D3", None),
    ("M5", "In use", "M4", 228, None, "G4"),
    ("M6", "Closed", "M5", 361, None, "G5"),
)


def risk_session(town: Town) -> None:
    """Five risks: three high, one medium and the clash with the holidays."""
    town.go_to(42)
    form = town.start("robin", "risk-assessment", PM="robin")
    town.fill(
        "robin",
        form,
        session={
            "session_type": "periodic",
            "participants": ["team", "supplier"],
            "prompts_used": ["people"],
        },
    )
    there = {row["cause"]: row["_id"] for row in town.table(form, "risks")}
    found = [_judged(town, there, place, *words) for place, words in enumerate((*KEY_RISKS, *NEW_RISKS), 1)]
    town.fill("robin", form, risks={"risks": {"rows": found}})
    seen = sorted(town.table(form, "risks"), key=lambda row: row["id"])
    assert [row["score"] for row in seen] == [16, 15, 6, 12, 8]
    assert [prob * effect for prob, effect, _, _ in FIVE] == [4 * 4, 3 * 5, 2 * 3, 3 * 4, 4 * 2]
    scales = town.seen(form).compiled.resolved.scales
    bands = [evaluate(parse(f"risk_band({row['score']})"), {}, scales) for row in seen]
    assert bands == ["high", "high", "medium", "high", "medium"]
    assert 28_000 + 36_000 + 3_000 + 12_000 + 5_600 == 84_600
    assert town.value(form, "exposure") == 84_600
    town.send("robin", form)
    assert town.status(form) == "decided"
    assert [row.data["id"] for row in town.kept("risks") if row.data] == ["R1", "R2", "R3", "R4", "R5"]


def _judged(town: Town, there: dict[str, str], place: int, cause: str, event: str, effect: str) -> Answers:
    prob, late, own, cost = FIVE[place - 1]
    return {
        "_id": there.get(cause, f"r{place}"), "id": f"R{place}", "type": "threat", "cause": cause,
        "event": event, "effect": effect, "prob": prob, "prob_pct_own": own, "imp_time": late,
        "cost_eur": euro(cost),
        "proximity": "soon", "response": "reduce", "action": "Agreed in the session",
        "owner": town.id("robin"), "due": town.date(100), "res_prob": 2, "res_imp": 2,
    }  # fmt: skip


def people_asked_for(town: Town) -> None:
    """Hans promises the developer whole and the tester for a part; nobody promises his own request."""
    town.go_to(44)
    hours = {
        "person": town.id("iris"),
        "from_date": town.date(0),
        "to_date": town.date(365),
        "hours_week": "36",
    }
    town.add_row("hans", "capacity", **hours, leave="no")
    form = town.start("robin", "resource-request", PM="robin", SPO="mirjam")
    span = {"from_date": town.date(44), "to_date": town.date(228), "procure": "no"}
    needs = rows(
        {"kind": "person", "what": "Developer of the link", "person": town.id("iris"), "asked": "0.5",
         "priority": "critical_path", "alternative": "Hire somebody", **span},
        {"kind": "person", "what": "Tester", "asked": "0.5", "priority": "important",
         "alternative": "Later", **span},
    )  # fmt: skip
    town.fill(
        "robin",
        form,
        need={"manager": town.id("robin"), "needs": needs, "if_refused": "Go-live moves a month"},
    )
    with town.held_back_by("S-C07-3", "resource-request"):
        town.send("robin", form)
    town.fill("robin", form, need={"manager": town.id("hans")})
    town.send("robin", form)
    lines = [row["_id"] for row in town.table(form, "needs")]
    part = {"answer": "partly", "promised": "0.32", "reason": "She has another project on Mondays"}
    answers: list[Answers] = [{"_id": lines[0], "answer": "commit"}, {"_id": lines[1], **part}]
    town.fill("hans", form, need={"needs": {"rows": answers}})
    town.approve("hans", form, "rm_ok")
    assert town.status(form) == "decided"
    assert len(town.kept("commitments", status="committed")) == 2


def planning(town: Town) -> None:
    """440,000 and 40,000; the dates out of order are found, the small contingency needs its reason."""
    town.go_to(49)
    form = town.start("robin", "planning-baseline", PM="robin")
    work = town.file("robin", form, "work-breakdown")
    town.fill("robin", form, schedule={"milestones": _milestones(town, form, m3=170), "wbs_file": work})
    by = {"critical_path": "M1, M2, M3, M5", "est_method": ["expert"], "est_by_doers": "yes"}
    money = rows(*({"category": kind, "amount": euro(amount)} for kind, amount in BUDGET.items()))
    town.fill("robin", form, schedule=by, money={"budget": money, "contingency": euro(40_000)})
    _sums(town, form)
    town.fill("robin", form, people_and_quality=_quality(town, form))
    assert town.value(form, "committed_pct") == 82
    town.warned(form, "S-C06-2")
    assert town.missing("robin", form) == {"cont_reason", "milestones"}  # less than the risks may cost: why?
    town.fill("robin", form, money={"cont_reason": "The five do not happen all at once"})
    with town.held_back_by("S-C06-3", "planning-baseline"):
        town.send("robin", form)
    town.fill("robin", form, schedule={"milestones": _milestones(town, form, m3=210)})
    town.send("robin", form)
    town.fill("petra", form, check={"pmo_quality": 4})
    town.approve("tom", form, "fin_ok")
    town.approve("hans", form, "rm_ok")
    assert town.status(form) == "decided"
    assert (town.fact("plan_bac"), town.fact("plan_contingency")) == (euro(440_000), euro(40_000))


def _milestones(town: Town, form: str, m3: int) -> Answers:
    made = {row.data["id"]: row.id for row in town.kept("deliverables") if row.data}
    there = {row["id"]: row["_id"] for row in town.table(form, "milestones")}
    found = []
    for id_, name, after, day, deliverable, gate in MILESTONES:
        row: Answers = {
            "_id": there.get(id_, id_.lower()),
            "id": id_,
            "name": name,
            "owner": town.id("robin"),
        }
        row |= {"baseline": town.date(m3 if id_ == "M3" else day), "depends_on": after, "gate": gate}
        found.append(
            {name: cell for name, cell in (row | {"deliverable": made.get(deliverable)}).items() if cell}
        )
    return {"rows": found}


def _sums(town: Town, form: str) -> None:
    values = {name: town.value(form, name) for name in ("bac", "authorised", "tol_cost_eur", "invest_diff")}
    assert values == {"bac": 440_000, "authorised": 480_000, "tol_cost_eur": 39_600, "invest_diff": 0}
    assert min(440_000 * 9 // 100, 40_000) == 39_600
    assert values["bac"] + values["tol_cost_eur"] == 479_600  # from here on cost is red
    assert town.value(form, "cont_basis") == 84_600
    assert town.value(form, "cont_basis") - 40_000 == 44_600
    assert town.asks(form, "cont_reason")


def _quality(town: Town, form: str) -> dict[str, Any]:
    view = filling.step_view(town.work(town.people["robin"]), form, "people-and-quality")
    [ready] = [one.rows for one in view.fields if one.field.id == "quality_plan"]
    cells = {"norm": "As agreed in the charter", "method": "test", "reviewer": town.id("hans")}
    found = [
        {"_id": row.id, **{cell.column.id: cell.value for cell in row.cells if cell.writable}, **cells,
         "planned": town.date(200)}
        for row in ready
    ]  # fmt: skip
    return {"quality_plan": {"rows": found}, "transition_in_plan": "yes", "lessons_in_plan": "yes"}
