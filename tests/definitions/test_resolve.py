"""A resolved checklist is whole, and holds what it reads and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.definitions.checklist import Field, Option
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.resolve import both, resolve
from app.definitions.resolved import Resolved
from tests.definitions.overlay import VALID, change, tiny


@cache
def library() -> Library:
    return load(VALID)[0]


def fields(resolved: Resolved) -> dict[str, Field]:
    return {field.id: field for step in resolved.checklist.steps for field in step.fields}


def changed(tmp_path: Path, file: str, old: str, new: str) -> Library:
    root = tiny(tmp_path)
    change(root, file, old, new)
    return load(root)[0]


def test_parts_come_first_and_are_inlined() -> None:
    resolved = resolve(library(), "gate-g0")
    assert [step.id for step in resolved.checklist.steps] == ["preparation", "review", "decision"]
    assert resolved.checklist.rules == library().parts["gate-frame"].rules
    assert resolved.checklist.include == ()


def test_choices_from_a_setting_become_options() -> None:
    goals = fields(resolve(library(), "idea"))["goals"].choices
    assert isinstance(goals, tuple)
    assert [one.code for one in goals if isinstance(one, Option)] == ["welcome", "green"]


def test_an_unknown_setting_offers_nothing(tmp_path: Path) -> None:
    there = changed(tmp_path, "checklists/idea.yml", "setting.goals", "setting.aims")
    assert fields(resolve(there, "idea"))["goals"].choices == ()


def test_the_form_of_a_gate_asks_what_a_class_takes_with_it() -> None:
    criteria = resolve(library(), "gate-g0").checklist.criteria
    assert [one.code for one in criteria] == ["G0-1", "G0-2", "G1-1", "G1-2", "G1-3"]
    assert [one.show for one in criteria] == [
        None,
        "project.class != 'S'",
        "'G1' in run.gates",
        "('G1' in run.gates) and (project.replaces_system == yes)",
        "('G1' in run.gates) and (project.class != 'S')",
    ]


def test_the_form_of_the_second_gate_asks_its_own_only() -> None:
    resolved = resolve(library(), "gate-g1")
    assert [one.code for one in resolved.checklist.criteria] == ["G1-1", "G1-2", "G1-3"]
    assert [gate.id for gate in resolved.gates] == ["G1"]
    assert fields(resolved)["permit_seen"].show == "run.review_required"


def test_a_question_of_the_second_gate_waits_for_that_gate() -> None:
    assert fields(resolve(library(), "gate-g0"))["permit_seen"].show == (
        "('G1' in run.gates) and (run.review_required)"
    )


def test_a_question_of_a_gate_that_no_class_takes_along_is_left_out_with_what_reads_it(
    tmp_path: Path,
) -> None:
    root = tiny(tmp_path)
    part = "checklists/parts/gate-frame.yml"
    change(root, "processes/method.yml", "moments: [[G0, G1]]", "moments: [[G0], [G1]]")
    change(root, part, "        gates: [G1]\n        show: run.review_required\n", "        gates: [G1]\n")
    change(root, part, "fields: [criteria]\n    closes: {field: decision, options: [approve]}",
           "fields: [criteria, permit_seen]\n    closes: {field: decision, options: [approve]}")  # fmt: skip
    rule = "  - id: S-TG-89\n    kind: stop\n    when: {when}\n    message: x\n    closes: {closes}\n"
    reads = rule.replace("{when}", "permit_seen == no").replace(
        "{closes}", "{field: decision, options: [stop]}"
    )
    closes = rule.replace("{when}", "must_failed > 9").replace(
        "{closes}", "{field: permit_seen, options: ['no']}"
    )
    broken = rule.replace("{when}", "'= ='").replace("{closes}", "{field: decision, options: [stop]}")
    text = (root / part).read_text(encoding="utf-8")
    more = reads + closes.replace("S-TG-89", "S-TG-88") + broken.replace("S-TG-89", "S-TG-87")
    (root / part).write_text(text + more, encoding="utf-8")
    change(
        root,
        "checklists/gate-g0.yml",
        "summary: [must_failed",
        "sets: {stopped: permit_seen}\nsummary: [permit_seen",
    )
    there, findings = load(root)
    assert findings == ()
    resolved = resolve(there, "gate-g0")
    assert "permit_seen" not in fields(resolved)
    rules = {rule.id: rule for rule in resolved.checklist.rules}
    assert {"S-TG-87", "S-TG-88", "S-TG-89"} & set(rules) == {"S-TG-87"}
    assert rules["S-TG-3"].fields == ("criteria",)
    assert resolved.checklist.summary == ("decision", "rationale")
    assert resolved.checklist.sets == {}
    assert "permit_seen" in fields(resolve(there, "gate-g1"))


def test_a_step_that_asks_nothing_any_more_is_left_out_and_not_covered(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    part = "checklists/parts/gate-frame.yml"
    change(root, "processes/method.yml", "moments: [[G0, G1]]", "moments: [[G0], [G1]]")
    change(
        root,
        part,
        "        show: run.review_required\n        choices",
        "        gates: [G1]\n        choices",
    )
    change(root, part, "show: advice != null and decision != advice", "gates: [G1]")
    resolved = resolve(load(root)[0], "gate-g0")
    assert [step.id for step in resolved.checklist.steps] == ["preparation", "decision"]
    assert fields(resolved)["decided_by"].covers == ("preparation",)


def test_a_table_without_columns_takes_those_of_its_register(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    part = root / "checklists/parts/gate-frame.yml"
    text = part.read_text(encoding="utf-8")
    start = text.index("        columns:", text.index("register: conditions"))
    end = text.index("      - id: stop_reason")
    part.write_text(text[:start] + text[end:], encoding="utf-8")
    columns = fields(resolve(load(root)[0], "gate-g0"))["conditions"].columns
    assert [one.id for one in columns] == ["text", "owner", "due", "blocking"]


def test_only_what_is_read_is_taken_along() -> None:
    idea, gate = resolve(library(), "idea"), resolve(library(), "gate-g0")
    assert set(idea.settings) == {"big_cost", "min_parts"}
    assert set(idea.roles) == {"SPO", "PMO"}
    assert idea.functions == {"count": 1, "len": 1, "sum": 1}
    assert (idea.gates, idea.decisions, idea.registers) == ((), (), {})
    assert [one.id for one in idea.classes] == ["S", "M"]  # it sets the class
    assert set(gate.roles) == {"SPO", "PM", "QRV", "PMO"}
    assert [one.id for one in gate.gates] == ["G0", "G1"]
    assert [one.code for one in gate.decisions] == ["approve", "conditional", "rework", "hold", "stop"]
    assert set(gate.registers) == {"conditions"}
    assert [one.id for one in gate.registers["conditions"].columns] == ["text", "owner", "due", "blocking"]
    assert gate.checklist.review_by == ""


@pytest.mark.parametrize(
    ("rule", "name", "ids"),
    [
        ("project.phase == 'idea'", "phases", ["idea", "plan", "work"]),
        ("'G0' in project.gates_passed", "gates", ["G0", "G1"]),
        ("project.data_class == 'a'", "facts", ["data_class"]),
        ("count(reg.conditions) > 0", "registers", ["conditions"]),
        ("quorum(goals, project.class, run.gates)", "scales", ["quorum"]),
    ],
)
def test_what_a_rule_reads_comes_along(rule: str, name: str, ids: list[str], tmp_path: Path) -> None:
    old = "when: size_class == 'M' and count(parts) < setting.min_parts['M']"
    there = changed(tmp_path, "checklists/idea.yml", old, f'when: "{rule}"')
    found = getattr(resolve(there, "idea"), name)
    assert [getattr(one, "id", one) for one in found] == ids


def test_a_role_question_brings_all_roles(tmp_path: Path) -> None:
    there = changed(tmp_path, "checklists/idea.yml", "      - id: sponsor\n        type: person",
                    "      - id: sponsor\n        type: role")  # fmt: skip
    assert set(resolve(there, "idea").roles) == {"SPO", "PM", "QRV", "PMO"}


def test_the_options_of_a_fact_come_from_the_form_that_sets_it(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "sets: {class:", "sets: {data_class: kind, class:")
    change(root, "checklists/idea.yml", "      - id: goals\n", "      - id: kind\n        type: choice\n"
           "        label: Kind\n        choices: [{code: open, label: Open}]\n"
           "      - id: goals\n")  # fmt: skip
    change(root, "checklists/gate-g0.yml", "criteria:\n", "rules:\n  - {id: S-T02-1, kind: stop, "
           "when: project.data_class == 'open', message: No}\ncriteria:\n")  # fmt: skip
    facts = resolve(load(root)[0], "gate-g0").facts
    assert {name: [option.code for option in one.choices] for name, one in facts.items()} == {
        "data_class": ["open"],
        "replaces_system": [],
        "authorised": [],
    }


def test_conditions_are_joined_only_where_there_are_several() -> None:
    assert both(None, None) is None
    assert both(None, "a == 1") == "a == 1"
    assert both("a == 1 or b == 2", "c == 3") == "(a == 1 or b == 2) and (c == 3)"


def test_how_long_a_form_takes_may_differ_by_class() -> None:
    form = load(VALID)[0].checklists["risk-review"]
    assert (form.takes(), form.takes("M")) == ("10", "10")
    by_class = form.model_copy(update={"minutes": {"S": 5, "M": 20}})
    assert (by_class.takes("S"), by_class.takes("M"), by_class.takes(), by_class.takes("L")) == (
        "5",
        "20",
        "5–20",
        "5–20",
    )
    assert form.model_copy(update={"minutes": {"S": 5, "M": 5}}).takes() == "5"
    assert form.model_copy(update={"minutes": {}}).takes() == "0"
