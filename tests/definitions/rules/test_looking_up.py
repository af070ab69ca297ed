"""A cell of the row of another table that two columns point out."""

from typing import Any

import pytest

from app.definitions.rules import RuleError, parse, typecheck
from app.definitions.types import DATE, NUMBER, TEXT, Type, rows
from tests.definitions.rules import answers
from tests.definitions.rules.answers import comes_to
from tests.definitions.rules.sample import SCALES

PLANS = {"project": ["P-1", "P-2", "P-2"], "id": ["M1", "M1", "M2"], "on": ["a", "b", "c"]}
RULE = "cell_of(plans.on, plans.project, given.project, plans.id, given.id)"
NAMES = {
    "plans": rows({"project": TEXT, "id": TEXT, "on": DATE, "cost": NUMBER}),
    "given": rows({"project": Type("ref"), "id": TEXT, "cost": NUMBER}),
}


def found(project: Any, id_: Any) -> Any:
    rule = "cell_of(plans.on, plans.project, which, plans.id, name)"
    return comes_to(rule, SCALES, plans=answers.rows(**PLANS), which=project, name=id_)


def test_the_cell_of_the_row_that_both_columns_point_out() -> None:
    assert (found("P-1", "M1"), found("P-2", "M1"), found("P-2", "M2")) == ("a", "b", "c")


def test_where_no_row_is_meant_nothing_is_known() -> None:
    assert found("P-1", "M2") is None
    assert found("P-1", None) is None


def test_it_is_of_the_kind_of_its_column_and_read_in_a_row_of_another_table() -> None:
    assert typecheck(parse(RULE), NAMES, "given") == DATE


def test_a_number_is_not_looked_for_among_names() -> None:
    with pytest.raises(RuleError):
        typecheck(parse("cell_of(plans.on, plans.id, given.cost, plans.id, given.id)"), NAMES, "given")


def test_what_is_compared_must_be_of_one_kind() -> None:
    people = {**NAMES, "who": Type("person")}
    with pytest.raises(RuleError):
        typecheck(parse("cell_of(plans.on, plans.id, who, plans.id, given.id)"), people, "given")
