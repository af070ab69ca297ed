"""A rule that cannot mean anything is refused when it is loaded, with the place and the reason."""

import pytest

from app.definitions.message import Message
from app.definitions.rules import RuleError, Type, condition, parse, typecheck
from app.definitions.types import (
    APPROVAL,
    BOOL,
    DATE,
    FILE,
    MONEY,
    NUMBER,
    PERSON,
    TEXT,
    YESNO,
    YESNONA,
    code,
    codes,
    rows,
)

NAMES = {
    "title": TEXT,
    "cost": MONEY,
    "limit": MONEY,
    "months": NUMBER,
    "due": DATE,
    "sponsor": PERSON,
    "plan": FILE,
    "obligation": YESNO,
    "contracts": YESNONA,
    "decision": code(("approve", "stop")),
    "free": code(),
    "advice": code(("stop", "hold")),
    "colour": code(("red",)),
    "role": Type("role", frozenset({"SPO", "PM"})),
    "gates": codes(("G0", "G1")),
    "lessons": Type("refs"),
    "lesson": Type("ref"),
    "ok": APPROVAL,
    "run.now": DATE,
    "run.flag": BOOL,
    "project.class": code(("S", "M", "L")),
    "setting.min_options": Type("map", frozenset({"S", "M", "L"}), item=NUMBER),
    "setting.few": Type("map", frozenset({"S"}), item=NUMBER),
    "criteria": rows({"kind": code(("must", "should")), "answer": code(("yes", "no", "na")), "price": MONEY}),
    "criteria.late": DATE,
    "others": rows({"kind": code(("must",))}),
}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("cost * 2", "money"),
        ("2 * cost", "money"),
        ("cost / 2", "money"),
        ("cost / limit", "number"),
        ("cost + 5", "money"),
        ("5 - cost", "money"),
        ("months * months", "number"),
        ("2 * 3", "number"),
        ("5 / months", "number"),
        ("-cost", "money"),
        ("-1", "number"),
        ("'a' if run.flag else 'b'", "code"),
        ("decision if run.flag else 'hold'", "code"),
        ("title if run.flag else 'none'", "text"),
        ("'none' if run.flag else title", "text"),
        ("null if run.flag else cost", "money"),
        ("cost if run.flag else null", "money"),
        ("cost if run.flag else 0", "money"),
        ("obligation if run.flag else contracts", "yesno"),
        ("decision if run.flag else free", "code"),
        ("yes if run.flag else decision", "code"),
        ("sponsor if run.flag else sponsor", "person"),
        ("'x'", "code"),
        ("gates", "codes"),
        ("setting.min_options[project.class]", "number"),
        ("sum(criteria.price)", "money"),
        ("sum_where(criteria.kind == 'must', criteria.price)", "money"),
        ("max(due, run.now)", "date"),
        ("max(cost, 0)", "money"),
        ("safe_div(cost, limit)", "number"),
        ("days(due, run.now)", "number"),
        ("count(gates) + count(lessons) + count(criteria)", "number"),
        ("weighted_yes(criteria.answer)", "number"),
        ("class_of(1, cost, free, obligation, limit)", "code"),
        ("run.flag == true", "bool"),
    ],
)
def test_a_formula_has_a_kind(source: str, kind: str) -> None:
    assert typecheck(parse(source), NAMES).kind == kind


@pytest.mark.parametrize(
    "source",
    [
        "decision == 'stop'",
        "'stop' != decision",
        "decision != advice",
        "decision in ('stop', 'approve')",
        "free == 'anything'",
        "obligation == yes",
        "contracts == 'na'",
        "contracts == obligation",
        "title == 'x'",
        "cost >= 0",
        "cost > limit",
        "months < 3",
        "due < run.now",
        "sponsor == sponsor",
        "role == 'PM'",
        "ok == 'approved'",
        "ok != null",
        "plan == null",
        "gates == null",
        "criteria == null",
        "null != due",
        "'G1' in gates",
        "'G1' not in gates",
        "lesson in lessons",
        "run.flag",
        "not run.flag or run.flag",
        "run.flag if run.flag else true",
        "months in (1, 2)",
        "any(criteria.kind == 'must' and criteria.answer == no)",
        "all(criteria.late > run.now)",
        "any(criteria.price > cost)",
        "quorum(gates, project.class, gates)",
        "count_where(criteria.answer == 'na') > 0",
        "due == run.now",
    ],
)
def test_a_condition_that_means_something_is_accepted(source: str) -> None:
    condition(parse(source), NAMES)


