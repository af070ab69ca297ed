"""Every page says who answers for it and when it is looked at again, alike in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.handbook.directives.definitions import definitions
from app.handbook.directives.page import Page, pages_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = {lang: {one.path.split("/", 2)[2]: one for one in pages_of(ROOT, lang)} for lang in ("en", "nl")}
KEYS = ("owner", "reviewed", "review_by")


def said(page: Page) -> tuple[str, ...]:
    return tuple(str(page.facts.get(key)) for key in KEYS)


@pytest.mark.parametrize("lang", PAGES)
def test_every_page_names_a_role_that_is_there_and_a_review_to_come(lang: str) -> None:
    assert len(PAGES[lang]) > 60
    known, wrong = definitions(ROOT).roles, []
    for path, page in PAGES[lang].items():
        owner, reviewed, review_by = said(page)
        if owner not in known or not page.facts.get("title"):
            wrong.append((path, owner))
        elif not date.fromisoformat(reviewed) < date.fromisoformat(review_by):
            wrong.append((path, review_by))
    assert wrong == []


def test_both_languages_name_the_same_owner() -> None:
    owners = {lang: {path: said(page)[0] for path, page in pages.items()} for lang, pages in PAGES.items()}
    assert owners["en"] == owners["nl"]
