"""Does what stands in one table also stand in another?"""

from typing import Any

import pytest

from app.definitions.rules import RuleError, parse, reads, typecheck, words
from app.definitions.types import NUMBER, TEXT, Type, code, rows
from tests.definitions.rules import answers
from tests.definitions.rules.answers import comes_to

NAMES = {
    "plan": rows({"deliverable": Type("ref"), "several": Type("refs"), "name": TEXT}),
    "reg.deliverables": rows({"ref": Type("ref"), "name": TEXT, "weight": NUMBER}),
    "kinds": rows({"kind": code(("a", "b"))}),
    "others": rows({"kind": code(("c",))}),
    "one": TEXT,
}


def covers(asked: list[Any], given: list[Any] | None) -> Any:
    there = None if given is None else answers.rows(x=given)
    return comes_to("covers(a.x, b.x)", a=answers.rows(x=asked), b=there)


def test_every_value_must_be_there_and_more_may_be() -> None:
    assert covers(["d1", "d2"], ["d2", "d1", "d3"]) is True
    assert covers(["d1", "d2"], ["d1"]) is False


def test_an_empty_cell_asks_nothing_and_answers_nothing() -> None:
    assert covers(["d1", None], ["d1"]) is True
    assert covers(["d1"], [None]) is False
    assert covers([], []) is True


def test_several_choices_in_a_cell_count_one_by_one() -> None:
    assert covers(["d1", "d2"], [("d1", "d2"), None]) is True
    assert covers([("d1", "d2"), ()], ["d1"]) is False


def test_a_table_that_is_not_answered_leaves_it_open() -> None:
    assert covers(["d1"], None) is None
    assert comes_to("covers(a.x, b.x)", a=None, b=()) is None


def test_a_row_of_the_form_is_pointed_at_by_its_own_id() -> None:
    own = ({"_id": "r1"}, {"_id": "r2"})
    assert comes_to("covers(a.ref, b.x)", a=own, b=answers.rows(x=["r1", "r2"])) is True
    register = ({"_id": "r1", "ref": "risks/7"},)
    assert comes_to("covers(a.ref, b.x)", a=register, b=answers.rows(x=["risks/7"])) is True


def where(weights: list[Any], asked: list[str], given: list[str]) -> Any:
    a, b = answers.rows(x=asked, weight=weights), answers.rows(x=given)
    return comes_to("covers_where(a.weight >= 4, a.x, b.x)", a=a, b=b)


def test_two_lists_have_something_in_common_or_not() -> None:
    assert comes_to("in_common(one, other)", one=("d1", "d2"), other=("d2",)) is True
    assert comes_to("in_common(one, other)", one=("d1",), other=("d2",)) is False
    assert comes_to("in_common(one, other)", one=("d1",), other=None) is None


def test_rows_that_share_something_with_a_list_can_be_counted() -> None:
    table = answers.rows(x=[("d1",), ("d2", "d3"), None])
    assert comes_to("count_where(in_common(a.x, chosen))", a=table, chosen=("d3", "d4")) == 1


def test_only_rows_that_meet_the_condition_have_to_be_covered() -> None:
    assert where([5, 3], ["s1", "s2"], ["s1"]) is True
    assert where([5, 4], ["s1", "s2"], ["s1"]) is False
    assert where([], [], []) is True


def test_a_row_of_which_nobody_knows_whether_it_counts_leaves_it_open() -> None:
    assert where([None, 5], ["s1", "s2"], ["s2"]) is None
    assert where([None, 5], ["s1", "s2"], ["s1", "s2"]) is True
    assert where([None, 5], ["s1", "s2"], ["s1"]) is False


@pytest.mark.parametrize(
    "source",
    [
        "covers(reg.deliverables.ref, plan.deliverable)",
        "covers(reg.deliverables.ref, plan.several)",
        "covers(plan.name, reg.deliverables.ref)",
        "covers(plan.several, reg.deliverables.ref)",
        "covers(plan.ref, plan.deliverable)",
        "covers(plan.name, reg.deliverables.name)",
        "covers_where(reg.deliverables.weight >= 4, reg.deliverables.ref, plan.deliverable)",
    ],
)
def test_columns_that_hold_the_same_may_be_compared(source: str) -> None:
    assert typecheck(parse(source), NAMES).kind == "bool"


@pytest.mark.parametrize(
    ("source", "id_", "column"),
    [
        ("covers(kinds.kind, reg.deliverables.ref)", "rule-type", 0),
        ("covers(kinds.kind, others.kind)", "rule-option", 0),
        ("covers(plan.name, one)", "rule-no-rows", 0),
        ("covers(plan.nothing, plan.name)", "rule-unknown-name", 7),
        ("covers(one.ref, plan.name)", "rule-unknown-name", 7),
        ("covers(reg.deliverables.weight, plan.name)", "rule-argument", 7),
        ("covers_where(reg.deliverables.weight >= 4, plan.ref, plan.deliverable)", "rule-two-tables", 43),
        ("any(covers(plan.ref, plan.deliverable) and plan.name == 'x')", "rule-nested", 4),
    ],
)
def test_columns_that_can_never_meet_are_refused_at_their_place(source: str, id_: str, column: int) -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse(source), NAMES)
    assert (caught.value.problem.id, caught.value.column) == (id_, column)


def test_both_tables_are_read() -> None:
    assert reads(parse("covers(reg.deliverables.ref, plan.deliverable)")) == {
        "reg.deliverables.ref", "plan.deliverable",
    }  # fmt: skip


class Plain:
    def label(self, name: str, lang: str) -> str:
        return name

    def option(self, name: str, code: str, lang: str) -> str:
        return code


def test_it_is_said_with_both_tables_and_so_is_its_contrary() -> None:
    rule = parse("covers(plan.ref, kinds.kind)")
    assert words(rule, "en", Plain()) == "every ‘plan.ref’ of ‘plan’ is in ‘kinds.kind’ of ‘kinds’"
    assert words(parse("not covers(plan.ref, kinds.kind)"), "nl", Plain()) == (
        "niet elke ‘plan.ref’ van ‘plan’ staat bij ‘kinds.kind’ van ‘kinds’"
    )
