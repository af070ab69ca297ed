"""What rules may read around a form has the codes that this method has."""

from app.definitions.context import CONTEXT, context_types
from app.definitions.types import NUMBER, YESNO, Type, code, codes
from tests.definitions.rules.sample import SETTINGS


def test_classes_gates_and_phases_are_those_of_the_method() -> None:
    named = context_types(settings={}, classes=("S", "M"), gates=("G0",), phases=("intake",))
    assert named["project.class"] == code(("S", "M"))
    assert named["run.gates"] == codes(("G0",))
    assert named["project.gates_passed"] == codes(("G0",))
    assert named["project.phase"] == code(("intake",))


def test_without_a_method_every_code_may_be() -> None:
    assert context_types(settings={}) == CONTEXT


def test_what_a_form_sets_on_a_project_keeps_its_options() -> None:
    named = context_types(settings={}, facts={"data_class": code(("none", "special"))})
    assert named["project.data_class"] == code(("none", "special"))


def test_settings_have_the_type_they_say() -> None:
    named = context_types(settings=SETTINGS)
    assert named["setting.org_type"] == code(("municipality", "ministry", "zbo"))
    assert named["setting.small_pmo"] == YESNO
    assert named["setting.house_name"].kind == "text"
    assert named["setting.legal_class_cost"].kind == "money"
    assert named["setting.min_options"] == Type("map", frozenset({"S", "M", "L"}), item=NUMBER)
