"""Episode 5, second half: results accepted, a late check of a report, and gate G4 with and without papers."""

from __future__ import annotations

from typing import Any

from tests.content.case.gates import COMMITTEE, confirmed, decided, prepared, proofs, reviewed, weighed
from tests.content.case.month_five import ALL_COLOURS
from tests.content.case.town import NOTHING, Answers, Town, euro, rows

ACCEPTERS = {"D1": "yusuf", "D2": "yusuf", "D3": "kees"}
UNSIGNED = "The data protection officer has not signed it"


def results_accepted(town: Town) -> None:
    """Who made it neither tests nor accepts it."""
    town.go_to(210)
    for id_, accepter in ACCEPTERS.items():
        [row] = town.kept("deliverables", id=id_)
        form = town.start("robin", "deliverable-acceptance", row, PM="robin")
        what = {"version": "1.0", "maker": (row.data or {})["maker"], "accepter_who": town.id(accepter)}
        if id_ == "D1":
            town.fill("robin", form, what={**what, "reviewer": town.id("lisa")})
            town.fill("lisa", form, test={"criteria_res": rows({"criterion": "It works", "result": "pass"})})
            with town.held_back_by("S-C19-1b", "deliverable-acceptance"):
                town.send("robin", form)
        town.fill("robin", form, what={**what, "reviewer": town.id("hans")})
        tried = rows({"criterion": "Three residents get through", "result": "pass"})
        town.fill("hans", form, test={"criteria_res": tried})
        town.send("robin", form)
        town.fill(accepter, form, accept={"outcome_a": "accepted"})
        town.approve(accepter, form, "accepter")
    assert {row.status for row in town.kept("deliverables")} == {"accepted"}


def _report(town: Town, done: str) -> str:
    form = town.start("robin", "status-report", PM="robin")
    today = town.now.date().isoformat()
    ready = [{"_id": row["_id"], "progress_pct": "90"} for row in town.table(form, "milestones_now")]
    town.fill("robin", form, facts={"as_of": today, "milestones_now": {"rows": ready}})
    money = {"pv": euro(400_000), "ev": euro(395_000), "ac": euro(400_000), "forecast_cost": euro(470_000)}
    town.fill("robin", form, money={**money, "benefit_pct": "93"})
    colours = {name: town.value(form, f"{name}_calc") for name in ALL_COLOURS}
    town.fill("robin", form, colours=colours)
    story = {"done": done, "not_done": "Nothing", "next": f"After {done}", "lesson_hint": "no"}
    actions: Answers = {
        "top_risks": [town.kept("risks", id="R1")[0].id],
        "recovery": NOTHING,
        "asks": NOTHING,
    }
    town.fill("robin", form, story=story, actions=actions)
    town.send("robin", form)
    return form


def reports_in_autumn(town: Town) -> None:
    """The PMO looks at the first of two after the second: what is known of the project stays the newest."""
    for row in town.kept("actions", status="open"):
        town.set_row("robin", row, "done")
    town.go_to(212)
    first = _report(town, "The results were accepted")
    town.go_to(231)
    second = _report(town, "The move was rehearsed")
    town.approve("petra", second, "pmo_ok")
    town.approve("petra", first, "pmo_ok")
    assert town.fact("last_report") == town.date(231)


def _ready(town: Town, form: str) -> dict[str, Answers]:
    ready: Answers = {
        "golive_on": town.date(263), "golive_kind": "at_once", "trained_pct": "85",
        "users_told": town.date(240), "benefit_baseline": "yes", "old_stop": town.date(280),
        "fallback": rows({"trigger": "The link fails for a day", "who": town.id("yusuf"),
                          "decide_by": town.date(264), "way_back": "Back to the counter"}),
    }  # fmt: skip
    test = {"test": "By the counter", "result": "pass", "evidence": town.file("robin", form, "test")}
    rehearsal = {"rehearsal": "Second", "on": town.date(225), "difference": "None", "solved": "yes"}
    proof: Answers = {
        "tests_done": rows(test),
        "defects": NOTHING,
        "migration": rows(rehearsal),
        "dpia_signed": town.file("robin", form, "dpia-draft"),
        "security_test": town.file("robin", form, "security"),
        "access_statement": town.file("robin", form, "statement"),
    }  # fmt: skip
    items = ("support", "monitoring", "manual", "contract", "budget", "people", "backup")
    operations: Answers = {
        "support": rows(*({"item": one, "ready": "yes", "remark": "Agreed"} for one in items)),
        "aftercare_until": town.date(310), "aftercare_team": "Iris and Kees",
        "aftercare": "Every morning at nine",
    }  # fmt: skip
    return {"ready": ready, "proof": proof, "operations": operations}


