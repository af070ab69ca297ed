"""What the authors' guide shows is right: every example is loaded, every rule read, every directive drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from app.definitions.directives import DIRECTIVES
from app.definitions.lint import check
from app.definitions.rules.parse import parse
from app.definitions.schema import FOLDER
from app.definitions.shapes import keys_of_types
from tests.content.examples import ROOT, Example, examples, guide, keys, small_method
from tests.definitions.overlay import tiny

EXAMPLES = [one for one in examples("en") if one.kind == "yaml"]
DIRECTIVE = re.compile(r"^ *::: .+$|(?<=`)::: [^`\n]+(?=`)", re.MULTILINE)


def directives(lang: str) -> list[str]:
    text = guide(lang)
    return [one.strip() for one in DIRECTIVE.findall(text[: text.index("{#findings}")])]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.line}-{one.file}")
def test_every_example_fits_into_the_small_method(example: Example, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    small_method(root)
    example.put(root)
    assert [one.line_of_text("en") for one in check(root)] == []


def test_both_languages_show_the_same_examples() -> None:
    here, there = examples("en"), examples("nl")
    for one, other in zip(here, there, strict=True):
        place = f"lines {one.line} and {other.line}"
        if one.file == "docs/en/index.md":  # the first lines of a page, which have one language
            assert other.file == "docs/nl/index.md", place
        else:
            assert one.file == other.file, place
            same = one.text == other.text if one.kind == "markdown" else one.data == other.data
            assert same, place


def test_the_dutch_first_lines_of_a_page_fit_as_well(tmp_path: Path) -> None:
    for example in examples("nl"):
        if example.file == "docs/nl/index.md":
            root = tiny(tmp_path / str(example.line))
            example.put(root)
            assert check(root) == ()


def test_every_key_has_an_example() -> None:
    shown = {key for example in EXAMPLES for key in keys(example.data)}
    assert keys_of_types() - shown == set()


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_line_for_editors_names_a_schema_that_is_there(lang: str) -> None:
    named = re.findall(r"yaml-language-server: \$schema=\S+/schemas/([\w.]+)", guide(lang))
    assert named
    assert all((FOLDER / name).is_file() for name in named)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_directive_is_shown_with_something_of_this_handbook(lang: str) -> None:
    shown = directives(lang)
    assert {one.split()[1] for one in shown} == set(DIRECTIVES)
    extension = "app.handbook.directives"
    for one in shown:
        config = {extension: {"root": str(ROOT), "lang": lang}}
        html = str(Markdown(extensions=["tables", extension], extension_configs=config).convert(one))
        assert ":::" not in html, one
        assert len(html) > 50, one


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_rule_that_is_shown_can_be_read(lang: str) -> None:
    text = guide(lang)
    part = text[text.index("{#conditions}") : text.index("{#rules}")]
    rows = [re.split(r"(?<!\\) \| ", row.strip("| ")) for row in re.findall(r"^\| .*\|$", part, re.MULTILINE)]
    functions = [row[1] for row in rows if len(row) == 4 and row[0].startswith("`")]
    conditions = [row[0] for row in rows if len(row) == 2 and row[0].startswith("`")]
    said = [rule for cell in [*functions, *conditions] for rule in re.findall(r"`([^`]+)`", cell)]
    whole = [rule for rule in said if re.search(r"[ (]", rule)]
    assert len(whole) > 50
    for rule in whole:
        parse(rule)
