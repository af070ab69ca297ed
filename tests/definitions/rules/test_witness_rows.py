"""Questions and rules about tables have witnesses too: rows that meet them."""

import pytest

from app.definitions.rules import parse, witness
from tests.definitions.rules.proof import holds, proven
from tests.definitions.rules.sample import asked, calc, choice, form

ROWS = form(
    asked("big", "yesno"),
    asked(
        "risks", "table", show="big == yes",
        columns=(
            asked("prob", "rating"),
            asked("response", "text", show="risks.prob >= 4"),
            asked("reviewed", "date", show="run.review_required"),
            asked("plain", "text"),
            calc("worst", "risks.prob * 5", show="risks.response != null"),
        ),
    ),
    asked("worst_note", "info", show="any(risks.worst > 20)"),
)  # fmt: skip


@pytest.mark.parametrize("column", ["response", "reviewed", "plain", "worst"])
def test_a_column_has_a_witness_with_a_row_that_asks_it(column: str) -> None:
    found = witness(ROWS, f"risks.{column}")
    assert found is not None
    assert found.answers["big"] == "yes"
    assert found.answers["risks"]
    if column == "response":
        assert holds(ROWS, parse("any(risks.prob >= 4)"), found)
    if column == "reviewed":
        assert found.context["run.review_required"] is True


def test_a_column_that_is_not_asked_in_a_row_does_not_count_there() -> None:
    found = proven(ROWS, "worst_note")
    assert holds(ROWS, parse("any(risks.prob == 5 and risks.response != null)"), found)
    with pytest.raises(KeyError):
        witness(ROWS, "risks.nothing")


TABLES = form(
    asked(
        "options", "table",
        columns=(choice("kind", "do_nothing alternative"), asked("cost", "money"), asked("risk", "rating")),
        check={
            "rule": "count(options) >= setting.min_options[project.class]"
            " and any(options.kind == 'do_nothing')",
            "message": "Too few.",
        },
    ),
    asked("enough_note", "info", show="count(options) >= 3 and any(options.kind == 'do_nothing')"),
    asked("mixed_note", "info", show="any(options.risk == 1) and not all(options.risk < 5)"),
    asked("dear_note", "info", show="sum_where(options.risk >= 4, options.cost) > 250000"),
    asked("none_note", "info", show="count(options) == 0"),
    asked("lessons", "ref", to="lessons", many=True),
    asked("many_note", "info", show="count(lessons) > 2"),
    asked("old", "date"),
    asked("old_note", "info", show="days(old, run.now) > 60"),
    asked("house_note", "info", show="setting.small_pmo == yes and setting.house_name == 'x'"),
)  # fmt: skip


@pytest.mark.parametrize("field", sorted(TABLES.show))
def test_each_question_about_tables_has_a_witness(field: str) -> None:
    proven(TABLES, field)


def test_a_check_of_a_table_has_a_witness_where_it_fails() -> None:
    assert witness(TABLES, "check:options") is not None
