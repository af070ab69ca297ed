"""A file of questions with a fault says where and what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.handbook.quality import BadQuestions, read_questions

GOOD = {"query": "who pays", "expected": "a.md#costs", "expected_page": "a.md", "lang": "en", "kind": "known"}


def _file(folder: Path, *lines: object) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), "utf-8")
    return file


def test_one_answer_or_several_that_are_equally_right(tmp_path: Path) -> None:
    several = GOOD | {"expected": ["a.md#costs", "b.md#money"], "exclude_page": "c.md", "note": "from a mail"}
    one, two = read_questions(_file(tmp_path, GOOD, "", several))
    assert (one.expected, one.exclude_page) == (("a.md#costs",), "")
    assert (two.expected, two.exclude_page) == (("a.md#costs", "b.md#money"), "c.md")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no object"),
        ({key: value for key, value in GOOD.items() if key != "lang"}, "“lang” is missing"),
        (GOOD | {"lang": "de"}, "“lang” is one of en, nl"),
        (GOOD | {"expect": "x"}, "“expect” is no key"),
        (GOOD | {"expected": [3]}, "“expected” is a section"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, line: object, says: str) -> None:
    with pytest.raises(BadQuestions, match=says) as problem:
        read_questions(_file(tmp_path, GOOD, line))
    assert "questions.jsonl:2: " in str(problem.value)


def test_no_file_and_no_question_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadQuestions, match="cannot be read"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(BadQuestions, match="holds no question"):
        read_questions(_file(tmp_path, ""))
