"""The lessons of the sample organisation, with what their validators answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Answers = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One lesson: six answers of the author, and the titles that the validator gave it."""

    kind: str
    event: str
    cause: str
    impact: str
    recommendation: str
    process: str
    title_en: str = ""
    title_nl: str = ""
    context: str = ""
    tags: tuple[str, ...] = ()
    needed_at: str = "G1"

    def six(self) -> Answers:
        """What the author answers."""
        return {
            "les_kind": self.kind,
            "event": self.event,
            "cause": self.cause,
            "les_impact": self.impact,
            "recommendation": self.recommendation,
            "process": self.process,
        }

    def validate(self) -> Answers:
        """What the validator says of its truth and its destination."""
        return {
            "les_title": self.title_en,
            "les_title_nl": self.title_nl,
            "tests": ["true", "general", "actionable", "new"],
            "no_names": "yes",
            "destination": "share_only",
        }

    def applies(self) -> Answers:
        """Where it applies."""
        return {"context": self.context, "class_fit": ["S", "M", "L"], "tags": list(self.tags)}

    def keep(self, review_on: str) -> Answers:
        """When it must be known, and who keeps it true."""
        return {
            "needed_at": self.needed_at,
            "confidentiality": "internal",
            "owner_role": "PMH",
            "review_on": review_on,
            "translation": "title_both",
        }


OPERATIONS = Told(
    "improve",
    "Operations heard of the new sheds when the building permit had been granted. The gates did not fit the "
    "key system that they use everywhere else.",
    "Nobody had put operations on the list of people to speak to. We thought of them as coming last.",
    "The gates were ordered again: €11,400 and five weeks.",
    "Invite the operations owner to the first planning session, before any supplier is asked for a price.",
    "processes/close-project",
    "Bring operations in before you ask for prices",
    "Betrek beheer voordat je offertes vraagt",
    "Projects that hand something over to operations, of any size.",
    ("operations", "planning"),
)
NEIGHBOURS = Told(
    "keep_doing",
    "Before the first drawing we stood at each hall for one evening and asked the members what they needed.",
    "The sponsor asked for it, after losing an earlier plan to objections that nobody had seen coming.",
    "No objection against any of the three permits. The evenings cost thirty hours.",
    "Ask the people who will use it on the spot, before the first drawing, and write down what they say.",
    "processes/intake-and-select-project",
    "Ask users on the spot before the first drawing",
    "Vraag gebruikers ter plekke, vóór de eerste schets",
    "Projects with a visible result in the street or in a building.",
    ("users", "stakeholders"),
    "G0",
)
CALLS = Told(
    "estimate",
    "We had counted on half of all calls being simple. A sample of two weeks showed one in five.",
    "The half came from a supplier's brochure. Nobody had listened to the calls.",
    "The benefits fell by sixty per cent and the project was stopped at gate G1.",
    "Measure the present situation for two weeks before you write the benefits into the business case.",
    "processes/run-gate-review",
    "Measure two weeks before you promise benefits",
    "Meet twee weken voordat je baten belooft",
    "Projects whose benefits are time saved.",
    ("benefits", "money"),
)
WAITING = Told(
    "warning",
    "The reviewer was asked three days before the gate, and was on holiday.",
    "The gate was planned from the date of the meeting, not from the work that comes before it.",
    "The gate moved three weeks, and so did the order.",
    "The project manager asks for a reviewer fifteen working days before the gate, and agrees on a stand-in.",
    "processes/run-gate-review",
)
