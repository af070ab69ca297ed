"""What waits for a date in the method of this repository."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.services.lessons import review
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.tending.tend import Tended, tend
from app.store import EVERYTHING, people, registers
from app.store.model import Project, RegisterRow
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]


@pytest.fixture
def works(library: Library) -> Project:
    """A project of Robin for Mirjam."""
    project = library.project("Cellar")
    library.person("Mirjam", "SPO", project=project)
    return project


def put(library: Library, register: str, works: Project | None = None, /, **cells: Any) -> RegisterRow:
    work = library.work(library.robin)
    whole = {"owner": library.robin.id, **cells}
    return put_new(work, register_of(work, register), works.id if works else None, whole)


def rows_of(library: Library, register: str) -> list[RegisterRow]:
    found = registers.list_rows(library.session, EVERYTHING, register)
    return sorted(found, key=lambda row: (row.created_at, row.number))


def told(library: Library) -> list[tuple[str, str]]:
    """What was opened among the actions: what, and for whom."""
    rows = rows_of(library, "actions")
    names = people.names(library.session, {str(row.owner_id) for row in rows})
    return [(str(row.data["action"]), names[str(row.owner_id)]) for row in rows]


def issue(library: Library, project: Project, severity: str, status: str = "open") -> RegisterRow:
    return put(
        library,
        "issues",
        project,
        title=f"{severity} leak",
        severity=severity,
        found_on="2026-03-02",
        status=status,
    )


def test_a_serious_issue_that_nobody_takes_up_goes_to_the_sponsor(library: Library, works: Project) -> None:
    for severity in ("S1", "S2", "S3"):
        issue(library, works, severity)
    issue(library, works, "S1", "in_progress")
    library.later(days=1)
    assert tend(library.product()) == Tended()
    library.later(days=1)
    tend(library.product())
    assert told(library) == [("S1 leak", "Mirjam")]
    library.later(days=2)
    tend(library.product())
    assert told(library) == [("S1 leak", "Mirjam"), ("S2 leak", "Mirjam")]


def agreed(library: Library, works: Project, /, **more: Any) -> RegisterRow:
    cells = {
        "what": "Pump",
        "direction": "takes",
        "promised": "2026-05-01",
        "need_by": "2026-05-01",
        "status": "agreed",
    }
    return put(library, "dependencies", works, **{**cells, **more})


def test_a_promise_that_slips_is_at_risk_and_who_waits_is_told(library: Library, works: Project) -> None:
    other = library.project("Pumps")
    stone = put(library, "milestones", other, id="M4", name="Pump there", forecast="2026-04-20")
    row = agreed(library, works, project=other.number, milestone="M4")
    late = agreed(
        library,
        works,
        what="Hose",
        project=other.number,
        milestone="M4",
        status="at_risk",
        need_by="2026-04-01",
    )
    assert tend(library.product()) == Tended()
    stone.data = {**stone.data, "forecast": "2026-05-02"}
    library.session.flush()
    assert tend(library.product()) == Tended(changed=1, opened=2)
    assert (row.status, late.status) == ("at_risk", "at_risk")
    assert sorted(told(library)) == [("Hose", "Robin"), ("Pump", "Robin")]
    assert tend(library.product()) == Tended()


def test_a_promise_whose_day_has_passed_is_at_risk(library: Library, works: Project) -> None:
    row = agreed(library, works, giver_name="Water board")
    library.later(days=61)
    tend(library.product())
    assert row.status == "at_risk"


def test_an_emergency_that_nobody_confirms_becomes_an_issue(library: Library, works: Project) -> None:
    change = put(library, "changes", works, title="Other pump", status="approved")
    asked = {"decision": "Other pump", "by_whom": "STC", "due": "2026-03-16", "reason": "Flood"}
    row = put(library, "decisions", works, confirms=change.id, **asked)
    plain = put(library, "decisions", works, **asked)
    library.later(days=14)
    assert tend(library.product()) == Tended()
    library.later(days=1)
    assert tend(library.product()) == Tended(changed=1, opened=1)
    assert (row.status, plain.status) == ("lapsed", "open")
    [found] = rows_of(library, "issues")
    assert (found.data["title"], found.data["cause"], found.data["severity"]) == ("Other pump", "Flood", "S2")


def test_a_lesson_past_its_date_is_offered_no_more_until_somebody_looks_at_it(library: Library) -> None:
    lesson = library.lesson("Compare lists", review_on=dt.date(2026, 3, 3))
    library.later(days=1)
    assert tend(library.product()) == Tended()
    library.later(days=1)
    assert tend(library.product()) == Tended(changed=1, opened=1)
    assert lesson.state == "expired"
    assert told(library) == [("Compare lists", "Aisha")]
    review.keep(library.work(library.aisha), lesson.number, dt.date(2027, 1, 1))
    assert [row.status for row in rows_of(library, "actions")] == ["done"]
    assert tend(library.product()) == Tended()


def test_access_that_is_still_open_is_asked_of_who_can_end_it(library: Library, works: Project) -> None:
    library.person("Tom", "TLA")
    put(library, "actions", works, action="End access", kind="access", due="2026-03-03")
    put(library, "actions", works, action="Other", due="2026-03-03")
    library.later(days=2)
    tend(library.product())
    assert told(library) == [("End access", "Robin"), ("Other", "Robin"), ("End access", "Tom")]


def test_what_is_over_ends_by_itself(library: Library) -> None:
    waiver = put(library, "waivers", duty="SoD-5", reason="Few people", until="2026-03-02")
    there = put(library, "capacity", person=library.robin.id, from_date="2026-01-01", to_date="2026-03-02")
    assert tend(library.product()) == Tended()
    library.later(days=1)
    assert tend(library.product()) == Tended(changed=2)
    assert (waiver.status, there.status) == ("ended", "past")


def test_the_end_of_aftercare_and_the_day_of_a_measurement_are_not_forgotten(
    library: Library, works: Project
) -> None:
    put(library, "handovers", works, status="live", aftercare_until="2026-03-02")
    put(library, "benefits", works, id="B1", description="Dry feet", measure_date="2026-03-03")
    library.later(days=1)
    tend(library.product())
    assert told(library) == [("Have operations sign the handover", "Robin")]
    works.phase = "benefits"
    library.session.flush()
    tend(library.product())
    assert told(library)[1:] == [("Dry feet", "Robin")]
