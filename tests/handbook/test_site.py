from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.handbook.csp import read_csp, script_hashes, site_hashes
from app.handbook.served import search_index, sitemap
from app.handbook.site import SiteBuildFailed, build_site, environment
from tests.handbook.conftest import EDITION, ROOT, copy_tree


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_both_languages_have_the_same_pages(site: Path) -> None:
    found = {page.relative_to(site).as_posix() for page in pages(site)}
    dutch = {page.removeprefix("nl/") for page in found if page.startswith("nl/")}
    assert dutch == {page for page in found if not page.startswith("nl/")}
    assert len(dutch) >= 5


def test_what_is_published_names_no_host_and_no_folder_of_this_machine(site: Path, tree: Path) -> None:
    for page in [*pages(site), *site.rglob("*.json"), *site.rglob("*.xml")]:
        text = page.read_text(encoding="utf-8")
        addresses = re.findall(r'(?:href|src|action|content)="(?:https?:)?//[^"]*"', text)
        assert addresses == [], page
        assert str(tree) not in text
        assert "localhost" not in text
        assert "127.0.0.1" not in text


def test_no_page_holds_a_style_that_a_policy_would_have_to_allow(site: Path) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\sstyle=", text), page
        assert "<style" not in text, page
        assert not re.search(r"<[^>]+\son[a-z]+=", text), page


def test_three_inline_scripts_are_all_there_are_in_both_languages(site: Path) -> None:
    assert len(site_hashes(site)) == 3
    assert read_csp(site) == site_hashes(site)
    # The error page stands for itself; every other page has the same three.
    for page in pages(site):
        assert script_hashes(page.read_text(encoding="utf-8")) == read_csp(site), page


def test_a_hash_is_that_of_the_text_between_the_tags() -> None:
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    known = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert script_hashes("<script>alert(1)</script>") == (known,)
    assert script_hashes('<script src="/x.js"></script><script type="application/json">{}</script>') == ()


@pytest.mark.parametrize(("page", "there"), [("processes/run-gate/", "nl/"), ("", "nl/"), ("method/", "nl/")])
def test_the_language_switch_leads_to_the_same_page(site: Path, page: str, there: str) -> None:
    for here, other in ((page, there + page), (there + page, page)):
        html = (site / here / "index.html").read_text(encoding="utf-8")
        [link] = re.findall(r'class="ld-header__link" href="([^"]*)" hreflang', html)
        assert (site / here / link).resolve() == (site / other).resolve()


def test_the_foot_says_which_handbook_this_is(site: Path) -> None:
    assert f"Handbook {EDITION}\n" in (site / "index.html").read_text(encoding="utf-8")
    assert f"Handboek {EDITION}\n" in (site / "nl" / "index.html").read_text(encoding="utf-8")


def test_an_edition_is_never_handed_over_as_a_bare_number() -> None:
    assert environment("2026.10", {"PATH": "x"})["LEIDRAAD_EDITION"] == "handbook-2026.10"
    assert environment("draft", {})["LEIDRAAD_EDITION"] == "draft"


def test_only_what_is_published_has_a_list_of_handbooks() -> None:
    assert environment("2026.10", {})["LEIDRAAD_VERSIONS"] == "mike"
    assert environment("draft", {"LEIDRAAD_VERSIONS": "mike"})["LEIDRAAD_VERSIONS"] == "none"


def test_search_begins_with_our_worker_which_knows_the_stock_one(site: Path) -> None:
    for folder, lang in ((site, "en"), (site / "nl", "nl")):
        html = (folder / "processes" / "run-gate" / "index.html").read_text(encoding="utf-8")
        [config] = re.findall(
            r'<script id="__config" type="application/json">(.*?)</script>', html, re.DOTALL
        )
        worker, _, query = json.loads(config)["search"].partition("?")
        assert (folder / "processes" / "run-gate" / worker).resolve().is_file()
        given = dict(part.split("=", 1) for part in query.split("&"))
        assert given["lang"] == lang
        assert (folder / "assets" / "js" / given["stock"]).resolve().is_file()


def test_the_search_box_asks_the_app_when_the_app_serves_the_index(site: Path) -> None:
    text = (site / "nl" / "search" / "search_index.json").read_text(encoding="utf-8")
    served = json.loads(search_index(text, "/handbook/2026.10/nl/"))
    assert served["docs"] == []
    assert served["config"]["api"] == "/api/search"
    assert served["config"]["base"] == "/handbook/2026.10/nl/search/"
    assert served["config"]["lang"] == ["nl"]


def test_the_map_of_pages_gets_whole_addresses_when_it_is_served(site: Path) -> None:
    text = sitemap((site / "sitemap.xml").read_text(encoding="utf-8"), "https://x.example/handbook/2026.10/")
    assert "<loc>https://x.example/handbook/2026.10/</loc>" in text
    assert "<loc>https://x.example/handbook/2026.10/processes/run-gate/</loc>" in text


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["[a](nowhere.md) [b](index.md#nothing)"], ["'nowhere.md'", "'index.md#nothing'"]),
        (["::: process-raci nowhere"], ["docs/nl/index.md:3: ::: process-raci nowhere: there is no process"]),
    ],
)
def test_a_mistake_in_one_language_fails_the_whole_in_the_words_of_mkdocs(
    tmp_path: Path, lines: list[str], says: list[str]
) -> None:
    root = copy_tree(tmp_path / "tree")
    text = "\n".join(["# Start {#welcome}", "", *lines, ""])
    (root / "docs" / "nl" / "index.md").write_text(text, encoding="utf-8")
    with pytest.raises(SiteBuildFailed) as raised:
        build_site(root, tmp_path / "out", "2026.1", lambda _: None)
    for word in says:
        assert word in str(raised.value)
    assert "INFO" not in str(raised.value)
    assert "Traceback" not in str(raised.value)


def test_progress_is_told_in_words(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(SiteBuildFailed):
        build_site(_broken(tmp_path), tmp_path / "out", "2026.1", said.append)
    assert said == ["Building the handbook in English and Dutch"]


def _broken(tmp_path: Path) -> Path:
    root = copy_tree(tmp_path / "tree")
    (root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    return root


def test_only_the_two_plugins_that_every_engine_knows_and_no_hooks() -> None:
    for name in ("mkdocs.yml", "mkdocs.nl.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "\nhooks:" not in text
        plugins = re.findall(r"^  (\w+):", text.split("\nplugins:\n", 1)[1].split("\n\n", 1)[0], re.MULTILINE)
        assert set(plugins) <= {"search", "tags"}
