"""Episode 5, first half: a change for the sponsor, one for the portfolio board, and the meeting about it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.content.case.reasons import two
from tests.content.case.town import NOTHING, Answers, Town, euro, rows


def _asked(town: Town, who: str, title: str, reason: str) -> str:
    form = town.start("robin", "change-request", PM="robin", SPO="mirjam")
    kind = {"cr_kind": "scope", "reason": reason, "urgency": "normal"}
    town.fill("robin", form, request={"cr_title": title, "cr_requester": town.id(who), **kind})
    town.send("robin", form)
    return form


def _costs(town: Town, form: str, cost: float, funding: str, days: str = "0", benefit: int = 0) -> None:
    money = {"d_cost": euro(cost), "funding": funding, "d_run": 0, "d_benefit": euro(benefit)}
    town.fill("robin", form, impact={**money, "d_days": days})


def _weighed(town: Town, form: str, advice: str, privacy: str, updates: list[str], **scope: Any) -> None:
    [portal] = town.kept("deliverables", id="D1")
    touched = {"imp_any": "yes", "imp_deliverables": [portal.id], "imp_scope": "The screens of the portal"}
    town.fill("robin", form, scope={**touched, "imp_risk": NOTHING, **scope})
    town.fill("robin", form, others={"imp_privacy": privacy, "to_update": updates})
    options = rows(
        {"option": "Now", "cost": 0, "days": "0"}, {"option": "Not, or in release 2", "cost": 0, "days": "0"}
    )
    town.fill("robin", form, route={"options_c": options, "pm_advice": advice})


def for_the_sponsor(town: Town) -> None:
    """CR-01, 10 August: 9,000 euros from contingency is just above what Robin may record himself."""
    town.go_to(161)
    assert town.date(161) == "2026-08-10"
    form = _asked(town, "robin", "CR-01 A second developer", "The exception decided so")
    assert (min(10_000, 440_000 * 2 // 100), 440_000 * 5 // 100) == (8_800, 22_000)
    levels: list[Any] = []
    for cost in (8_800, 8_800.01, 22_000, 22_000.01):
        _costs(town, form, cost, "contingency")
        levels.append(town.value(form, "authority"))
    assert levels == ["PM", "SPO", "SPO", "PFB"]  # the forecast is above the tolerance: no committee between
    _costs(town, form, 9_000, "contingency")
    assert town.value(form, "authority") == "SPO"
    assert two(town.value(form, "cum_change_pct")) == Decimal("2.05")
    _weighed(town, form, "approve", "no", ["baseline"])
    assert town.tries("robin", form, "cr_decided") == "duty-never"
    decision = {"cr_decision": "approve", "cr_reason": "Two weeks sooner"}
    town.fill("mirjam", form, decide=decision)
    town.approve("mirjam", form, "cr_decided")
    assert _money(town) == (449_000, 31_000, 480_000, 31_000)
    assert min(449_000 * 9 / 100, 31_000) == 31_000
    assert [row.status for row in town.kept("baselines")] == ["replaced", "in_force"]
    [change] = town.kept("changes")
    assert change.status == "approved"
    town.set_row("yusuf", change, "applied", "She has begun")


def _money(town: Town) -> tuple[int, ...]:
    facts = ("bac", "contingency_left", "authorised", "tol_cost_eur")
    return tuple(town.fact(name) // 100 for name in facts)


def for_the_board(town: Town) -> None:
    """CR-02: visitor permits now. Far above every mandate below the board, which puts it off."""
    town.go_to(200)
    form = _asked(town, "anton", "CR-02 Visitor permits as well", "The council wants it this year")
    _costs(town, form, 52_000, "extra_budget", "42", 21_000)
    assert town.left(form, "funding") == ["extra_budget", "exchange"]  # 31,000 is left
    assert two(town.value(form, "cum_change_pct")) == Decimal("13.86")
    assert two(Decimal(61_000) / 440_000 * 100) == Decimal("13.86")
    assert town.value(form, "authority") == "PFB"
    assert Decimal(town.fact("last_slip")) + 42 == 70 > Decimal(town.fact("tol_time"))
    _weighed(town, form, "defer", "yes", ["contract"], moved=NOTHING)
    assert town.asks(form, "fg_advice")
    town.fill("nadia", form, others={"fg_advice": town.file("nadia", form, "advice")})
    town.fill("dirk", form, decide={"cr_decision": "defer", "cr_reason": "In release 2"})
    town.approve("dirk", form, "cr_decided")
    assert _money(town) == (449_000, 31_000, 480_000, 31_000)
    assert [row.status for row in town.kept("changes")] == ["applied", "deferred"]


def meeting(town: Town) -> None:
    """The committee hears of it: no decision is asked without a proposal and a paper."""
    town.go_to(205)
    form = town.start("robin", "meeting-record", PM="robin", SPO="mirjam")
    item: Answers = {"no": "1", "subject": "What the board decided", "purpose": "decide"}
    item["proposal"] = "Take note, and plan release 2"
    when = {
        "meet_kind": "steering",
        "meet_on": town.date(205),
        "meet_gate": "none",
        "pack_sent": town.date(195),
    }
    invited = rows(*({"person": town.id(who), "attends": "yes"} for who in ("mirjam", "yusuf", "tom")))
    town.fill("robin", form, prepare={**when, "invited": invited, "agenda": rows(item)})
    decision = {
        "decision": "Visitor permits come in release 2", "by_whom": "STC", "reason": "As the board decided",
        "owner": town.id("robin"), "due": town.date(230), "status": "decided",
    }  # fmt: skip
    _noted(town, form, decision, ["SPO"])
    with town.held_back_by("S-C29-1", "meeting-record"):
        town.send("robin", form)
    item["paper"] = town.file("robin", form, "paper")
    town.fill("robin", form, prepare={"agenda": rows(item)})
    with town.held_back_by("S-C29-3", "meeting-record"):  # the sponsor alone is no committee
        town.send("robin", form)
    town.fill("robin", form, record={"present_m": ["SPO", "BCO", "FIN", "PM"]})
    assert town.value(form, "quorate") == "yes"
    town.send("robin", form)
    town.approve("mirjam", form, "chair_ok")
    assert town.status(form) == "decided"
    assert [row.status for row in town.kept("meetings")] == ["held"]


def _noted(town: Town, form: str, decision: Answers, present: list[str]) -> None:
    open_ones = [{"_id": row["_id"]} for row in town.table(form, "decisions_m")]
    noted = {"decisions_m": {"rows": [*open_ones, {"_id": "n1", **decision}]}, "present_m": present}
    noted |= {"signed_minutes": town.file("robin", form, "minutes")}
    town.fill("robin", form, record=noted)
