"""Who answers for a page: at its foot for readers, in `review.json` for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.handbook.directives.page import address_of
from app.handbook.review import read_review
from app.handbook.site import environment
from tests.handbook.conftest import EDITION, copy_tree

FOOT = '<dl class="ld-page-facts">'


def html(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_the_list_names_every_page_in_both_languages_with_its_owner_and_days(site: Path) -> None:
    told = json.loads((site / "review.json").read_text(encoding="utf-8"))
    assert told["edition"] == EDITION
    for lang, title in (("en", "The whole method"), ("nl", "De hele methode")):
        folder = site / "nl" if lang == "nl" else site
        built = {one for one in folder.rglob("index.html") if lang == "nl" or "nl" not in one.parts[-3:]}
        pages = {one["page"]: one for one in told[lang]}
        assert len(pages) == len(told[lang])
        assert {folder / one.address / "index.html" for one in read_review(site, lang).values()} <= built
        days = {"reviewed": "2026-01-15", "review_by": "2027-01-31"}
        assert pages["method.md"] == {"page": "method.md", "title": title, "owner": "PMO", **days}


def test_a_page_that_names_nobody_is_in_the_list_all_the_same(site: Path) -> None:
    one = read_review(site, "en")["roles/spo.md"]
    assert (one.title, one.owner, one.reviewed, one.review_by) == ("The sponsor", None, None, None)
    assert one.address == "roles/spo/"
    assert read_review(site, "en")["index.md"].address == ""


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.md", ""), ("README.md", ""), ("method/index.md", "method/"), ("method/README.md", "method/"),
     ("method/roles.md", "method/roles/"), ("method/my-index.md", "method/my-index/")],
)  # fmt: skip
def test_the_address_of_a_page_is_that_which_mkdocs_gives_it(file: str, address: str) -> None:
    assert address_of(file) == address


def test_an_edition_from_before_the_list_has_no_pages_in_it(tmp_path: Path) -> None:
    assert read_review(tmp_path, "en") == {}


def test_no_page_leads_to_the_list(site: Path) -> None:
    assert not [page for page in site.rglob("*.html") if "review.json" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("method", ["Owner", "Last reviewed", "15 January 2026", "31 January 2027"]),
        ("nl/method", ["Eigenaar", "Laatst nagelezen", "15 januari 2026", "31 januari 2027"]),
    ],
)
def test_the_foot_says_so_in_words_without_a_script(site: Path, page: str, words: list[str]) -> None:
    foot = html(site, page).partition(FOOT)[2].partition("</dl>")[0]
    assert [word for word in words if f">{word}<" not in foot] == []
    assert re.search(r'<time data-ld-past="[^"]+" datetime="2027-01-31">', foot)
    assert FOOT not in html(site, "roles/spo")


def test_the_owner_leads_to_the_page_of_that_role(tmp_path: Path) -> None:
    root = copy_tree(tmp_path / "tree")
    for path, text in (
        ("index.md", "---\nowner: SPO\n---\n# Start {#welcome}\n"),
        ("roles/spo.md", "# Sponsor\n"),
    ):
        (root / "docs" / "en" / path).parent.mkdir(exist_ok=True)
        (root / "docs" / "en" / path).write_text(text, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8") + "repo_url: https://forge.example/pmo\nedit_uri: edit/main/docs/en/\n"
    )
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", "mkdocs.yml", "--site-dir", "out"],
        cwd=root,
        env=environment("draft", {"PATH": "/usr/bin:/bin"}),
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    page = html(root / "out", ".")
    assert '<dt>Owner</dt><dd><a href="roles/spo/">Sponsor</a></dd>' in page
    # Who edits the handbook on a forge says so in mkdocs.yml; then each page leads to its source.
    assert '<a href="https://forge.example/pmo/edit/main/docs/en/index.md" rel="edit">' in page
    assert not (root / "out" / "review.json").exists()  # only publication makes it
