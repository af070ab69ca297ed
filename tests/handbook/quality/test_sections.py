"""A page of Markdown is read as its sections, with the anchors that its site will have."""

from __future__ import annotations

import pytest

from app.handbook.quality.sections import plain, sections

PAGE = """---
title: "The charter"
---
Before any heading.

# Project *charter*

What it is.

## What it holds {#holds}

```yaml
# no heading
```

| Part | Why |
|------|-----|
| Scope | see [the scope](../scope.md "here") |

Under the line
--------------

- not a heading
---

## What it holds
### Café & costs
"""


def test_each_heading_begins_a_section_with_its_anchor() -> None:
    title, found = sections(PAGE)
    assert title == "The charter"
    assert [(one.level, one.title, one.anchor) for one in found] == [
        (0, "", ""),
        (1, "Project charter", "project-charter"),
        (2, "What it holds", "holds"),
        (2, "Under the line", "under-the-line"),
        (2, "What it holds", "what-it-holds"),
        (3, "Café & costs", "cafe-costs"),
    ]


def test_a_heading_in_a_block_of_code_is_text() -> None:
    _, found = sections(PAGE)
    assert "no heading" in found[2].text


def test_text_is_words_without_marks() -> None:
    _, found = sections(PAGE)
    assert found[2].text == "# no heading Part Why Scope see the scope"


def test_the_same_heading_twice_gets_two_anchors() -> None:
    _, found = sections("# Steps\n\n## Steps\n\n## Steps\n")
    assert [one.anchor for one in found] == ["steps", "steps_1", "steps_2"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("![a picture](x.png) of *it*", "a picture of it"),
        ("[text][ref] and\n\n[ref]: http://example.org", "text and"),
        ("<!-- hidden --> <br> snake_case __bold__", "snake_case bold"),
        ("2 < 3 and 4 > 1", "2 < 3 and 4 > 1"),
    ],
)
def test_what_is_read_of_what_is_written(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize("odd", ["", "---\n", "#", "\ufeff# Title", "# \n", "=====\n", "```\n# never closed"])
def test_an_odd_page_is_read_without_complaint(odd: str) -> None:
    _, found = sections(odd)
    assert len(found) <= 1