@pytest.mark.parametrize(
    ("source", "id_", "column"),
    [
        ("1 + missing", "rule-unknown-name", 4),
        ("any(nothing.kind == 'x')", "rule-unknown-name", 4),
        ("any(criteria.colour == 'x')", "rule-unknown-name", 4),
        ("any(title.kind == 'x')", "rule-unknown-name", 4),
        ("sqrt(cost)", "rule-unknown-function", 0),
        ("count()", "rule-arguments", 0),
        ("len(title, title)", "rule-arguments", 0),
        ("max()", "rule-arguments", 0),
        ("len(cost)", "rule-argument", 4),
        ("any(criteria.price)", "rule-argument", 4),
        ("-title", "rule-argument", 0),
        ("title + 'x'", "rule-type", 0),
        ("cost + months", "rule-type", 0),
        ("cost * limit", "rule-type", 0),
        ("months / cost", "rule-type", 0),
        ("safe_div(months, cost)", "rule-type", 0),
        ("due + 1", "rule-type", 0),
        ("cost == months", "rule-type", 0),
        ("cost < due", "rule-type", 0),
        ("due < 3", "rule-type", 0),
        ("title < 'b'", "rule-type", 0),
        ("decision < 'b'", "rule-type", 0),
        ("sponsor == 'Jan'", "rule-type", 0),
        ("due == 'tomorrow'", "rule-type", 0),
        ("title == decision", "rule-type", 0),
        ("run.flag == yes", "rule-type", 0),
        ("role == ok", "rule-type", 0),
        ("months in ('a',)", "rule-type", 0),
        ("title if run.flag else cost", "rule-type", 0),
        ("run.flag and (due if run.flag else 'x') == due", "rule-type", 14),
        ("decision == 'aprove'", "rule-option", 0),
        ("'aprove' == decision", "rule-option", 0),
        ("decision in ('stop', 'go')", "rule-option", 0),
        ("decision == colour", "rule-option", 0),
        ("obligation == 'maybe'", "rule-option", 0),
        ("decision == yes", "rule-option", 0),
        ("'G9' in gates", "rule-option", 0),
        ("setting.few[project.class] > 1", "rule-option", 12),
        ("cost < null", "rule-null", 0),
        ("null == null", "rule-null", 0),
        ("gates == 'G0'", "rule-several", 0),
        ("lessons == lessons", "rule-several", 0),
        ("gates in ('G0',)", "rule-several", 0),
        ("'x' in title", "rule-in", 0),
        ("title[project.class]", "rule-pick", 0),
        ("setting.few[cost] > 1", "rule-pick", 0),
        ("criteria.kind == 'must'", "rule-row", 0),
        ("count_where(criteria.kind == 'must' and others.kind == 'must')", "rule-two-tables", 40),
        ("any(count_where(criteria.kind == 'must') > criteria.price)", "rule-nested", 4),
        ("any(run.flag)", "rule-no-rows", 0),
        ("cost and run.flag", "rule-condition", 0),
        ("not obligation", "rule-condition", 4),
        ("1 if cost else 2", "rule-condition", 5),
        ("null", "rule-type-alone", 0),
        ("('a', 'b')", "rule-type-alone", 0),
        ("max(cost, due)", "rule-type", 0),
    ],
)
def test_a_rule_that_means_nothing_is_refused_at_its_place(source: str, id_: str, column: int) -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse(source), NAMES)
    assert (caught.value.problem.id, caught.value.column) == (id_, column)


def test_a_condition_must_say_yes_or_no() -> None:
    with pytest.raises(RuleError) as caught:
        condition(parse("obligation"), NAMES)
    assert caught.value.problem == Message("rule-condition", {"found": "yesno"})


def test_a_wrong_option_is_named_with_the_right_ones() -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse("decision == 'aprove'"), NAMES)
    assert caught.value.problem.args == {"wrong": "aprove", "options": "approve, stop"}


def test_a_column_formula_reads_the_columns_of_its_own_row() -> None:
    formula = parse("criteria.answer if run.flag else 'na'")
    assert typecheck(formula, NAMES, row_of="criteria") == code(("yes", "no", "na"))
    with pytest.raises(RuleError) as caught:
        typecheck(parse("others.kind"), NAMES, row_of="criteria")
    assert caught.value.problem.id == "rule-two-tables"


def test_a_column_formula_may_go_through_another_table() -> None:
    assert typecheck(parse("count_where(others.kind == 'must')"), NAMES, row_of="criteria").kind == "number"


def test_the_options_of_a_choice_between_two_are_those_of_both() -> None:
    both = typecheck(parse("decision if run.flag else advice"), NAMES)
    assert both.options == {"approve", "stop", "hold"}
    assert typecheck(parse("class_of(1, cost, free, obligation, limit)"), NAMES).options == {"S", "M", "L"}
