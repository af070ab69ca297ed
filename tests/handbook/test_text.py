from __future__ import annotations

import re

import pytest
from mkdocs.config import load_config

from app.handbook.text import EXTENSIONS, render
from tests.handbook.conftest import ROOT


def test_help_texts_are_written_with_the_same_extensions_as_pages() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    ours = {"app.handbook.directives", "md_in_html", "toc"}  # see the comment in app/handbook/text.py
    # MkDocs adds fenced_code by itself; superfences stands in for it.
    assert {*config.markdown_extensions} - ours - {"fenced_code"} == {*EXTENSIONS}
    for name, settings in EXTENSIONS.items():
        assert config.mdx_configs.get(name, {}) == settings


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "<div>\n<script>alert(1)</script>\n</div>",
        "x {: onclick=alert(1) style=color:red }",
        "# h {: onclick=alert(1) style=color:red }",
        "[x](<javascript:alert(1)>)",
        "![x](data:text/html;base64,x)",
    ],
)
def test_nothing_in_a_help_text_can_run(text: str) -> None:
    html = render(text, "en")
    for tag in re.findall(r"<[^>]*>", html):
        assert not re.search(r"script|onerror|onclick|style|data:", tag)


def test_html_in_a_help_text_is_shown_as_it_stands() -> None:
    assert render("use <b>bold</b>", "en") == "<p>use &lt;b&gt;bold&lt;/b&gt;</p>"


def test_a_help_text_has_lists_tables_and_notes() -> None:
    html = render("- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n!!! tip\n    Do.\n", "en")
    for tag in ("<ul>", "<table>", '<div class="admonition tip">'):
        assert tag in html


def test_a_link_to_the_handbook_leads_into_the_edition_and_language_of_the_form() -> None:
    link = "[why](processes/run-gate-review/#decide)"
    assert 'href="/handbook/2026.1/nl/processes/run-gate-review/#decide"' in render(
        link, "nl", "/handbook/2026.1/"
    )
    assert 'href="/handbook/2026.1/processes/run-gate-review/#decide"' in render(
        link, "en", "/handbook/2026.1/"
    )
    assert 'href="https://example.org/a"' in render("[x](https://example.org/a)", "en", "/handbook/2026.1/")
    assert 'href="/forms"' in render("[x](/forms)", "en", "/handbook/2026.1/")


def test_the_footnotes_of_one_text_do_not_appear_in_the_next() -> None:
    render("a[^1]\n\n[^1]: note", "en")
    assert "footnote" not in render("b", "en")
