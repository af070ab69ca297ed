"""Episode 3, its end: whom to tell what, and gate G2 with a condition."""

from __future__ import annotations

from tests.content.case.gates import COMMITTEE, confirmed, prepared, proofs, reviewed, weighed
from tests.content.case.town import NOTHING, Answers, Town, euro, rows


def communication(town: Town) -> None:
    """Who has much influence hears something, from somebody who accepted a role."""
    town.go_to(51)
    form = town.start("robin", "communication-plan", PM="robin", SPO="mirjam")
    groups = {row.data["name"]: row.id for row in town.kept("stakeholders") if row.data}
    audience = rows(
        *(
            {"group": id_, "need": "What changes for me?", "influence": 4, "language": "nl"}
            for id_ in groups.values()
        )
    )
    town.fill("robin", form, groups={"goals": "Everybody knows it before October", "audience": audience})

    def matrix(sender: str) -> Answers:
        message = {"goal": "know", "channel": "letter", "frequency": "once", "first": town.date(150)}
        asked = {
            **message,
            "sender": town.id(sender),
            "feedback": "questions",
            "message": "Online from October",
        }
        return rows(*({"group": id_, **asked} for id_ in groups.values()))

    care = {
        "bad_news": "Mirjam calls within a day", "sensitive": "no", "works_council": "informed",
        "accessible": "yes", "measure": NOTHING,
    }  # fmt: skip
    town.fill("robin", form, matrix={"matrix": matrix("hans")}, care=care)
    with town.held_back_by("S-C15-2", "communication-plan"):
        town.send("robin", form)
    town.fill("robin", form, matrix={"matrix": matrix("yusuf")})
    town.send("robin", form)
    town.approve("mirjam", form, "spo_ok")
    assert len(town.kept("messages", status="planned")) == 2


def commitment_gate(town: Town) -> None:
    """G2: the condition of G1 first; with 82 % promised the best there is comes with conditions."""
    town.go_to(58)
    form = prepared(town, "gate-g2", reviewer="ellen", QRV="ellen", STC="mirjam")
    said = proofs(town, form)
    assert said.pop("G2-3") is False
    assert all(said.values())
    with town.held_back_by("S-G-2", "gate-g2"):
        town.send("robin", form)
    condition_met(town)
    town.send("robin", form)
    reviewed(town, form, "conditional", "amber", {"G2-3": "no"})
    assert town.left(form) == ["conditional", "rework", "hold", "stop"]
    promise = {
        "text": "The tester is promised for the whole", "owner": town.id("hans"), "due": town.date(90),
        "blocking": "before_date",
    }  # fmt: skip
    weighed(town, form, "mirjam", "conditional", conditions=rows(promise))
    confirmed(town, form, "mirjam", COMMITTEE)
    assert town.fact("phase") == "execution"
    facts = ("bac", "bac_g2", "contingency_left", "authorised", "tol_cost_eur")
    amounts = (440_000, 440_000, 40_000, 480_000, 39_600)
    assert tuple(town.fact(name) for name in facts) == tuple(euro(amount) for amount in amounts)
    [baseline] = town.kept("baselines", status="in_force")
    assert baseline.data is not None
    assert baseline.data["version"] == "1"


def condition_met(town: Town) -> None:
    """The PMO confirms it with evidence; its owner cannot."""
    [row] = town.kept("conditions", status="open")
    with town.refused("row-not-by-owner"):
        town.set_row("robin", row, "met")
    town.confirm_condition(row)
