"""The authors' guide is complete: keys, findings, directives, functions and role words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from app.definitions.checklist import Deed, FieldType
from app.definitions.directives import DIRECTIVES
from app.definitions.finding import kinds
from app.definitions.functions import FUNCTIONS
from app.definitions.reading import RESERVED_ROLES
from app.definitions.shapes import keys_of_types

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["en", "nl"])
def told(request: pytest.FixtureRequest) -> set[str]:
    """The words that the guide gives as names, between backticks."""
    text = (ROOT / "docs" / request.param / "about" / "authors-guide.md").read_text(encoding="utf-8")
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {span.removeprefix("::: ").split(" ")[0].rstrip(":") for span in spans}


def test_the_guide_names_every_key(told: set[str]) -> None:
    assert keys_of_types() - told == set()


def test_the_guide_names_every_kind_of_finding(told: set[str]) -> None:
    assert set(kinds()) - told == set()


def test_the_guide_names_every_directive_function_type_deed_and_role_word(told: set[str]) -> None:
    words = {*DIRECTIVES, *FUNCTIONS, *get_args(FieldType), *get_args(Deed), *RESERVED_ROLES}
    assert words - told == set()


def test_the_guide_names_no_finding_that_does_not_exist(told: set[str]) -> None:
    for lang in ("en", "nl"):
        text = (ROOT / "docs" / lang / "about" / "authors-guide.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| `([a-z0-9-]+)` \|", text[text.index("{#findings}") :], flags=re.MULTILINE)
        assert sorted(rows) == sorted(kinds())
