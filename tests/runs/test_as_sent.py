"""The figures of a form that counts from the moment it is sent."""

from __future__ import annotations

from typing import Any

from app.runs.as_sent import with_figures_of


def record(colour: str, words: str, checked: str = "1") -> dict[str, Any]:
    fields = [
        {"id": "colour", "type": "calc", "value": colour, "shown": None},
        {"id": "words", "type": "text", "value": words, "shown": None},
    ]
    late = [{"id": "points", "type": "calc", "value": checked, "shown": None}]
    return {"number": "F-1", "steps": [{"id": "facts", "fields": fields}, {"id": "check", "fields": late}]}


def test_what_was_worked_out_stays_as_it_was_sent_and_all_else_is_new() -> None:
    found = with_figures_of(record("green", "As it was"), record("red", "Mended", "2"), {"facts"})
    assert found == record("green", "Mended", "2")


def test_what_was_not_shown_when_it_was_sent_is_kept_as_it_is_now() -> None:
    sent = record("green", "As it was")
    sent["steps"][0]["fields"].pop(0)
    assert with_figures_of(sent, record("red", "Now"), {"facts"}) == record("red", "Now")
