"""Readability: what is hard to read is said, and codes, names, tables and terms do not make a text hard."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.library import Library
from app.definitions.lint import check
from app.definitions.lint.prose import paragraphs, sentences
from app.definitions.lint.readable import Weight
from app.definitions.lint.syllables import Syllables, count
from app.definitions.loader import load
from app.definitions.text import Lang
from tests.definitions.overlay import VALID, change, tiny

EN, NL = "docs/en/index.md", "docs/nl/index.md"
IDEA, METHOD, TERMS = "checklists/idea.yml", "processes/method.yml", "processes/glossary.yml"
HARD = "Responsible administrators investigate considerable organisational complexity. "  # six words


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str, int]]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [(one.rule, one.path, one.line) for one in check(root)]


def lines(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.splitlines(), 1))


def test_paragraphs_are_what_stands_between_other_things() -> None:
    text = "# Title\nOne\ntwo.\n\n| a | b |\n::: gates\n- Three\n  four\n- Five\n1. Six\n\n!!! tip\n    Seven"
    found = [(1 + 1, "One two."), (7, "Three four"), (9, "Five"), (10, "Six"), (13, "Seven")]
    assert list(paragraphs(lines(text))) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two. Three!", [2, 1]),
        ("Take one: the best; not two.", [2, 2, 2]),
        ("Something, e.g. a hall (or two).", [6]),
        ('He said "no." Then he left.', [3, 3]),
        ("See **the** [next page](next.md){.button} *now*.", [5]),
        ("See [A very long title](https://example.org/a) now.", [3]),
        ("…  – .", []),
    ],
)
def test_sentences_are_split_where_a_reader_takes_a_breath(text: str, words: list[int]) -> None:
    assert [len(one) for one in sentences(text)] == words


@pytest.mark.parametrize(
    ("lang", "word", "syllables"),
    [
        ("en", "hall", 1), ("en", "decision", 3), ("en", "organisation", 5), ("en", "well-known", 2),
        ("nl", "zaal", 1), ("nl", "besluit", 2), ("nl", "verantwoordelijkheid", 6), ("nl", "foto's", 3),
    ],
)  # fmt: skip
def test_syllables_are_counted_in_both_languages(lang: Lang, word: str, syllables: int) -> None:
    assert count(lang, word) == syllables


@pytest.mark.parametrize(
    ("lang", "text", "syllables"),
    [
        ("en", "Revisions (two) for 12 people", [3, 1, 1, 2]),
        ("en", "PMO, G2-3 and Oeverdam decide", [1, 2]),
        ("en", "the gate, two gates and a sponsor", [1, 1, 1, 1]),
        ("nl", "een beslismomentenkalender maken", [1, 2]),
    ],
)
def test_names_codes_numbers_and_terms_do_not_count(lang: Lang, text: str, syllables: list[int]) -> None:
    library: Library = load(VALID)[0]
    assert Syllables(lang, library).of(text.split()) == syllables


def test_the_score_is_that_of_flesch_and_of_douma() -> None:
    weight = Weight(sentences=2, words=20, counted=18, syllables=27)
    assert weight.score("en") == pytest.approx(206.835 - 1.015 * 10 - 84.6 * 1.5)
    assert weight.score("nl") == pytest.approx(206.835 - 0.93 * 10 - 77 * 1.5)
    assert Weight(1, 3, 0, 0).score("en") == 100


def test_a_long_paragraph_has_a_score_and_a_shorter_one_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, (EN, "::: life-cycle", HARD * 7)) == [("hard-paragraph", EN, 7)]
    assert found(tmp_path / "b", (EN, "::: life-cycle", HARD * 6)) == []


def test_many_short_paragraphs_make_a_page_hard(tmp_path: Path) -> None:
    assert found(tmp_path, (EN, "::: life-cycle", f"{HARD * 3}\n\n" * 6)) == [("hard-page", EN, 1)]


@pytest.mark.parametrize("text", ["| {} |", "```\n{}\n```", "`{}`", "## {}", "<p>{}</p>"])
def test_what_is_no_prose_is_not_weighed(text: str, tmp_path: Path) -> None:
    other = (NL, "::: life-cycle", "## Nog iets") if text.startswith("##") else (NL, "# De", "# De")
    assert found(tmp_path, (EN, "::: life-cycle", text.format(HARD * 20)), other) == []


def test_terms_of_the_glossary_make_no_text_hard(tmp_path: Path) -> None:
    terms = " ".join(
        f"  - {{id: t{i}, en: {word}, nl: {word}, def_en: A, def_nl: A}}\n".lstrip("\n")
        for i, word in enumerate(set(HARD.rstrip(". ").casefold().split()))
    ).replace("\n   -", "\n  -")
    root = tiny(tmp_path)
    change(root, EN, "::: life-cycle", HARD * 7)
    change(root, TERMS, "  - id: gate", terms + "  - id: gate")
    assert "hard-paragraph" not in {one.rule for one in check(root)}


def test_a_text_of_a_form_is_weighed_as_well(tmp_path: Path) -> None:
    text = (IDEA, "purpose: {en: ", "purpose: {en: " + HARD * 7)
    assert [one[:2] for one in found(tmp_path, text)] == [("hard-paragraph", IDEA)]


def test_a_sentence_has_as_many_words_as_the_method_says(tmp_path: Path) -> None:
    text = "and so we go on " * 7
    assert found(tmp_path, (NL, "::: life-cycle", text)) == []
    assert found(tmp_path / "b", (NL, "::: life-cycle", text + "still")) == [("long-sentence", NL, 7)]


def test_a_method_that_does_not_ask_for_it_hears_nothing(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    text = (root / METHOD).read_text(encoding="utf-8")
    key = text[text.index("readability:") : text.index("closed_days:")]
    change(root, METHOD, key, "")
    change(root, EN, "::: life-cycle", HARD * 20)
    assert check(root) == ()
