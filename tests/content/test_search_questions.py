"""The questions that the search is measured with: their answers are there, and the halves are alike."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.directives import anchors
from app.definitions.lint.pages import Page, read_page, slug
from app.definitions.loader import load
from app.definitions.text import LANGS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LIBRARY = load(ROOT)[0]
HALVES = ("tune", "report")
SEVEN = ("known-item", "paraphrase", "inflection", "typo", "cut", "abbreviation", "other-language")
KINDS = {*SEVEN, "compound", "term"}
NEEDED = {"query", "expected", "expected_page", "lang", "kind"}

Question = dict[str, Any]


def read(half: str) -> list[Question]:
    text = (ROOT / "tests" / "data" / "search" / f"{half}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


QUESTIONS = {half: read(half) for half in HALVES}
ALL = [one for half in HALVES for one in QUESTIONS[half]]


def answers(one: Question) -> list[str]:
    found = one["expected"]
    return found if isinstance(found, list) else [found]


@cache
def page_of(path: str) -> Page:
    """A page under docs/ with the anchors that it has when it is built."""
    page = read_page(path, (DOCS / path).read_text(encoding="utf-8"))
    for name, about, _ in page.directives:
        page.anchors.update(anchors(name, about, LIBRARY))
    return page


@cache
def top_of(path: str) -> str:
    """The anchor of the first heading: made from its words, so another one in each language."""
    text = (DOCS / path).read_text(encoding="utf-8")
    number = page_of(path).headings[0][2][0]
    return slug(text.splitlines()[number - 1].lstrip("# "))


def alike(found: str) -> str:
    """The same for a paragraph and its translation."""
    path, anchor = found.split("#")
    return f"{path.split('/', 1)[1]}#{'' if anchor == top_of(path) else anchor}"


@pytest.mark.parametrize("half", HALVES)
def test_each_line_is_a_question_of_a_known_kind(half: str) -> None:
    for one in QUESTIONS[half]:
        assert set(one) - {"exclude_page", "note"} == NEEDED, one
        assert one["query"].strip() == one["query"] != ""
        assert one["kind"] in KINDS, one
        assert one["lang"] in LANGS, one


def test_there_are_enough_questions_half_of_them_dutch() -> None:
    kinds, langs = Counter(one["kind"] for one in ALL), Counter(one["lang"] for one in ALL)
    assert len(ALL) >= 240
    assert langs["en"] == langs["nl"]
    assert [kind for kind in SEVEN if kinds[kind] < 20] == []


def test_both_halves_have_as_many_of_each_kind_and_language() -> None:
    tune, report = (Counter((one["kind"], one["lang"]) for one in QUESTIONS[half]) for half in HALVES)
    assert tune == report


def test_the_answer_is_in_the_language_of_the_reader() -> None:
    for one in ALL:
        assert {found.split("/", 1)[0] for found in answers(one)} == {one["lang"]}, one
        assert answers(one)[0].split("#")[0] == one["expected_page"], one


def test_every_answer_is_a_heading_or_a_term_of_a_page_that_is_there() -> None:
    wrong = []
    for found in sorted({found for one in ALL for found in answers(one)}):
        page, anchor = found.split("#")
        if not (DOCS / page).is_file() or anchor not in page_of(page).anchors:
            wrong.append(found)
    assert wrong == []


def test_no_question_stands_twice() -> None:
    asked = Counter((one["lang"], one["query"].lower()) for one in ALL)
    assert [query for query, times in asked.items() if times > 1] == []


def test_no_paragraph_is_an_answer_in_both_halves_in_whatever_language() -> None:
    tune, report = ({alike(found) for one in QUESTIONS[half] for found in answers(one)} for half in HALVES)
    assert sorted(tune & report) == []
