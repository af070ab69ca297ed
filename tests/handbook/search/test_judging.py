"""What counts beside the words one by one: how many are met, the weight of a page, and its translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source

ALL = Limits(audiences=None)


def page(id_: str, title: str, text: str, lang: str = "en", same: str = "", weight: float = 1.0) -> Entry:
    return Entry(id_, "handbook", lang, title, (), text, f"/{id_}", same=same, weight=weight)


def first(folder: Path, query: str, *entries: Entry) -> list[str]:
    search = Search.open(folder / "index")
    search.build(Source(entries))
    found = [hit.url[1:] for hit in search.search(query, "en", ALL).hits]
    search.close()
    return found


def test_a_page_with_all_words_comes_before_one_that_says_one_of_them_often(tmp_path: Path) -> None:
    often = page("often", "Money", "The budget: what a budget is, and who has a budget.")
    both = page(
        "both", "Lines", "Who may move a budget, to whom it is told, and when that has to be reported."
    )
    others = [page(f"x{i}", "Reporting", "A report is reported by who reports.") for i in range(9)]
    assert first(tmp_path, "budget reported", often, both, *others)[0] == "both"


@pytest.mark.parametrize(("weight", "best"), [(1.0, "record"), (0.5, "page")])
def test_a_page_of_less_weight_comes_later(tmp_path: Path, weight: float, best: str) -> None:
    record = page("record", "Why", "Tolerance is a tolerance.", weight=weight)
    other = page("page", "Limits", "What tolerance means when a project runs late or over its cost.")
    assert first(tmp_path, "tolerance", record, other)[0] == best


def test_words_of_the_other_language_bring_the_page_in_the_readers_own(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        "leverancier",
        page("en", "Procurement", "Choosing who supplies.", same="buy"),
        page("nl", "Inkoop", "Een leverancier kiezen.", "nl", same="buy"),
        page("en2", "Planning", "Choosing dates.", same="plan"),
        page("nl2", "Plannen", "Datums kiezen.", "nl", same="plan"),
    )
    assert found == ["en", "nl"]
