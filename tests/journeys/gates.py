"""What every gate has in common: starting it, answering its requirements, and who may not decide."""

from __future__ import annotations

from tests.journeys.form import Form
from tests.journeys.story import ROBIN, Someone, Story
from tests.journeys.window import Window
from tests.journeys.words import Words, checklist

G0, G1, G5 = "gate-g0", "gate-g1", "gate-g5"


def start_gate(story: Story, gate: str, holders: dict[str, Someone]) -> Window:
    """Robin starts a gate from the page of the project, and says who does what."""
    robin, say = story.at(ROBIN), story.words
    robin.goto(story.project)
    robin.see(f"{gate}-project")
    robin.press(say.name(gate))
    for role, who in holders.items():
        holder = robin.page.get_by_role("group", name=say.role(role), exact=True)
        if holder.get_by_label(say("Somebody we know")).count():
            robin.pick(say("Somebody we know"), who.name, within=holder)
    robin.see(f"{gate}-start")
    robin.press(say("Start: %(name)s", name=say.name(gate)))
    story.forms[gate] = robin.path
    robin.see(f"{gate}-steps")
    return robin


def not_you(say: Words) -> str:
    """What somebody reads who may not judge his own work."""
    return say(
        "Somebody else does this part, not you as %(roles)s: nobody judges their own work.",
        roles=say.role("PM"),
    )


def can_answer(card: Form, column: str) -> bool:
    """Whether this answer can be given: where a record says no, nobody says yes."""
    return card.area.count() > 0 and (card.group(column).count() + card.input(column).count()) > 0


def answer_all(form: Form, column: str, evidence: str = "") -> None:
    """Yes to each requirement of the gate; with evidence where there is none yet."""
    for one in checklist(form.checklist).criteria:
        card = form.requirement(one.code)
        if can_answer(card, column):
            card.choose(column, "yes")
            if evidence and not card.input("pm_evidence").input_value():
                card.text("pm_evidence", evidence)
