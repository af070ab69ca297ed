"""What a reader starts from is whole: every form is reached by a question, every role has a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.definitions.loader import load
from app.definitions.text import LANGS

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = load(ROOT)[0]
FORM = re.compile(r"^ {8}::: form (\S+)$", re.MULTILINE)  # two folded blocks deep: two clicks


@pytest.mark.parametrize("lang", LANGS)
def test_the_guided_choice_leads_to_every_form_once_in_two_clicks(lang: str) -> None:
    page = (ROOT / "docs" / lang / "method" / "which-form.md").read_text(encoding="utf-8")
    active = sorted(one.id for one in LIBRARY.checklists.values() if one.status == "active")
    assert sorted(FORM.findall(page)) == active


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(LIBRARY.roles))
def test_every_role_has_a_page_that_is_called_like_it(code: str, lang: str) -> None:
    page = (ROOT / "docs" / lang / "roles" / f"{code.lower()}.md").read_text(encoding="utf-8")
    assert f"\n# {LIBRARY.roles[code].title[lang]}\n" in page
    assert f"\n::: role-card {code}\n" in page


@pytest.mark.parametrize("code", sorted(LIBRARY.roles))
def test_every_role_says_what_it_signs_its_time_and_where_to_go(code: str) -> None:
    role = LIBRARY.roles[code]
    assert role.signs is not None
    assert role.time is not None
    assert role.escalates is not None
