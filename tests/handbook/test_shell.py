"""The contract with Material: what its script needs must be in the shell, or an upgrade broke it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from app.handbook.csp import script_hashes, site_hashes
from app.handbook.shell import BLOCKS, render_shell, theme_assets
from tests.handbook.conftest import EDITION, ROOT

PARTS = ("container", "header", "main", "content", "skip", "announce", "dialog", "search", "palette")


def page(lang: str, edition: str | None = EDITION, assets: str | None = "/theme/", **blocks: str) -> str:
    filled = "".join(f"{{% block {name} %}}{text}{{% endblock %}}" for name, text in blocks.items())
    loader = DictLoader(
        {"shell": render_shell(ROOT, lang, edition, assets), "page": '{% extends "shell" %}' + filled}
    )
    return Environment(loader=loader, autoescape=True).get_template("page").render(value="{{ 1 }} <b>")


def config(html: str) -> dict[str, object]:
    [text] = re.findall(r'<script id="__config" type="application/json">(.*?)</script>', html, re.DOTALL)
    found: dict[str, object] = json.loads(text)
    return found


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_shell_holds_every_part_that_the_script_of_the_theme_looks_for(lang: str) -> None:
    html = page(lang)
    for part in PARTS:
        assert f'data-md-component="{part}"' in html
    assert 'data-md-toggle="drawer"' in html
    assert 'data-md-toggle="search"' in html
    assert f'<html lang="{lang}"' in html


@pytest.mark.parametrize(
    ("lang", "base"), [("en", f"/handbook/{EDITION}/"), ("nl", f"/handbook/{EDITION}/nl/")]
)
def test_search_finds_its_index_in_the_edition_and_the_language(lang: str, base: str) -> None:
    found = config(page(lang))
    assert found["base"] == base
    assert found["version"] is None  # a form has its own edition; the selector would change another
    assert {"features", "search", "translations"} <= found.keys()
    assert "navigation.instant" not in str(found["features"])


def test_the_same_three_scripts_stand_on_every_page_of_app_and_handbook(site: Path) -> None:
    hashes = script_hashes(page("en"))
    assert len(hashes) == 3
    assert script_hashes(page("nl", edition=None)) == hashes
    assert script_hashes(page("en", edition="2027.1", content="<p>more</p>")) == hashes
    assert site_hashes(site) == hashes


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("edition", [EDITION, None])
def test_every_asset_the_shell_names_can_be_served(lang: str, edition: str | None) -> None:
    html = page(lang, edition, None if edition is None else "/theme/")
    names = re.findall(r'(?:href|src)="/theme/([^"?]*)"', html)
    assert len(names) >= 5
    for name in names:
        assert any((folder / name).is_file() for folder in theme_assets()), name


def test_assets_come_from_the_edition_when_no_other_place_is_named(site: Path) -> None:
    html = page("nl", assets=None)
    names = re.findall(rf'(?:href|src)="/handbook/{re.escape(EDITION)}/([^"?]*)"', html)
    assert len(names) >= 5
    for name in names:
        assert (site / name).is_file(), name


def test_every_block_can_be_filled_in_and_what_fills_it_is_read_by_the_app() -> None:
    html = page("en", **{name: f"[{name}]{{{{ value }}}}" for name in BLOCKS})
    for name in BLOCKS:
        assert f"[{name}]{{{{ 1 }}}} &lt;b&gt;" in html


def test_the_title_is_also_in_the_header() -> None:
    assert page("en", title="My projects").count("My projects") == 2


def test_no_address_of_another_host_and_no_style_of_its_own() -> None:
    for lang in ("en", "nl"):
        html = page(lang)
        assert not re.findall(r'(?:href|src|action)="(?:https?:)?//', html)
        assert not re.search(r"<[^>]+\sstyle=", html)


def test_the_search_box_works_without_script_and_its_dialog_has_a_name() -> None:
    html = page("nl")
    assert re.search(r'<form class="md-search__form" name="search" action="/search" method="get">', html)
    assert '<input type="hidden" name="lang" value="nl">' in html
    assert re.search(r'role="dialog" aria-label="[^"]+"', html)


def test_what_looks_like_a_template_in_the_configuration_is_only_text(tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "mkdocs.nl.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(
            text.replace("site_name: Leidraad", 'site_name: "{{ 7 * 7 }} {% x %}"'), "utf-8"
        )
    for folder in ("docs/en", "docs/nl", "processes", "checklists"):
        (tmp_path / folder).mkdir(parents=True)
    source = render_shell(tmp_path, "en", None)
    html = Environment(loader=DictLoader({"shell": source}), autoescape=True).get_template("shell").render()
    assert "{{ 7 * 7 }} {% x %}" in html
    assert "49" not in re.findall(r'title="([^"]*)"', html)
