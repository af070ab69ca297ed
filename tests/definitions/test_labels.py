"""Names and codes of rules have words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.labels import Labels
from app.definitions.loader import load
from app.definitions.resolve import resolve
from tests.definitions.overlay import change, tiny


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    root = tiny(tmp_path)
    when = "project.data_class == 'open' and setting.big_cost > 1 and project.phase == 'plan'"
    rule = f"rules:\n  - {{id: S-T02-1, kind: stop, message: No, when: {when}}}\n"
    change(root, "checklists/gate-g0.yml", "criteria:\n", f"{rule}criteria:\n")
    change(root, "checklists/idea.yml", "sets: {", "sets: {data_class: kind, ")
    change(root, "checklists/idea.yml", "      - id: goals\n", "      - id: kind\n        type: choice\n"
           "        label: Kind\n        choices: [{code: open, label: {en: Open, nl: Openbaar}}]\n"
           "      - id: goals\n")  # fmt: skip
    change(root, "checklists/parts/gate-frame.yml", "      - id: evidence\n", "      - id: helper\n"
           "        type: role\n        label: Helper\n      - id: evidence\n")  # fmt: skip
    return Labels(resolve(load(root)[0], "gate-g0"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("decision", "Besluit"),
        ("criteria.kind", "Soort"),
        ("setting.big_cost", "Vanaf dit bedrag is een project middel"),
        ("reg.conditions", "Voorwaarden"),
        ("reg.conditions.due", "Uiterlijk"),
        ("no_such_name", "no_such_name"),
    ],
)
def test_a_name_has_a_label(labels: Labels, name: str, words: str) -> None:
    assert labels.label(name, "nl") == words


def test_a_fact_has_words_that_differ_by_language(labels: Labels) -> None:
    assert labels.label("project.class", "en") != labels.label("project.class", "nl")


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("decision", "stop", "Stoppen"),
        ("criteria.kind", "must", "Verplicht"),
        ("helper", "QRV", "Toetser"),
        ("project.class", "S", "Klein"),
        ("project.phase", "plan", "Plan"),
        ("project.data_class", "open", "Openbaar"),
        ("run.gates", "G1", "Startbesluit"),
        ("reg.conditions.status", "met", "Voldaan"),
        ("criteria.pm_answer", "na", "niet van toepassing"),
        ("anything", "red", "rood"),
        ("decision", "xyz", "xyz"),
    ],
)
def test_a_code_has_a_label(labels: Labels, name: str, code: str, words: str) -> None:
    assert labels.option(name, code, "nl") == words
