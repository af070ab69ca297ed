"""A small project is asked at most two fifths of what a medium one is asked, counted by walking the forms."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from app.runs.pen import turn_of
from tests.content.test_walks import Walker

ASKED_OF_ALL = (
    "project-intake", "business-case", "project-charter", "role-acceptance", "lessons-uptake",
    "planning-baseline", "risk-assessment", "gate-g0", "status-report", "issue-escalation", "change-request",
    "project-closure", "lesson-record", "benefits-review", "go-live-and-handover",
)  # fmt: skip
ON_REQUEST = (  # there for a small project too, and never demanded of it
    "resource-request", "communication-plan", "deliverable-acceptance", "lessons-session",
    "cross-project-coordination", "meeting-record",
)  # fmt: skip
WALKS, ROUNDS = 6, 6
MOST = 0.40


def project_of(form: str, class_: str, dice: random.Random) -> Walker:
    """Somebody who fills in a form at random for a project of this class."""
    walker = Walker(form, dice)
    moment = ("G0", "G1") if class_ == "S" else ("G0",)
    walker.context = {
        **walker.context,
        "project.class": class_,
        "project.data_class": "personal",
        "project.use_ev": "yes" if class_ == "M" else "no",
        "run.review_required": class_ == "M",
        "run.gates": moment if form == "gate-g0" else walker.context["run.gates"],
    }
    return walker


def shown(walker: Walker, class_: str) -> Iterator[str]:
    """The questions on the pages now. The intake finds out the class; who tests a lesson is no project."""
    seen = walker.seen()
    found = seen.fields.get("class_calc")
    if found is not None and found.value != class_:
        return
    for name, one in seen.fields.items():
        if walker.form.checklist.id == "lesson-record" and turn_of(one.field, one.step) != "author":
            continue
        if one.shown and one.field.type not in ("calc", "info"):
            yield name


def asked(form: str, class_: str) -> set[str]:
    """Every question that some walk through this form met."""
    met: set[str] = set()
    for seed in range(WALKS if form != "project-intake" else 10 * WALKS):
        walker = project_of(form, class_, random.Random(seed))
        for _ in range(ROUNDS):
            met.update(shown(walker, class_))
            todo, seen = walker.open(), walker.seen()
            for name in dict.fromkeys(one.field for one in todo):
                walker._answer(seen.fields[name])
        met.update(shown(walker, class_))
    return met


@pytest.fixture(scope="module")
def counted() -> dict[str, dict[str, int]]:
    """Class -> form -> how many questions."""
    small = {form: len(asked(form, "S")) for form in ASKED_OF_ALL}
    medium = {form: len(asked(form, "M")) for form in (*ASKED_OF_ALL, *ON_REQUEST)}
    return {"S": small, "M": medium}


def test_a_small_project_is_asked_at_most_two_fifths_of_what_a_medium_one_is(
    counted: dict[str, dict[str, int]],
) -> None:
    small, medium = sum(counted["S"].values()), sum(counted["M"].values())
    assert small / medium <= MOST, counted


@pytest.mark.parametrize("form", ASKED_OF_ALL)
def test_no_form_asks_a_small_project_more_than_a_medium_one(
    counted: dict[str, dict[str, int]], form: str
) -> None:
    assert 0 < counted["S"][form] <= counted["M"][form]
