"""Every register of the method can be shown row by row: its columns are questions that can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.loader import load
from app.services.registers.form import compiled_rows
from app.services.registers.worked_out import put_into_words

LIBRARY, _ = load(Path(__file__).resolve().parents[2])


@pytest.mark.parametrize("register", sorted(LIBRARY.registers))
def test_a_row_is_a_page_of_questions(register: str) -> None:
    compiled = compiled_rows(LIBRARY, LIBRARY.registers[register])
    assert compiled.steps[0].fields


@pytest.mark.parametrize("register", sorted(LIBRARY.registers))
def test_what_it_works_out_is_said_as_a_formula(register: str) -> None:
    found = put_into_words(LIBRARY, register)
    assert {f"totals.{one.id}" for one in LIBRARY.registers[register].totals} <= set(found)
    assert all(one.formula.en and one.formula.nl for one in found.values())
