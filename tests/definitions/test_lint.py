"""What belongs together is checked together; what cannot be read does not make the rest look wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import change, tiny

IDEA, G0, P = "checklists/idea.yml", "checklists/gate-g0.yml", "checklists/parts/gate-frame.yml"
G1 = "checklists/gate-g1.yml"
M, R = "processes/method.yml", "processes/registers.yml"
SP = "processes/start-project.yml"
WANTED = "      - id: wanted_date\n        type: date\n"


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str, int, int]]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [(one.rule, one.path, one.line, one.column) for one in check(root)]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (M, "    checklist: gate-g1\n", "    checklist: gate-g9\n", "unknown-checklist"),
        (M, "ends_with: G0", "ends_with: G9", "unknown-gate"),
        (M, "phase: idea", "phase: dream", "unknown-phase"),
        (M, "moments: [[G0, G1]]", "moments: [[G0, G1], [G9]]", "unknown-gate"),
        (M, "quorum: {default: [SPO]}", "quorum: {G9: [SPO]}", "unknown-gate"),
        (M, "checker: {S: SPO, M: PMO}", "checker: {S: SPO, M: XYZ}", "unknown-role"),
        (M, "timezone: Europe/Amsterdam", "timezone: Europe/Atlantis", "bad-setting"),
        (M, 'closed_days: ["2026-12-25"]', 'closed_days: ["25 December"]', "bad-date"),
        (M, "value: {S: 1, M: 2}", "value: {S: one, M: 2}", "bad-setting"),
        (M, "value: 7", "value: true", "bad-setting"),
        (M, "value: 7", 'value: "NaN"', "bad-setting"),
        (M, "    type: number\n    value: 7", "    type: yesno\n    value: 7", "bad-setting"),
        (M, "    type: number\n    value: 7", "    type: text\n    value: 7", "bad-setting"),
        (M, "    type: number\n    value: 7", "    type: choice\n    value: x", "bad-setting"),
        (M, "{code: green, label", "{code: welcome, label", "id-twice"),
        ("processes/roles.yml", "excludes: [PM]", "excludes: [XYZ]", "unknown-role"),
        ("processes/roles.yml", "code: QRV\n", "code: PM\n", "id-twice"),
        (R, "fed_by: [gate-g0.conditions, ", "fed_by: [gate-g0.dreams, ", "unknown-source"),
        (R, "fed_by: [gate-g0.conditions, ", "fed_by: [dream.conditions, ", "unknown-source"),
        (R, "{id: owner, type: person", "{id: text, type: person", "id-twice"),
        (R, "{code: met, label", "{code: open, label", "id-twice"),
        (R, "{id: owner, type: person", "{id: owner, type: ref", "ref-without-target"),
        (SP, "    checklist: idea\n", "    checklist: dream\n", "unknown-checklist"),
        (SP, "    source: idea\n", "    source: dream\n", "unknown-checklist"),
        (SP, "    accountable: SPO\n    consulted", "    accountable: XYZ\n    consulted", "unknown-role"),
        (SP, "    accountable: SPO\n    consulted", '    accountable: ""\n    consulted', "one-accountable"),
        (
            SP,
            "    accountable: SPO\n    consulted",
            "    accountable: SPO and PM\n    consulted",
            "one-accountable",
        ),
        (SP, "consulted: [PMO]", "consulted: [XYZ]", "unknown-role"),
        (SP, "code: P00", "code: P07", "id-twice"),
        (IDEA, "covers: [need, size]", "covers: [need, dream]", "unknown-step"),
        (IDEA, "unless_by: [PMO]", "unless_by: [XYZ]", "unknown-role"),
        (IDEA, "fields: [size_class, parts]", "fields: [size_class, dream]", "unknown-field"),
        (IDEA, "sets: {class: size_class", "sets: {class: dream", "unknown-field"),
        (IDEA, "    by: SPO\n    turn", "    by: [SPO, XYZ]\n    turn", "unknown-role"),
        (IDEA, WANTED, f"{WANTED}        from: idea.dream\n", "unknown-source"),
        (IDEA, "{id: what, type: text", "{id: days, type: text", "id-twice"),
        (IDEA, "process: start-project\n", "process: start-project\nkind: gate\n", "gate-mismatch"),
        (G0, "gate: G0\n", "gate: G9\n", "unknown-gate"),
        (
            P,
            "closes: {field: decision, options: [approve]}",
            "closes: {field: dream, options: [approve]}",
            "unknown-field",
        ),
        (P, "never: [PM, SPO]", "never: [PM, XYZ]", "unknown-role"),
        (P, "by: checker", "by: chequer", "unknown-role"),
        (G1, "code: T03", "code: T02", "id-twice"),
        (IDEA, "S-T01-1", "S-TG-1", "id-twice"),
    ],
)
def test_a_reference_or_name_that_is_wrong_is_a_finding(
    file: str, old: str, new: str, rule: str, tmp_path: Path
) -> None:
    assert rule in {one for one, *_ in found(tmp_path, (file, old, new))}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (M, "    type: number\n    value: 7", "    type: number"),
        (M, "    type: number\n    value: 7", '    type: yesno\n    value: "no"'),
        (M, "    type: number\n    value: 7", "    type: money\n    value: 0.5"),
        (SP, "    source: idea\n", "    source: conditions\n"),
        (SP, "consulted: [PMO]", "consulted: [requester]"),
        (IDEA, WANTED, f"{WANTED}        from: project.title\n"),
        (IDEA, WANTED, f"{WANTED}        from: idea.name\n"),
        (IDEA, WANTED, "      - id: wanted_date\n        type: ref\n        to: parts\n"),
        (
            IDEA,
            WANTED,
            "      - id: wanted_date\n        type: ref\n        to: lessons\n        many: true\n",
        ),
        (IDEA, "    by: SPO\n    turn", "    by: [SPO, starter]\n    turn"),
        (IDEA, "unless_by: [PMO]\n", "unless_by: [PMO]\n    closes: {field: goals, options: [anything]}\n"),
        (IDEA, "when: size_class == 'M' and", "when: quorum(goals, project.class, run.gates) and"),
        (IDEA, "        choices: setting.goals", "        choices: setting.goals\n        required: true"),
    ],
)
def test_what_is_right_is_not_a_finding(file: str, old: str, new: str, tmp_path: Path) -> None:
    assert found(tmp_path, (file, old, new)) == []


BY_DAYS = "calc: parts.days * parts.rate"


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "word"),
    [
        (IDEA, "show: duty == yes", "show: 'duty == 3'", "rule-type", "duty == 3'"),
        (IDEA, "show: duty == yes", "show: duty == yes and dream == 1", "rule-unknown-name", "dream == 1"),
        (IDEA, "show: duty == yes", "show: >-\n          dream == 1", "rule-unknown-name", ">-"),
        (
            P,
            "show: run.review_required\n  - id",
            "show: dream == 1\n  - id",
            "rule-unknown-name",
            "dream == 1",
        ),
        (
            G1,
            "show: project.replaces_system == yes",
            "show: dream == yes",
            "rule-unknown-name",
            "dream == yes",
        ),
        (IDEA, BY_DAYS, "calc: parts.rate * parts.rate", "rule-type", "parts.rate * parts.rate"),
        (IDEA, BY_DAYS, "calc: parts.days * parts.price", "rule-later-field", "parts.price}"),
        (IDEA, "type: money,", "type: money, show: parts.price > 1,", "rule-later-field", "parts.price > 1"),
        (IDEA, "rule: len(problem) < 20", "rule: cost < 20", "rule-later-field", "cost < 20"),
        (
            IDEA,
            "when: size_class ==",
            "when: size_class > 3 and size_class ==",
            "rule-type",
            "size_class > 3",
        ),
    ],
)
def test_a_rule_is_placed_at_the_word_that_is_wrong(
    file: str, old: str, new: str, rule: str, word: str, tmp_path: Path
) -> None:
    ((said, path, line, column),) = found(tmp_path, (file, old, new))
    assert (said, path) == (rule, file)
    assert (
        (tmp_path / "tree" / file)
        .read_text(encoding="utf-8")
        .splitlines()[line - 1][column - 1 :]
        .startswith(word)
    )


def test_who_reads_a_formula_that_is_wrong_is_not_to_blame(tmp_path: Path) -> None:
    columns = found(tmp_path / "a", (IDEA, "calc: parts.days * parts.rate", "calc: parts.what * 2"))
    assert [rule for rule, *_ in columns] == ["rule-type"]
    fields = found(tmp_path / "b", (IDEA, "'M' if cost >= setting.big_cost else 'S'", "'M' if cost else 'S'"))
    assert [rule for rule, *_ in fields] == ["rule-type"]


def test_options_that_another_form_sets_are_checked(tmp_path: Path) -> None:
    kind = "      - {id: kind, type: choice, label: Kind, choices: [{code: open, label: Open}]}\n"
    rule = "rules:\n  - {id: S-T02-1, kind: stop, message: Nope, when: project.data_class == 'opne'}\n"
    changes = (
        (IDEA, "sets: {", "sets: {data_class: kind, supplier_dep: dream, "),
        (IDEA, "      - id: goals\n", f"{kind}      - id: goals\n"),
        (G0, "criteria:\n", f"{rule}criteria:\n"),
    )
    assert sorted(rule for rule, *_ in found(tmp_path, *changes)) == ["rule-type", "unknown-field"]


def test_a_calculated_fact_has_no_fixed_options(tmp_path: Path) -> None:
    assert found(tmp_path, (G0, "summary:", "sets: {supplier_dep: must_failed}\nsummary:")) == []


def test_two_forms_that_set_the_same_fact_are_no_matter(tmp_path: Path) -> None:
    assert found(tmp_path, (G0, "summary:", "sets: {data_class: decision, title: rationale}\nsummary:")) == []


def test_a_formula_of_a_register_is_placed_there(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    part = root / P
    text = part.read_text(encoding="utf-8")
    start = text.index("        columns:", text.index("register: conditions"))
    part.write_text(text[:start] + text[text.index("      - id: stop_reason") :], encoding="utf-8")
    assert check(root) == ()
    change(root, R, "{id: owner, type: person, label: {en: Owner, nl: Eigenaar}, required: true}",
           "{id: owner, type: calc, label: Owner, calc: conditions.text * 2}")  # fmt: skip
    (one,) = check(root)
    assert (one.rule, one.path, one.line) == ("rule-type", R, 8)


def test_a_second_form_with_a_fault_in_a_shared_part_says_it_once(tmp_path: Path) -> None:
    assert len(found(tmp_path, (P, "when: must_failed > 0", "when: must_failed > 'x'"))) == 1


@pytest.mark.parametrize(
    "file",
    [M, R, SP, IDEA, G0, P, "processes/roles.yml", "processes/glossary.yml", "processes/run-gate.yml"],
)
def test_a_file_that_cannot_be_read_makes_nothing_else_look_wrong(file: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "docs/en/index.md", "::: life-cycle", "::: glossary\n\n::: roles\n\n[x](#gate) [y](#spo)")
    change(root, SP, "    source: idea\n", "    source: conditions\n")
    change(root, IDEA, WANTED, "      - id: wanted_date\n        type: ref\n        to: conditions\n")
    assert check(root) == ()
    (root / file).write_text("a: [", encoding="utf-8")
    assert {one.rule for one in check(root)} == {"broken-yaml"}


def test_a_part_that_nobody_includes_is_still_looked_at(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    step = "  - {id: a, title: A, fields: [{id: x, type: text, label: X}]}\n"
    (root / "checklists/parts/spare.yml").write_text(f"id: spare\nsteps:\n{step}{step}", encoding="utf-8")
    assert [one.rule for one in check(root)] == ["part-unused", "id-twice", "id-twice"]


def test_a_checklist_whose_id_is_not_its_file_is_checked_all_the_same(tmp_path: Path) -> None:
    rules = {
        rule
        for rule, *_ in found(
            tmp_path, (IDEA, "id: idea\n", "id: ideas\n"), (IDEA, "owner: PMO", "owner: XYZ")
        )
    }
    assert rules == {"file-name", "unknown-role"}


def test_reviews_are_overdue_from_the_day_after(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, SP, '"2099-01-31"', '"2027-03-31"')
    assert check(root, date(2027, 3, 31)) == ()
    assert [one.rule for one in check(root, date(2027, 4, 1))] == ["review-overdue"]
