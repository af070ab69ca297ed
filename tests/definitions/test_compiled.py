"""A compiled checklist finds everything by name, knows the kinds of its names and its words."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from app.definitions.asked_types import type_of
from app.definitions.checklist import Field
from app.definitions.compiled import Compiled, compile_checklist, setting_value
from app.definitions.loader import load
from app.definitions.method import Setting
from app.definitions.resolve import resolve
from app.definitions.rules import RuleError, evaluate, words
from app.definitions.types import MONEY, TEXT
from tests.definitions.overlay import VALID, change, tiny


@cache
def compiled(form: str) -> Compiled:
    return compile_checklist(resolve(load(VALID)[0], form))


def test_conditions_and_formulas_are_found_by_name() -> None:
    idea, gate = compiled("idea"), compiled("gate-g0")
    assert set(idea.show) == {"duty_ref"}
    assert set(idea.calc) == {"parts.price", "spare", "size_class"}
    assert set(idea.check) == {"name", "cost", "parts"}
    assert set(idea.warn) == {"problem"}
    assert set(gate.criterion_show) == {"G0-2", "G1-1", "G1-2", "G1-3"}
    assert [rule.id for rule, _ in gate.rules] == [rule.id for rule in gate.checklist.rules]
    assert all((when is None) is (rule.when is None) for rule, when in gate.rules)


def test_a_question_and_its_page_are_found_by_name() -> None:
    idea = compiled("idea")
    assert idea.field("cost").label.nl == "Geschatte kosten"
    assert idea.step_of("cost").id == "size"
    assert idea.steps is idea.checklist.steps
    with pytest.raises(KeyError):
        idea.field("nothing")


def test_every_name_has_its_kind() -> None:
    types = compiled("idea").types
    assert types["name"] == TEXT
    assert types["spare"] == MONEY
    assert types["parts"].columns == {"what": TEXT, "days": types["parts"].columns["days"], "rate": MONEY,
                                      "price": MONEY}  # fmt: skip
    assert types["size_class"].options == {"M", "S"}
    assert compiled("gate-g0").types["decision"].options == {
        "approve",
        "conditional",
        "rework",
        "hold",
        "stop",
    }


def test_settings_are_ready_for_rules() -> None:
    assert compiled("idea").settings == {
        "setting.big_cost": Decimal(5000),
        "setting.min_parts": {"S": Decimal(1), "M": Decimal(2)},
    }


@pytest.mark.parametrize(
    ("type_", "value", "engine"),
    [
        ("number", "0.1", Decimal("0.1")),
        ("money", 5, Decimal(5)),
        ("yesno", True, "yes"),
        ("yesno", False, "no"),
        ("yesno", "no", "no"),
        ("text", "word", "word"),
        ("choice", "a", "a"),
        ("number", None, None),
    ],
)
def test_a_setting_becomes_a_value(type_: str, value: object, engine: object) -> None:
    setting = Setting.model_validate({"title": "x", "type": type_, "value": value})
    assert setting_value(setting) == engine


def test_a_list_of_options_becomes_its_codes() -> None:
    setting = load(VALID)[0].method.settings["goals"]
    assert setting_value(setting) == ("welcome", "green")


def test_a_formula_can_be_worked_out() -> None:
    idea = compiled("idea")
    scope = {**idea.settings, "cost": Decimal(5000)}
    assert evaluate(idea.calc["size_class"], scope, idea.resolved.scales) == "M"


def test_a_condition_can_be_said_in_words() -> None:
    gate = compiled("gate-g0")
    assert "Goedkeuren onder voorwaarden" in words(gate.show["conditions"], "nl", gate.labels)
    assert "Decision" in words(gate.show["conditions"], "en", gate.labels)


def test_a_rule_that_cannot_be_used_is_not_compiled(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "show: duty == yes", "show: duty == 3")
    with pytest.raises(RuleError):
        compile_checklist(resolve(load(root)[0], "idea"))


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"type": "role"}, "role"),
        ({"type": "ref", "to": "lessons"}, "ref"),
        ({"type": "ref", "to": "lessons", "many": True}, "refs"),
        ({"type": "multi", "choices": [{"code": "a", "label": "A"}]}, "codes"),
        ({"type": "yesnona"}, "yesno"),
        ({"type": "rag"}, "code"),
    ],
)
def test_a_type_of_question_has_a_kind_of_answer(given: dict[str, object], kind: str) -> None:
    type_ = type_of(Field.model_validate({"id": "x", "label": "X", **given}), {"PM": "Project manager"})
    assert type_ is not None
    assert type_.kind == kind


def test_information_has_no_answer(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "      - id: goals\n", "      - {id: note, type: info, label: Note}\n"
           "      - id: goals\n")  # fmt: skip
    assert "note" not in compile_checklist(resolve(load(root)[0], "idea")).types
