"""Episode 1: an e-mail with a solution and one with a problem become an intake, and gate G0 says yes."""

from __future__ import annotations

from typing import Any

from tests.content.case.gates import BOARD, checked, decided, prepared, proofs, weighed
from tests.content.case.town import NOTHING, Town, euro

PERMITS = 14_500
TITLE = "Parking permit online – Oeverdam"
NEED: dict[str, Any] = {
    "problem": "Each year 14,500 resident permits are handled at the counter and by letter. A permit takes "
    "twelve minutes of work and two letters, and residents must come during office hours.",
    "outcome": "Residents arrange their permit online at any time. The counter helps those who cannot.",
    "do_nothing": "The queue grows with the new neighbourhoods, and two vacancies stay open.",
    "request_type": "project",
}
SIZE: dict[str, Any] = {
    "obligation": "no", "goal": "service", "est_cost": euro(480_000), "est_running": euro(28_000),
    "est_months": "12", "units": "3",
}  # fmt: skip
NATURE: dict[str, Any] = {
    "novelty": 3, "supplier_dep": 4, "data_class": "personal", "replaces_system": "yes",
}  # fmt: skip


def idea(town: Town) -> None:
    """From the first mail to the decision to explore."""
    town.title = TITLE
    town.go_to(0)
    form = town.start("robin", "project-intake", SPO="mirjam")
    need = {"title": TITLE, "requester": town.id("yusuf"), "sponsor": town.id("mirjam"), **NEED}
    town.fill("robin", form, need=need, size=SIZE, nature=NATURE)
    town.fill("robin", form, surroundings={"depends": NOTHING, "first_risks": NOTHING})
    assert "parksoft" not in NEED["problem"].lower()
    assert (town.value(form, "class_score"), town.value(form, "class_calc")) == (3 + 2 + 2 + 3 + 4 + 3, "M")
    assert town.value(form, "class_score") == 17
    assert not town.asks(form, "external_review")
    town.send("robin", form)
    town.approve("mirjam", form, "sponsor_ok")
    town.fill("petra", form, check={"class_set": "as_computed"})
    town.approve("petra", form, "pmo_ok")
    assert town.status(form) == "decided"
    assert (town.fact("project_class"), town.fact("sponsor")) == ("M", town.id("mirjam"))


def intake_gate(town: Town) -> None:
    """G0: most requirements are answered by the intake itself."""
    town.go_to(7)
    form = prepared(
        town, "gate-g0", PM="robin", SPO="mirjam", BCO="yusuf", OPS="kees", SUP="lisa", STC="mirjam"
    )
    assert proofs(town, form) == {"G0-2": True, "G0-3": True, "G0-4": True, "G0-5": True, "G0-8": True}
    town.send("robin", form)
    checked(town, form, "petra")
    weighed(town, form, "dirk", "approve")
    _not_by_who_checked(town, form)
    decided(town, form, "dirk", "approve", BOARD)
    assert (town.fact("phase"), town.fact("state")) == ("initiation", "running")


def _not_by_who_checked(town: Town, form: str) -> None:
    """Petra checked the requirements, so she does not record the decision on behalf of the board."""
    minutes = town.file("petra", form, "signed-minutes")
    with town.refused("duty-own-answers"):
        town.fill("petra", form, confirm={"recorded_how": "on_behalf", "present": BOARD, "minutes": minutes})
        town.approve("petra", form, "recorded_by")
