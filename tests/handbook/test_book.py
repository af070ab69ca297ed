"""The handbook as one document: every page of the menu, ids of its own, links that stay inside."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.handbook.book.article import Where, article, chapter, title_of
from app.handbook.book.blanks import as_sheets
from app.handbook.book.bound import Book, bound
from app.handbook.book.colours import as_sheet, painted, palette
from app.handbook.book.menu import Entry, menu
from app.handbook.book.places import leads_to, place, settle, source
from tests.handbook.conftest import EDITION, ROOT

PAGES = ("", "roles/pm/", "processes/", "processes/close/")
BOOK = Book("Leidraad", EDITION, date(2026, 11, 23), "en")


def taken(text: str, level: int = 1, here: str = "roles/pm/", lang: str = "en") -> str:
    return chapter(text, Where(here, level, PAGES, lang))


def test_the_order_is_that_of_the_menu_and_a_section_opens_with_its_own_page() -> None:
    entries = menu(ROOT, "nl").entries
    assert menu(ROOT, "nl").name == "Leidraad"
    assert entries[0] == Entry(1, "")
    assert Entry(1, None, "Rollen") in entries
    at = entries.index(Entry(1, "processes/"))  # a section with a page of its own has no heading beside it
    assert entries[at + 1] == Entry(2, "processes/intake-and-select-project/")
    assert not [one for one in entries if one.title == "Processen"]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("#week", "#roles/pm:week"),
        ("../../", "#index"),
        ("../../processes/", "#processes"),
        ("../../processes/close/#decide", "#processes/close:decide"),
        ("../../index.html#new", "#index:new"),
        ("https://example.org/a", "https://example.org/a"),
        ("/forms/gate-g0/start", None),
        ("../../review.json", None),
        ("../../method/left-out/", None),
        ("data:text/plain,x", None),
        ("../../../../secret", None),
    ],
)
def test_a_link_leads_into_the_book_to_another_site_or_nowhere(href: str, found: str | None) -> None:
    assert leads_to(href, "roles/pm/", PAGES) == found


def test_a_link_to_what_is_not_in_the_book_arrives_at_its_page() -> None:
    html = '<h1 id="a/b">A</h1><h2 id="a/b:c">C</h2><a href="#a/b:c">1</a><a href="#a/b:d">2</a>'
    assert settle(html).endswith('<a href="#a/b:c">1</a><a href="#a/b">2</a>')


def test_the_same_id_on_two_pages_is_two_ids_in_the_book() -> None:
    assert taken('<h2 id="decide">D</h2>') == '<h2 class="ld-h2" id="roles/pm:decide">D</h2>'
    assert taken('<p id="a">1</p><p id="a">2</p>') == '<p id="roles/pm:a">1</p><p>2</p>'
    assert place("", "decide") == "index:decide"


def test_headings_stand_as_deep_as_their_page_and_keep_the_look_they_had() -> None:
    text = taken("<h1>One</h1><h2>Two</h2><h6>Six</h6>", level=3)
    assert re.findall(r"<(h\d) class=\"([^\"]*)\"", text) == [
        ("h3", "ld-h1"),
        ("h4", "ld-h2"),
        ("h6", "ld-h6"),
    ]
    assert title_of(text) == "One"


def test_what_belongs_to_a_screen_is_left_out_with_all_that_is_in_it() -> None:
    text = taken(
        '<h1>A<a class="headerlink" href="#a">&para;</a></h1><p class="ld-paper">x</p>'
        '<template><form><input name="a"><button>Send</button></form></template>'
        '<div class="ld-read"><div>x</div></div><section class="ld-random"><p>x</p></section>'
        '<a class="md-button" download="a" href="data:,x">Get it</a>B &amp; C'
    )
    assert text == '<h1 class="ld-h1">A</h1>B &amp; C'


def test_a_term_is_plain_text_and_a_link_to_the_app_keeps_its_words() -> None:
    text = '<a class="ld-term" href="../g/#x" title="Meaning">risk</a> and <a href="/projects">projects</a>'
    assert taken(text) == "risk and projects"
    assert taken('<a href="#a">A</a>') == '<a href="#roles/pm:a">A</a>'


@pytest.mark.parametrize(("lang", "form"), [("en", "Form"), ("nl", "Formulier")])
def test_the_button_of_a_form_says_which_form_it_is(lang: str, form: str) -> None:
    one, two = (f'<a class="md-button" href="/forms/{x}/start">Start: {x}</a>' for x in "ab")
    said = f'{form}: <strong class="ld-form">a</strong> · <strong class="ld-form">b</strong> 2 minutes'
    assert taken(f"{one} {two} 2 minutes", lang=lang) == said


def test_questions_lose_their_controls_and_boxes_stay_boxes() -> None:
    text = (
        '<label><input type="radio" name="a"> <span>A</span></label><input type="checkbox" checked disabled>B'
    )
    assert taken(text) == "<label> <span>A</span></label>☑ B"


def test_a_table_says_how_many_columns_it_has_and_its_heads_can_be_turned() -> None:
    rows = "<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>"
    text = taken(f'<table class="x">{rows}</table>')
    assert text.startswith('<table data-columns="2" class="x"><tr><th><span>A</span></th>')
    assert text.endswith("<td>1</td><td>2</td></tr></table>")


def test_a_template_is_a_sheet_to_fill_in() -> None:
    markdown = "# Idea\n\n### Law?\n\n- [ ] Yes\n- [ ] No &lt;b&gt;\n\n### Why\n\n…\n"
    code = f'<section class="ld-template"><p>Or copy it</p><pre><code>{markdown}</code></pre></section>'
    text = as_sheets(code)
    assert "copy it" not in text
    assert [
        part for part in ("<h3>Idea</h3>", "<h5>Law?</h5>", '<p class="ld-room"></p>') if part not in text
    ] == []
    assert text.count('<li class="ld-box">☐ ') == 2


def test_a_table_that_is_too_wide_to_write_in_is_turned() -> None:
    def sheet(columns: int) -> str:
        heads, empty = (" | ".join(f"{text}{n}" for n in range(columns)) for text in ("H", ""))
        rule = " | ".join("---" for _ in range(columns))
        markdown = f"| {heads} |\n| {rule} |\n| {heads.replace('H', 'C')} |\n| {empty} |\n"
        return as_sheets(f'<section class="ld-template"><code>{markdown}</code></section>')

    assert "ld-turned" not in sheet(8)
    assert sheet(9).count("<tr>") == 10
    assert "<tr><th>H8</th><td>C8</td>" in sheet(9)


def test_a_picture_is_looked_up_below_the_language() -> None:
    assert taken('<img alt="x" src="../pictures/a.png">') == '<img alt="x" src="roles/pictures/a.png">'
    assert source("https://example.org/a.png", "x/") == "https://example.org/a.png"


def test_paper_has_the_light_colours_also_in_pictures() -> None:
    sheet = ":root {\n  --ld-ink: #111;\n  --ld-book-font: serif;\n}\n"
    sheet += "@media screen {\n  :root { --ld-ink: #fff; }\n}\n"
    rules = ".ld-step, .ld-gate { fill: var(--ld-ink); }\n.ld-step:hover { fill: red; }\n"
    colours = palette(sheet)
    assert as_sheet(colours) == ":root { --ld-ink: #111; --ld-book-font: serif; }"
    html = painted("<svg width='1'><g/></svg>", rules, colours)
    style = "text{fill:#111;font-family:serif}.ld-step, .ld-gate{fill: #111;}"
    assert html == f"<svg width='1'><style>{style}</style><g/></svg>"
    assert [painted(f'<svg width="{n}">', "", colours)[:15] for n in (700, 701)] == [
        '<svg width="700',
        "<svg data-wide ",
    ]


def test_every_page_of_the_menu_is_a_chapter_and_every_link_arrives(site: Path, tree: Path) -> None:
    for lang, folder in (("en", site), ("nl", site / "nl")):
        entries = menu(tree, lang).entries
        html = bound(BOOK, folder, entries)
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert {place(one.address) for one in entries if one.address is not None} <= set(ids)
        links = re.findall(r' href="#([^"]+)"', html)
        assert links
        assert set(links) <= set(ids)
        assert not re.search(r"<(button|form|input|script|template|select|textarea)\b", html)


def test_a_page_without_text_is_none() -> None:
    assert article("<html><body></body></html>") == ""