def handover_prepared(town: Town) -> str:
    """Everything is there but a signature and Kees, who wants to try the manual first."""
    town.go_to(233)
    form = town.start("robin", "go-live-and-handover", PM="robin", BCO="yusuf", OPS="kees")
    town.fill("robin", form, **_ready(town, form))
    town.send("robin", form)
    town.approve("yusuf", form, "bco_ok")
    assert [row.status for row in town.kept("handovers")] == ["preparing"]
    return form


def not_ready(town: Town) -> None:
    """G4 without a signature: only rework, hold and stop are left. Without operations the same."""
    handover_prepared(town)
    town.go_to(235)
    form = prepared(
        town, "gate-g4", {"G4-2": UNSIGNED}, reviewer="ellen", QRV="ellen", STC="mirjam", OPS="kees"
    )
    assert [code for code, says in proofs(town, form).items() if not says] == ["G4-5"]
    town.send("robin", form)
    reviewed(town, form, "rework", "red", {"G4-2": "no", "G4-5": "no"})
    town.fill("nadia", form, consent={"fg_advice": town.file("nadia", form, "not-signed")})
    assert town.left(form) == ["rework", "hold", "stop"]
    town.warned(form, "S-G-3", "S-G-4", "S-G-11")
    decided(town, form, "mirjam", "rework", COMMITTEE, resubmit_by=town.date(252))
    assert town.fact("phase") == "execution"


def handover_put_right(town: Town) -> None:
    """Kees returns it; the assessment is signed on 6 November."""
    town.go_to(249)
    assert town.date(249) == "2026-11-06"
    form = town.newest("go-live-and-handover")
    town.send_back("kees", form, "We have not tried the manual")
    town.fill("robin", form, proof={"dpia_signed": town.file("robin", form, "dpia-signed")})
    town.send("robin", form)
    town.approve("yusuf", form, "bco_ok")


def ready(town: Town) -> None:
    """G4 again: operations can still say no; then a way on paper is the condition."""
    town.go_to(249)
    handover = town.newest("go-live-and-handover")
    form = prepared(town, "gate-g4", reviewer="ellen", QRV="ellen", STC="mirjam", OPS="kees")
    assert proofs(town, form)["G4-5"] is False
    assert "S-G-4" not in town.marks(form)
    assert not {"approve", "conditional"} & set(town.left(form))
    town.approve("kees", handover, "ops_ok")
    assert all(proofs(town, form).values())
    town.send("robin", form)
    reviewed(town, form, "conditional", "amber")
    town.warned(form, "S-G-11")  # the advice of the data protection officer
    town.fill("nadia", form, consent={"fg_advice": town.file("nadia", form, "advice")})
    assert {"approve", "conditional"} <= set(town.left(form))
    paper = {
        "text": "A way on paper for residents without a computer", "owner": town.id("yusuf"),
        "due": town.date(262), "blocking": "before_date",
    }  # fmt: skip
    weighed(town, form, "mirjam", "conditional", conditions=rows(paper))
    confirmed(town, form, "mirjam", COMMITTEE)
    assert town.fact("phase") == "transition"


def in_use(town: Town) -> None:
    """20 November: 35 days after the plan. Operations takes over when aftercare is done."""
    town.go_to(262)
    [condition] = town.kept("conditions", status="open")
    town.confirm_condition(condition)
    town.go_to(263)
    assert (town.date(263), 263 - 228) == ("2026-11-20", 35)
    [live] = town.kept("milestones", id="M5")
    town.change_row("robin", live, actual=town.date(263))
    town.go_to(311)
    form = town.newest("go-live-and-handover")
    after: dict[str, Any] = {"golive_actual": town.date(263), "fell_back": "no"}
    town.fill("robin", form, after=after)
    town.fill("robin", form, after={"aftercare_done": "yes"})
    town.approve("kees", form, "ops_signed")
    assert town.status(form) == "decided"
    assert [row.status for row in town.kept("handovers")] == ["handed_over"]
