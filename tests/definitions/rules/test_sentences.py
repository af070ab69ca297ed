"""Every problem with a rule has a sentence for its author."""

import re
from pathlib import Path
from typing import get_args

import pytest

import app.definitions.rules
from app.definitions import kinds
from app.definitions.message import Message
from app.definitions.rules import SENTENCES, RuleError, parse, sentence, typecheck
from app.definitions.rules.sentences import KINDS
from app.definitions.types import MONEY, TEXT, Kind


def test_every_problem_that_can_be_raised_has_a_sentence_and_the_other_way_round() -> None:
    sources = [*Path(app.definitions.rules.__file__).parent.glob("*.py"), Path(kinds.__file__)]
    raised = {
        found
        for path in sources
        if path.name != "sentences.py"
        for found in re.findall(r'"(rule-[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert raised == set(SENTENCES)


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert set(KINDS) == set(get_args(Kind))


def problem(source: str) -> Message:
    with pytest.raises(RuleError) as caught:
        typecheck(parse(source), {"cost": MONEY, "title": TEXT})
    return caught.value.problem


def test_a_sentence_names_kinds_in_words() -> None:
    said = sentence(problem("cost + title"))
    assert said.en == "an amount of money and text do not go together with ‘+’"
    assert said.nl == "een geldbedrag en tekst gaan niet samen met ‘+’"


def test_a_sentence_repeats_what_the_author_wrote() -> None:
    assert sentence(problem("text is list")).en == "‘text is list’ is not something a rule can say"
    assert sentence(problem("cost in (list,)")).en == "‘(list,)’ must list texts or numbers, at least one"


def test_the_error_itself_names_its_problem_and_place() -> None:
    with pytest.raises(RuleError, match="rule-not-allowed at 0"):
        parse("a is b")
