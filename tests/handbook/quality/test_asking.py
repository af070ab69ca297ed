"""What is counted as found, and what the figures say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.handbook.quality import Question, ask, figures, percentiles, tops

QUESTION = Question("who pays", ("a.md#costs",), "a.md", "en", "paraphrase")


def _places(*found: str, question: Question = QUESTION, **first: str) -> tuple[int, int]:
    pages = {f"{name}.md": section for name, section in first.items()}
    (asked,) = ask(lambda query, lang, most: found[:most], [question], pages)
    return asked.section, asked.page


def test_the_place_of_the_section_and_of_its_page_are_both_counted() -> None:
    assert _places("b.md#x", "a.md#time", "a.md#costs") == (3, 2)
    assert _places("b.md#x") == (0, 0)
    assert _places() == (0, 0)


def test_only_the_best_ten_count() -> None:
    assert _places(*(f"b.md#{i}" for i in range(10)), "a.md#costs") == (0, 0)


def test_the_page_on_which_the_words_are_a_link_is_left_out() -> None:
    asked = replace(QUESTION, exclude_page="b.md")
    assert _places(*(f"b.md#{i}" for i in range(10)), "a.md#costs", question=asked) == (1, 1)


def test_anchors_written_in_two_ways_are_the_same() -> None:
    assert _places("a.md#costs_1", question=replace(QUESTION, expected=("a.md#costs--1",)))[0] == 1


def test_a_page_stands_for_its_first_section() -> None:
    whole = replace(QUESTION, expected=("a.md",))
    assert _places("a.md#costs", question=whole)[0] == 0
    assert _places("a.md#title", question=whole, a="a.md#title")[0] == 1
    assert tops(["a.md#title", "a.md#costs", "b.md"]) == {"a.md": "a.md#title", "b.md": "b.md"}


def test_the_figures_of_each_kind_and_of_all() -> None:
    kinds = [replace(QUESTION, kind="one"), replace(QUESTION, kind="two", query="second")]
    asked = ask(lambda query, lang, most: ["b.md"] * (query == "second") + ["a.md#costs"], kinds)
    one, two, every = figures(asked)
    assert (one.kind, one.questions, one.mrr, one.recall) == ("one", 1, 1.0, 1.0)
    assert (two.kind, two.mrr, two.first_three) == ("two", 0.5, 1.0)
    assert (every.kind, every.questions, every.mrr) == ("all", 2, 0.75)


def test_percentiles_are_in_milliseconds() -> None:
    found = percentiles(i / 1000 for i in range(1, 101))
    assert (found.p50, found.p95, found.p99, found.most) == pytest.approx((51, 96, 100, 100))
