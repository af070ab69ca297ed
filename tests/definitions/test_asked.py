"""Words with which people ask for a heading: what is wrong with them is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import tiny

START = "docs/en/index.md"


def asked(root: Path, said: str) -> list[tuple[str, int, int]]:
    """What is found of a page that begins with `said`: rule, line and column."""
    page = root / START
    page.write_text(f"---\nsearch:\n{said}---\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    return [(one.rule, one.line, one.column) for one in check(root)]


@pytest.mark.parametrize("heading", ["welcome", "the-small-method"])
def test_words_with_which_people_ask_belong_to_a_heading_of_the_page(heading: str, tmp_path: Path) -> None:
    assert asked(tiny(tmp_path), f"  boost: 0.7\n  asked:\n    {heading}:\n      - where do we begin\n") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("  asked:\n    here:\n      - where\n", ("asked-heading", 4, 5)),
        ("  asked:\n    run-gate:\n      - where\n", ("asked-heading", 4, 5)),  # of another page
        ("  asked:\n    welcome:\n      - where\n      - WHERE\n", ("asked-twice", 6, 9)),
        (f"  asked:\n    welcome:\n      - {'x' * 121}\n", ("asked-long", 5, 9)),
        ("  asked:\n    welcome:\n      - ' '\n", ("empty-text", 5, 9)),
        ("  asked:\n    welcome:\n      -\n", ("empty-value", 5, 8)),
        ("  asked:\n    welcome:\n      - 12\n", ("wrong-type", 5, 9)),
        ("  asked:\n    welcome: where\n", ("wrong-type", 4, 14)),
        ("  asked:\n    - where\n", ("wrong-type", 4, 5)),
        ("  aksed:\n    welcome: [where]\n", ("unknown-key", 3, 3)),
        ("  asked:\n    welcome:\n      - where: now\n", ("wrong-type", 5, 9)),
        ("  asked:\n    welcome:\n      - who: what: when\n", ("broken-yaml", 5, 18)),
    ],
)
def test_what_is_wrong_with_them_is_said_at_its_place(
    said: str, found: tuple[str, int, int], tmp_path: Path
) -> None:
    assert asked(tiny(tmp_path), said) == [found]


def test_a_line_of_the_longest_length_is_right(tmp_path: Path) -> None:
    assert asked(tiny(tmp_path), f"  asked:\n    welcome:\n      - {'x' * 120}\n") == []
