"""What a formula comes to fits where it is kept, or is refused with the reason."""

from __future__ import annotations

import pytest

from app.definitions.fitting import fits, unfit
from app.definitions.rules import RuleError, parse
from app.definitions.types import (
    BOOL,
    DATE,
    FILE,
    MONEY,
    NUMBER,
    PERSON,
    TEXT,
    YESNO,
    Type,
    code,
    codes,
    rows,
)  # fmt: skip

REF, REFS = Type("ref"), Type("refs")


@pytest.mark.parametrize(
    ("type_", "wanted"),
    [
        (TEXT, TEXT), (code("ab"), TEXT), (BOOL, YESNO), (REF, REFS), (REFS, REFS), (NUMBER, NUMBER),
        (code("a"), code("ab")), (code(), code("ab")), (code("ab"), code()), (codes("a"), codes("ab")),
        (code("a"), codes("ab")), (TEXT, REF), (PERSON, PERSON), (DATE, DATE), (BOOL, BOOL),
    ],
)  # fmt: skip
def test_what_goes_together_fits(type_: Type, wanted: Type) -> None:
    assert unfit(type_, wanted) is None


@pytest.mark.parametrize(
    ("type_", "wanted", "why"),
    [
        (DATE, PERSON, "rule-type"), (NUMBER, MONEY, "rule-type"), (REFS, REF, "rule-type"),
        (rows({}), TEXT, "rule-type"), (code("abc"), code("ab"), "rule-option"), (YESNO, BOOL, "rule-type"),
        (code("abc"), codes("ab"), "rule-option"), (codes("abc"), codes("ab"), "rule-option"),
        (FILE, TEXT, "rule-type"), (code("c"), code("ab"), "rule-option"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_says_why(type_: Type, wanted: Type, why: str) -> None:
    error = unfit(type_, wanted)
    assert error is not None
    assert error.message.id == why


def test_a_formula_that_does_not_fit_is_a_fault_at_its_place() -> None:
    fits(parse("1"), NUMBER, NUMBER)
    with pytest.raises(RuleError):
        fits(parse("1"), NUMBER, DATE)
