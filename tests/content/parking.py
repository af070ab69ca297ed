"""The practice case as forms meet it: an ordinary project, a small one, and the five risks of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.runs.path import Walk

TODAY = date(2026, 4, 1)
MEDIUM: Mapping[str, Any] = {
    "run.now": TODAY, "run.starter": "robin", "run.waived": (),
    "project.class": "M", "project.tol_cost": Decimal(9), "project.gates_passed": ("G0", "G1"),
    "project.title": "Parking permits online", "project.pm": "robin",
    "reg.roles": (), "reg.deliverables": (), "reg.commitments": (), "reg.risks": (), "reg.stakeholders": (),
    "reg.adopted_lessons": (), "portfolio.commitments": (), "portfolio.capacity": (),
}  # fmt: skip
SMALL = {**MEDIUM, "project.class": "S"}
# likelihood, effect on time, own percentage, cost in cents: R1 to R5 of the case
FIVE = [(4, 4, "70", 4_000_000), (3, 5, "40", 9_000_000), (2, 3, "20", 1_500_000),
        (3, 4, "40", 3_000_000), (4, 2, "70", 800_000)]  # fmt: skip


def stops(seen: Walk) -> set[str]:
    """The rules that hold back sending."""
    return {one.id for one in seen.biting if one.kind == "stop" and one.at != "start"}
