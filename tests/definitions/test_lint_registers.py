"""Registers, written rows, facts, duties and answered roles: what is wrong is found, what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import change, tiny

M, R, RR = "processes/method.yml", "processes/registers.yml", "checklists/risk-review.yml"
ROLES = "processes/roles.yml"
D, P, G1 = "processes/duties.yml", "checklists/parts/gate-frame.yml", "checklists/gate-g1.yml"

OPENS = "needs: [proof]\n        opens: {register: "  # a status that opens a row in another register


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[str]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [one.rule for one in check(root)]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (M, "  supplier_dep: {", "  phase: {", "reserved-name"),
        (M, "Dependence on suppliers, nl: Afhankelijkheid van leveranciers}, type: number}",
         "x, nl: x}, type: number, choices: [{code: a, label: A}, {code: a, label: A}]}", "key-not-for-type"),
        (M, "Dependence on suppliers, nl: Afhankelijkheid van leveranciers}, type: number}",
         "x, nl: x}, type: choice, choices: [{code: a, label: A}, {code: a, label: A}]}", "id-twice"),
        (D, "id: SoD-5", "id: SoD-1", "id-twice"),
        (R, "identity: [event]", "identity: [dream]", "unknown-column"),
        (R, "needs: [proof]", "needs: [dream]", "unknown-column"),
        (R, "needs: [proof]", f"{OPENS}dreams}}", "unknown-register"),
        (R, "needs: [proof]", f"{OPENS}actions, columns: {{dream: risks.event}}}}", "unknown-column"),
        (R, "needs: [proof]", f"{OPENS}actions, due: risks.dream}}", "rule-unknown-name"),
        (R, "          to: SPO", "          to: XYZ", "unknown-role"),
        (R, "register: actions\n          to", "register: dreams\n          to", "unknown-register"),
        (R, "risk: risks.ref}", "dream: risks.ref}", "unknown-column"),
        (R, "risk: risks.ref}", "risk: risks.dream}", "rule-unknown-name"),
        (R, "status: closed\n", "status: dreamt\n", "unknown-option"),
        (R, "id: old\n", "id: forgotten\n", "id-twice"),
        (R, "days(risks.found_on, run.now) > 365", "days(risks.found_on, run.now)", "rule-type"),
        (R, "days(risks.found_on, run.now) <= 1000", "days(risks.found_on, run.now)", "rule-type"),
        (R, "days(risks.found_on, run.now) <= 1000", "risks.dream == 1", "rule-unknown-name"),
        (R, "count(portfolio.actions)", "count(portfolio.dreams)", "rule-unknown-name"),
        (R, "by: [office]", "by: [nobody, XYZ]", "unknown-right"),
        (R, "add: [member]", "add: [XYZ]", "unknown-right"),
        (R, "{id: proof, type: text,", "{id: proof, type: text, by: [XYZ],", "unknown-role"),
        (R, "to: risks,", "to: dreams,", "unknown-target"),
        (R, "fed_by: [risk-review]", "fed_by: [risk-review, dream]", "unknown-checklist"),
        (R, "value: \"sum_where(risks.status == 'open', risks.cost)\"", "value: risks.cost", "rule-type"),
        (R, "risks.score >= 12 and", "risks.scores >= 12 and", "rule-unknown-name"),
        (R, "{id: high,", "{id: High,", "bad-id"),
        (R, "calc: risks.prob * risks.impact", "calc: risks.prob *", "rule-syntax"),
        (R, "show: project.class == 'M'", "show: project.class == 3", "rule-type"),
        (P, "{text: {en: The money is there.", "{dream: {en: The money is there.", "unknown-column"),
        (P, "blocking: before_start}", "blocking: before_dreams}", "unknown-option"),
        (P, "blocking: before_start}", "owner: Robin}", "unknown-option"),
        (P, "id: stop_reason\n", "id: stop_reason\n        ready: [{text: No}]\n", "key-not-for-type"),
        (RR, "        live: true\n", "        live: true\n        unlocks: [prob]\n", "unknown-column"),
        (RR, "from: reg.risks\n", "from: reg.risks\n        unlocks: [prob]\n", "needs-register"),
        (RR, "from: reg.risks\n", "from: reg.risks\n        view: dreams\n", "unknown-source"),
        (RR, "minutes: 10", "minutes: {S: 5, XL: 20}", "unknown-class"),
        (ROLES, "excludes: [PM]", "excludes: [{role: XYZ, classes: [M]}]", "unknown-role"),
        (ROLES, "excludes: [PM]", "excludes: [{role: PM, classes: [XL]}]", "unknown-class"),
        (RR, "about: risks", "about: dreams", "unknown-register"),
        (RR, "        register: risks\n", "        register: dreams\n", "unknown-register"),
        (RR, "from: row.event", "from: row.dream", "unknown-source"),
        (RR, "from: reg.risks", "from: reg.dreams", "unknown-source"),
        (RR, "from: row.event", "from: reg.risks", "unknown-source"),
        (RR, "from: row.event", "from: project.dream", "unknown-source"),
        (RR, "      of: known\n", "      of: subject\n", "unknown-field"),
        (RR, "      register: actions\n", "      register: dreams\n", "unknown-register"),
        (RR, "{proof: subject,", "{dream: subject,", "unknown-column"),
        (RR, "{proof: subject,", "{score: subject,", "unknown-column"),
        (RR, "status: \"'occurred'\"", "status: \"'happened'\"", "rule-type"),
        (RR, "found_on: run.now", "found_on: subject", "rule-type"),
        (RR, "when: known.gone == yes", "when: known.gone", "rule-type"),
        (RR, "    duty: SoD-5\n    fields", "    duty: SoD-9\n    fields", "unknown-duty"),
        (RR, "sender: PM", "sender: answer:dream", "unknown-answer"),
        (RR, "sender: PM", "sender: PM\nscope: person", "unknown-field"),
        (RR, "sender: PM", "sender: PM\nperson: subject", "unknown-field"),
        (R, "seen_by: office", "seen_by: dreamer", "unknown-right"),
        (RR, "row.status == 'closed'", "row.dream == 'closed'", "rule-unknown-name"),
        (G1, "holds: project.authorised > 0", "holds: decision == 'x'", "rule-unknown-name"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_register_or_a_written_row_is_a_finding(
    file: str, old: str, new: str, rule: str, tmp_path: Path
) -> None:
    assert rule in found(tmp_path, (file, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (M, "Dependence on suppliers, nl: Afhankelijkheid van leveranciers}, type: number}",
         "x, nl: x}, type: number}"),
        (R, "by: [office]", "by: [decider, SPO]"),
        (R, "to: risks,", "to: lessons,"),
        (RR, "from: row.event", "from: row.number"),
        (RR, "from: row.event", "from: project.supplier_dep"),
        (RR, "from: row.event", "from: run.gate_number"),
        (RR, "{proof: subject, found_on: run.now}",
         "{proof: subject, cost: risks_now.cost}\n      of: risks_now"),
        (RR, "    writes:\n      register: risks\n      status: \"'occurred'\"\n",
         "    writes:\n      register: risks\n"),
        (RR, "take: [number, event,", "unlocks: [found_on]\n        take: [found_on, number, event,"),
        (RR, "        from: reg.risks\n", "        from: reg.risks\n        view: high\n"),
        (ROLES, "excludes: [PM]", "excludes: [{role: PM, classes: [M]}]"),
        (RR, "minutes: 10", "minutes: {S: 5, M: 10}"),
        (RR, "sender: PM", "sender: answer:helper"),
        (RR, "sender: PM", "sender: PM\nscope: person\nperson: helper"),
        (R, "seen_by: office", "seen_by: QRV"),
        (RR, "sender: PM", "sender: answer:risks_now.owner"),
    ],
)  # fmt: skip
def test_what_is_right_with_a_register_or_a_written_row_is_no_finding(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    assert found(tmp_path, (file, old, new)) == []


def test_a_new_row_without_a_column_it_needs_is_found_where_nothing_says_which_row_it_is(
    tmp_path: Path,
) -> None:
    no_identity = (R, "    identity: [event]\n", "")
    assert found(tmp_path, no_identity) == []
    root = tmp_path / "tree"
    change(root, RR, "about: risks", "about: actions")
    change(root, RR, "        from: row.event\n", "")
    change(root, RR, "row.status == 'closed' and row.score > 1 and not", "not")
    assert {one.rule for one in check(root)} == {"missing-column"}


def test_a_row_is_written_with_the_columns_that_tell_rows_apart(tmp_path: Path) -> None:
    other = (
        (RR, "about: risks", "about: actions"),
        (RR, "        from: row.event\n", ""),
        (RR, "row.status == 'closed' and row.score > 1 and not", "not"),
        (RR, "columns: {proof: subject,", "columns: {event: subject,"),
    )
    assert found(tmp_path, *other) == []


def test_a_form_whose_part_cannot_be_read_is_not_called_wrong_for_it(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, RR, "next:", "include: [gone]\nnext:")
    change(root, RR, "      of: known\n", "      of: dream\n")
    assert {one.rule for one in check(root)} == {"unknown-part"}


def test_a_formula_that_is_wrong_at_the_register_is_said_there_only(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, R, "calc: risks.prob * risks.impact", "calc: risks.event * risks.impact")
    assert {one.path for one in check(root)} == {R}
    assert "rule-type" in {one.rule for one in check(root)}


@pytest.mark.parametrize("file", [D, R, "processes/roles.yml", M])
def test_a_list_that_cannot_be_read_makes_nothing_else_look_wrong(file: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / file).write_text("- nothing\n", encoding="utf-8")
    assert {one.path for one in check(root)} == {file}


def test_a_part_that_feeds_a_register_feeds_it_in_each_form(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, R, "fed_by: [gate-g0.conditions, gate-g1.conditions]", "fed_by: [gate-g0.conditions]")
    (one,) = check(root)
    assert (one.rule, one.path, one.severity) == ("feeder-missing", P, "warning")
    assert "gate-g1" in one.says("nl")
