"""Everything that can be wrong with a tree of content, all of it at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.definitions.finding import Finding, in_order
from app.definitions.lint import (
    conditions,
    coverage,
    handbook,
    ids,
    menu,
    method,
    processes,
    questions,
    references,
    registers,
    training,
)
from app.definitions.lint.look import Look
from app.definitions.loader import load

CHECKS = (
    ids, method, registers, processes, questions, references, conditions, training, coverage, handbook, menu,
)  # fmt: skip


def check(root: Path, today: date | None = None) -> tuple[Finding, ...]:
    """Load the tree under `root` and check it, links and headings of the handbook included.

    `today` (default: the day it is) decides which reviews are overdue. Findings are sorted by place.
    """
    library, found = load(root)
    look = Look(root, library, today or date.today(), list(found))
    for one in CHECKS:
        one.check(look)
    return in_order(look.findings)
