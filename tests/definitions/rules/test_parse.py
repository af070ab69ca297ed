"""The text of a rule becomes a tree, or a problem with its place."""

from decimal import Decimal

import pytest

from app.definitions.rules import RuleError, calls, parse, reads
from app.definitions.rules.nodes import Call, Choose, Column, Compare, In, Listing, Literal, Name, Pick


def problem(source: str) -> tuple[str, int]:
    with pytest.raises(RuleError) as caught:
        parse(source)
    return caught.value.problem.id, caught.value.column


def test_a_comparison_is_read() -> None:
    assert parse("decision == 'conditional'") == Compare(
        "==", Name("decision"), Literal("conditional", "text")
    )


def test_a_word_of_python_may_follow_a_dot() -> None:
    assert parse("project.class == 'S'") == Compare("==", Name("project.class"), Literal("S", "text"))
    assert parse("'a.class' == x") == Compare("==", Literal("a.class", "text"), Name("x"))


def test_a_dotted_name_is_a_column_unless_it_is_a_place() -> None:
    assert parse("benefits.yearly_value") == Column("benefits", "yearly_value")
    assert parse("setting.org_type") == Name("setting.org_type")
    assert parse("reg.conditions") == Name("reg.conditions")
    assert parse("reg.conditions.overdue") == Column("reg.conditions", "overdue")


def test_a_setting_is_picked_by_a_code() -> None:
    assert parse("setting.min_options[project.class]") == Pick(
        Name("setting.min_options"), Name("project.class")
    )


def test_words_and_numbers_are_values() -> None:
    assert parse("yes") == Literal("yes", "yesno")
    assert parse("null") == Literal(None, "null")
    assert parse("true") == Literal(True, "bool")
    assert parse("1_000.50") == Literal(Decimal("1000.50"), "number")


def test_a_list_holds_values() -> None:
    listing = Listing((Literal("S", "text"), Literal("M", "text")))
    assert parse("a in ('S', 'M')") == In(Name("a"), listing, False)
    assert parse("a not in ['S', 'M']") == In(Name("a"), listing, True)


def test_a_choice_and_a_call_are_read() -> None:
    assert parse("a if b else max(c, 1)") == Choose(
        Name("b"), Name("a"), Call("max", (Name("c"), Literal(Decimal(1), "number")))
    )


def test_line_breaks_in_a_rule_are_spaces() -> None:
    assert parse("\n a == 1\n and b == 2\n") == parse("a == 1 and b == 2")


@pytest.mark.parametrize(
    ("source", "id_", "column"),
    [
        ("", "rule-syntax", 0),
        ("a )", "rule-syntax", 2),
        ("a == 'x\\n'", "rule-syntax", 0),
        ("a\0", "rule-syntax", 0),
        ("  a is b", "rule-not-allowed", 2),
        ("a + +b", "rule-not-allowed", 4),
        ("a ** b", "rule-not-allowed", 0),
        ("(lambda: 1)()", "rule-not-allowed", 0),
        ("open(a).read()", "rule-not-allowed", 0),
        ("max(a, key=b)", "rule-not-allowed", 0),
        ("max(*a)", "rule-not-allowed", 4),
        ("a.b.c", "rule-not-allowed", 0),
        ("project.class.x", "rule-not-allowed", 0),
        ("(1).real", "rule-not-allowed", 1),
        ("yes.no", "rule-not-allowed", 0),
        ("a == None", "rule-not-allowed", 5),
        ("a == True", "rule-not-allowed", 5),
        ("a == 1e9", "rule-not-allowed", 5),
        ("a == 0x10", "rule-not-allowed", 5),
        ("a == b'x'", "rule-not-allowed", 5),
        ("a == f'{x}'", "rule-not-allowed", 5),
        ("'é' == (b := 1)", "rule-not-allowed", 8),
        ("a.b[c]", "rule-not-allowed", 0),
        ("1 < a < 3", "rule-chained", 0),
        ("a in ()", "rule-list", 5),
        ("a in (b, 'c')", "rule-list", 5),
        ("a in (null,)", "rule-list", 5),
        ("-" * 40 + "a", "rule-too-deep", 0),
        ("(" * 300 + "a" + ")" * 300, "rule-syntax", 200),
        ("a" * 1001, "rule-too-long", 1000),
    ],
)
def test_what_is_not_part_of_the_language_is_refused_at_its_place(source: str, id_: str, column: int) -> None:
    assert problem(source) == (id_, column)


def test_the_problem_shows_what_was_written() -> None:
    with pytest.raises(RuleError) as caught:
        parse("project.class.x")
    assert caught.value.problem.args == {"found": "project.class.x"}


def test_a_rule_knows_what_it_reads_and_calls() -> None:
    rule = parse("count(options) >= setting.min_options[project.class] and any(options.kind == 'x')")
    assert reads(rule) == {"options", "options.kind", "setting.min_options", "project.class"}
    assert calls(rule) == {"count", "any"}
