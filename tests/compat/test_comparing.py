"""What `make compat` sees and what it overlooks, on two small sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compat.compare import Compared, compare

PAGE = """<!doctype html><html lang="en"><head><title>Roles</title></head><body>
<a class="md-skip" href="#roles">Skip</a><nav><a href="{menu}">Home</a></nav>
<article class="md-content"><h1 id="roles">Roles</h1><p>Who <a href="{link}">decides</a>?</p></article>
</body></html>"""
SAME = {"menu": "../../", "link": "../gates/"}


def site(folder: Path, page: str = PAGE, **said: str) -> Path:
    """A handbook of one page."""
    files = {
        "method/roles/index.html": page.format(**{**SAME, **said}),
        "sitemap.xml": "<urlset><url><loc>method/roles/</loc></url></urlset>",
        "search/search_index.json": '{"docs": [{"location": "method/roles/"}]}',
        "assets/css/page.css": "dl { margin: 0 }",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(ours: Path, theirs: Path, *known: str) -> Compared:
    compared = Compared(known)
    compare(ours, theirs, "en", compared)
    return compared


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return site(tmp_path / "ours")


def test_the_same_site_is_the_same(ours: Path, tmp_path: Path) -> None:
    compared = found(ours, site(tmp_path / "theirs"))
    assert compared.found == {}
    assert compared.same == {
        "articles": 1, "menus": 1, "files": 1, "addresses in sitemap.xml": 1, "entries of search": 1,
    }  # fmt: skip


def test_another_way_to_write_the_same_link_is_no_difference(ours: Path, tmp_path: Path) -> None:
    theirs = site(tmp_path / "theirs", link="../../method/gates/", menu="../../method/..")
    assert found(ours, theirs).found == {}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"link": "../../gates/"}, "article: <a"),
        ({"menu": "../"}, "link around the text: http://handbook/method/"),
        ({"page": PAGE.replace("Who", "Whoever")}, "article: Who became Whoever"),
        ({"page": PAGE.replace("<h1", '<a id="__skip"></a><h1')}, 'article: <a id="__skip">'),
        ({"page": PAGE.replace('lang="en"', 'lang="nl"')}, "title: nl: Roles, not en: Roles"),
        ({"page": PAGE.replace("article", "section")}, "article: <article"),
    ],
)
def test_what_differs_on_a_page_is_said(ours: Path, tmp_path: Path, other: dict[str, str], said: str) -> None:
    differences = found(ours, site(tmp_path / "theirs", **other)).found
    assert [what for what in differences if what.startswith(said)], differences


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("method/roles/index.html", "file missing: method/roles/index.html"),
        ("assets/css/page.css", "file missing: assets/css/page.css"),
        ("search/search_index.json", "entries of search: method/roles/ missing"),
    ],
)
def test_what_is_missing_is_said(ours: Path, tmp_path: Path, name: str, said: str) -> None:
    theirs = site(tmp_path / "theirs")
    (theirs / name).unlink()
    assert said in found(ours, theirs).found


def test_a_known_difference_is_said_and_does_not_spoil_the_article(ours: Path, tmp_path: Path) -> None:
    theirs = site(tmp_path / "theirs", page=PAGE.replace("<h1", '<a id="__skip"></a><h1'))
    compared = found(ours, theirs, 'article: <a id="__skip"')
    assert compared.same["articles"] == 1
    assert len(compared.found) == 1


def test_what_an_engine_brings_itself_is_not_compared(ours: Path, tmp_path: Path) -> None:
    theirs = site(tmp_path / "theirs")
    (theirs / "assets" / "javascripts").mkdir()
    (theirs / "assets" / "javascripts" / "bundle.12ab.js").write_text("0", encoding="utf-8")
    assert found(ours, theirs).found == {}
