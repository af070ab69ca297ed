"""What pages about projects show of registers must be there, in columns that can be shown so."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from app.definitions.loader import load
from tests.definitions.overlay import change, tiny

M = "processes/method.yml"
OVERVIEW = """overview:
  colours:
    register: risks
    day: found_on
    colours: [{title: {en: Whole, nl: Geheel}, reported: light, computed: light_calc}]
    reason: proof
    mark: status
  gates: {register: conditions, gate: blocking, planned: due, forecast: due, actual: due}
  decisions: {register: conditions, by: owner}
  questions: actions
"""
LIGHTS = """      - {id: light, type: rag, label: {en: Light, nl: Licht}}
      - {id: light_calc, type: rag, label: {en: Worked out, nl: Berekend}}
      - {id: proof, type: text"""


def with_overview(folder: Path, text: str = OVERVIEW) -> Path:
    root = tiny(folder)
    change(root, M, "closed_days:", f"{text}closed_days:")
    change(root, "processes/registers.yml", "      - {id: proof, type: text", LIGHTS)
    return root


def test_an_overview_of_columns_that_are_there_has_no_fault(tmp_path: Path) -> None:
    root = with_overview(tmp_path)
    assert check(root) == ()
    read = load(root)[0].method.overview
    assert read is not None
    assert read.colours is not None
    assert read.colours.colours[0].computed == "light_calc"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("register: risks", "register: dreams", "unknown-register"),
        ("{register: conditions, gate", "{register: dreams, gate", "unknown-register"),
        ("{register: conditions, by", "{register: dreams, by", "unknown-register"),
        ("questions: actions", "questions: dreams", "unknown-register"),
        ("day: found_on", "day: proof", "unknown-column"),
        ("reported: light,", "reported: proof,", "unknown-column"),
        ("computed: light_calc", "computed: dream", "unknown-column"),
        ("reason: proof", "reason: prob", "unknown-column"),
        ("mark: status", "mark: proof", "unknown-column"),
        ("gate: blocking", "gate: text", "unknown-column"),
        ("planned: due", "planned: text", "unknown-column"),
        ("by: owner", "by: text", "unknown-column"),
    ],
)
def test_what_is_not_there_or_cannot_be_shown_is_a_finding(
    old: str, new: str, rule: str, tmp_path: Path
) -> None:
    assert old in OVERVIEW
    root = with_overview(tmp_path, OVERVIEW.replace(old, new))
    assert {one.rule for one in check(root)} == {rule}


def test_an_overview_names_its_place(tmp_path: Path) -> None:
    root = with_overview(tmp_path, OVERVIEW.replace("reason: proof", "reason: prob"))
    [finding] = check(root)
    lines = (root / M).read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1].strip() == "reason: prob"
