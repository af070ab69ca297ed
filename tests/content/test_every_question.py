"""Every question says how to answer it and why, in both languages; and no page asks too much."""

from __future__ import annotations

import random

import pytest

from app.definitions.checklist import Field, Step
from app.definitions.text import Text
from app.runs.pen import typed
from tests.content.test_repository import FORMS, compiled
from tests.content.test_walks import Walker

MOST_ON_A_PAGE = 8


def _asked(step: Step) -> list[Field]:
    """What people answer themselves: not what is worked out, and not what is only read."""
    return [field for field in step.fields if typed(field) or field.type == "approval"]


def _questions(form: str) -> list[Field]:
    return [field for step in compiled(form).steps for field in _asked(step)]


def _told(question: Field) -> dict[str, Text | None]:
    told = {"help": question.help, "why": question.why}
    return told | ({"example": question.example} if question.type in ("text", "long") else {})


@pytest.mark.parametrize("form", FORMS)
def test_every_question_has_help_and_why_and_where_it_asks_for_words_an_example(form: str) -> None:
    missing = [
        f"{one.id}: {name}" for one in _questions(form) for name, text in _told(one).items() if text is None
    ]
    assert missing == []


@pytest.mark.parametrize("form", FORMS)
def test_what_is_told_about_a_question_is_written_in_each_language(form: str) -> None:
    told = [text for one in _questions(form) for text in (one.help, one.why) if text is not None]
    assert [text.en for text in told if text.en == text.nl] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_page_asks_more_than_eight_questions_at_once(form: str) -> None:
    for seed in range(6):
        walker = Walker(form, random.Random(seed))
        walker.to_the_end()
        seen = walker.seen()
        for step in seen.steps():
            shown = [one.field.id for one in seen.shown(step.id) if one.field in _asked(step)]
            assert len(shown) <= MOST_ON_A_PAGE, (step.id, shown)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_asked_in_the_place_of_a_form_that_is_still_to_come(form: str) -> None:
    found = compiled(form)
    stand_ins = [field.id for step in found.steps for field in step.fields if field.stands_for]
    assert stand_ins + [one.code for one in found.checklist.criteria if one.stands_for] == []
