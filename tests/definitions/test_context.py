"""What rules may read around a form has the codes, facts and registers that this method has."""

from __future__ import annotations

import pytest

from app.definitions.context import COLUMN_WORDS, CONTEXT, CONTEXT_WORDS, PROJECT_COLUMNS
from app.definitions.method import Fact
from app.definitions.register import Register
from app.definitions.surroundings import Surroundings
from app.definitions.types import DATE, NUMBER, PERSON, YESNO, Type, code, codes
from tests.definitions.rules.sample import SETTINGS

RISKS = Register.model_validate(
    {
        "id": "risks",
        "title": "Risks",
        "row": "Risk",
        "columns": (
            {"id": "prob", "type": "rating", "label": "Probability"},
            {"id": "asker", "type": "role", "label": "Asker"},
            {"id": "score", "type": "calc", "calc": "risks.prob * 2", "label": "Score"},
            {"id": "worse", "type": "calc", "calc": "risks.score + setting.steps", "label": "Worse"},
            {"id": "lost", "type": "calc", "calc": "risks.gone + 1", "label": "Lost"},
            {"id": "number", "type": "number", "label": "Own number"},
        ),
        "fed_by": (),
        "adds": "Everyone",
        "closes": "Nobody",
        "statuses": ({"code": "open", "label": "Open"}, {"code": "closed", "label": "Closed"}),
    }
)


def fact(type_: str, *codes_: str) -> Fact:
    return Fact.model_validate(
        {"title": "Fact", "type": type_, "choices": tuple({"code": c, "label": c} for c in codes_)}
    )


def test_classes_gates_and_phases_are_those_of_the_method() -> None:
    named = Surroundings({}, classes=("S", "M"), gates=("G0",), phases=("intake",)).types()
    assert named["project.class"] == code(("S", "M"))
    assert named["run.gates"] == codes(("G0",))
    assert named["project.gates_passed"] == codes(("G0",))
    assert named["project.next_gate"] == code(("G0",))
    assert named["project.phase"] == code(("intake",))


def test_without_a_method_there_is_what_the_product_knows() -> None:
    named = Surroundings({}).types()
    assert {name: named[name] for name in CONTEXT} == CONTEXT
    assert set(named) - set(CONTEXT) == {"portfolio.projects"}


def test_facts_of_projects_are_read_of_one_project_and_of_all() -> None:
    facts = {"data_class": fact("choice", "none", "special"), "bac": fact("money"), "dpia": fact("choice")}
    named = Surroundings({}, facts=facts).types()
    assert named["project.data_class"] == code(("none", "special"))
    assert named["project.bac"].kind == "money"
    assert named["project.dpia"] == code()
    assert set(named["portfolio.projects"].columns or {}) == {*PROJECT_COLUMNS, *facts}


def test_settings_have_the_type_they_say() -> None:
    named = Surroundings(SETTINGS).types()
    assert named["setting.org_type"] == code(("municipality", "ministry", "zbo"))
    assert named["setting.small_pmo"] == YESNO
    assert named["setting.house_name"].kind == "text"
    assert named["setting.legal_class_cost"].kind == "money"
    assert named["setting.min_options"] == Type("map", frozenset({"S", "M", "L"}), item=NUMBER)


@pytest.mark.parametrize("place", ["reg.risks", "portfolio.risks"])
def test_rows_of_a_register_are_read_with_the_columns_that_every_register_has(place: str) -> None:
    settings = {"steps": SETTINGS["min_options"].model_copy(update={"value": 1})}
    columns = Surroundings(settings, registers=(RISKS,), roles=("PM",)).types()[place].columns or {}
    assert columns["prob"] == columns["score"] == columns["worse"] == NUMBER
    assert columns["asker"] == Type("role", frozenset({"PM"}))
    assert (columns["owner"], columns["due"], columns["overdue"]) == (PERSON, DATE, YESNO)
    assert columns["status"] == code(("open", "closed"))
    assert (columns["ref"], columns["project"]) == (Type("ref"), Type("ref"))


def test_a_column_of_the_register_itself_comes_before_one_that_every_register_has() -> None:
    columns = Surroundings({}, registers=(RISKS,)).types()["reg.risks"].columns or {}
    assert columns["number"] == NUMBER


def test_a_formula_that_cannot_be_read_gives_no_column() -> None:
    assert "lost" not in (Surroundings({}, registers=(RISKS,)).types()["reg.risks"].columns or {})


def test_only_a_form_about_a_row_reads_that_row() -> None:
    about = Surroundings({}, registers=(RISKS,), about="risks").types()
    assert about["row.prob"] == NUMBER
    assert about["row.status"] == code(("open", "closed"))
    assert "row.prob" not in Surroundings({}, registers=(RISKS,)).types()


def test_lessons_and_projects_are_read_as_the_product_gives_them() -> None:
    lessons = RISKS.model_copy(update={"id": "lessons"})
    projects = RISKS.model_copy(update={"id": "projects"})
    named = Surroundings({}, registers=(lessons, projects)).types()
    assert named["reg.lessons"] == CONTEXT["reg.lessons"]
    assert "reg.projects" not in named


def test_all_that_the_product_knows_has_words() -> None:
    assert set(CONTEXT) == set(CONTEXT_WORDS)
    columns = {f"{name}.{column}" for name, type_ in CONTEXT.items() for column in type_.columns or {}}
    assert columns == set(COLUMN_WORDS)
