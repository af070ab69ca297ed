"""Rows that are complete in the way their own answer asks for."""

from datetime import date
from typing import Any

import pytest

from tests.definitions.rules.answers import comes_to, rows

DAY = date(2026, 3, 2)


def disposed(
    disposition: str | None, reason: str | None = None, owner: str | None = None, due: Any = None, **text: Any
) -> Any:
    table = rows(
        disposition=[disposition], reason=[reason], owner=[owner], due=[due], text=[text.get("text")]
    )
    columns = "m.disposition, m.reason, m.owner, m.due" + (", m.text" if text else "")
    return comes_to(f"all_disposed({columns})", m=table)


@pytest.mark.parametrize(
    ("row", "complete"),
    [
        ((None,), False), (("adopt",), False),
        (("adopt", None, "an"), False), (("adopt", None, "an", DAY), True),
        (("adapt", None, "an", DAY), False), (("adapt", "outdated", "an", DAY), True),
        (("adapt", "outdated"), False), (("not_applicable",), False), (("not_applicable", "outdated"), True),
        (("not_applicable", "other"), True),
    ],
)  # fmt: skip
def test_a_lesson_is_disposed_of_with_what_the_answer_asks(row: tuple[Any, ...], complete: bool) -> None:
    assert disposed(*row) is complete


def test_another_reason_is_told_where_there_is_room_for_it() -> None:
    assert disposed("not_applicable", "other", text=None) is False
    assert disposed("not_applicable", "other", text="We have no supplier") is True
    assert disposed("not_applicable", "outdated", text=None) is True


def test_where_no_lesson_matched_nothing_is_left_to_do() -> None:
    rule = "all_disposed(m.disposition, m.reason, m.owner, m.due)"
    assert comes_to(rule, m=()) is True
    assert comes_to(rule, m=None) is None


def feasible(chosen: str | None, *marks: str | None) -> Any:
    table = tuple({"_id": f"r{number}", "feasible": mark} for number, mark in enumerate(marks, start=1))
    return comes_to("option_feasible(chosen, o.ref, o.feasible)", chosen=chosen, o=table)


def test_the_chosen_row_must_be_feasible() -> None:
    assert feasible("r1", "yes", "no") is True
    assert feasible("r2", "yes", "no") is False
    assert feasible("r2", "yes", None) is None
    assert feasible(None, "yes") is None


def test_a_choice_that_is_gone_is_not_feasible() -> None:
    assert feasible("r3", "yes", "no") is False
    assert feasible("r1") is False


def papers(purpose: str | None, proposal: str | None, paper: str | None) -> Any:
    table = rows(purpose=["inform", purpose], proposal=[None, proposal], paper=[None, paper])
    return comes_to("papers_for_decisions(a.purpose, a.proposal, a.paper)", a=table)


def test_a_decision_needs_a_proposal_and_a_paper() -> None:
    assert papers("decide", "Stop", "file") is True
    assert papers("decide", None, "file") is False
    assert papers("decide", "Stop", None) is False
    assert papers("advise", None, None) is True
    assert papers(None, None, None) is True
    assert comes_to("papers_for_decisions(a.purpose, a.proposal, a.paper)", a=()) is True
