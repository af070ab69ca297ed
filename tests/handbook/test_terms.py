"""Terms of the glossary in running text: which words are found, and where a page explains them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.definitions.method import Term
from app.handbook.directives.definitions import definitions
from app.handbook.directives.term_words import plurals, terms
from app.handbook.directives.tooltips import glossary_page
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import EDITION, ROOT, add_page
from tests.handbook.test_directives import rendered
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

METHOD = definitions(ROOT)


def found(text: str, lang: str = "en", glossary: tuple[Term, ...] = ()) -> list[tuple[str, str]]:
    known = terms(glossary or tuple(METHOD.glossary.values()), lang)
    return [(text[start:end], term.id) for start, end, term in known.found(text)]


def term(id_: str, en: str, **more: tuple[str, ...]) -> Term:
    return Term(id=id_, en=en, nl=en, def_en="Meaning.", def_nl="Betekenis.", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lang", "which"),
    [
        ("the gate review of risks", "en", [("gate review", "gate-review"), ("risks", "risk")]),
        ("Benefits, and a benefit", "en", [("Benefits", "benefit"), ("benefit", "benefit")]),
        ("a project\n  manager's DPIA", "en", [("project\n  manager", "project-manager"), ("DPIA", "dpia")]),
        ("de baten en de lessen", "nl", [("baten", "benefit"), ("lessen", "lesson")]),
        ("risico's, processen, eisen", "nl",
         [("risico's", "risk"), ("processen", "process"), ("eisen", "requirement")]),
        ("lezen wat een poort is, en de kans", "nl", []),
    ],
)  # fmt: skip
def test_the_longest_term_is_found_in_its_forms(text: str, lang: str, which: list[tuple[str, str]]) -> None:
    assert found(text, lang) == which


@pytest.mark.parametrize("text", ["pid", "the PIDs", "gatekeeper", "pre-gate", "gate-less", "investigate"])
def test_a_word_inside_another_word_or_an_abbreviation_in_small_letters_is_none(text: str) -> None:
    assert found(text) == []


def test_what_a_term_is_called_goes_before_what_another_is_called_as_well() -> None:
    glossary = (term("first", "entrance", syn_en=("door",)), term("second", "door"))
    assert found("a door", glossary=glossary) == [("door", "second")]


def test_a_name_that_is_an_ordinary_word_is_left_alone() -> None:
    glossary = (term("gate", "gate", syn_en=("door",), plain_en=("Door",)),)
    assert found("doors, a door, two gates", glossary=glossary) == [("gates", "gate")]
    assert found("a door", "nl", (term("gate", "gate", syn_nl=("door",), plain_en=("door",)),))


def test_an_empty_glossary_finds_nothing() -> None:
    assert list(terms((), "en").found("a gate")) == []


@pytest.mark.parametrize(
    ("one", "more", "lang"),
    [
        ("party", "parties", "en"), ("process", "processes", "en"), ("delay", "delays", "en"),
        ("afhankelijkheid", "afhankelijkheden", "nl"), ("prijs", "prijzen", "nl"),
        ("mijlpaal", "mijlpalen", "nl"),
    ],
)  # fmt: skip
def test_plurals_are_made_simply(one: str, more: str, lang: str) -> None:
    assert more in set(plurals(one, lang))


def marked(
    tmp_path: Path, text: str, front: str = "", path: str = "deep/in/page.md"
) -> list[tuple[str, str]]:
    """What is marked on a page, each with where it leads."""
    root = tiny(tmp_path)
    change(root, "processes/glossary.yml", "def_en: The moment at", 'def_en: The "moment" at')
    add_page(root, "words.md", "# Words\n\n::: glossary\n")
    file = root / "docs" / "en" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nowner: PMO\n{front}---\n{text}", encoding="utf-8")
    return re.findall(r'<a class="ld-term" href="([^"]*)"[^>]*>([^<]*)</a>', rendered(text, root=root))


def test_the_first_in_each_section_leads_to_the_glossary_from_any_depth(tmp_path: Path) -> None:
    text = "# A gate\n\nOne gate, two gates.\n\n## More\n\n### Less\n\n*The* **gate** of a project.\n"
    deep = "../../words.md#"
    assert marked(tmp_path, text) == [
        (f"{deep}gate", "gate"),
        (f"{deep}gate", "gate"),
        (f"{deep}project", "project"),
    ]


def test_the_meaning_is_told_where_the_term_stands(tmp_path: Path) -> None:
    text = "A gate, and *then* a project; no gate.\n"
    marked(tmp_path, text, path="page.md")
    html = rendered(text, root=tmp_path / "tree")
    assert 'title="The &quot;moment&quot; at which someone decides' in html
    assert re.sub(r"<[^>]+>", "", html).startswith("A gate, and then a project; no gate.")


@pytest.mark.parametrize(
    "text",
    [
        "# The gate\n\n## A gate\n", "[a gate](x.md)\n", "`gate`\n", "    gate\n",
        "[The gate](x.md){ .md-button }\n",
        "| gate |\n|---|\n| x |\n", "gate\n:   x\n",
    ],
)  # fmt: skip
def test_headings_links_code_and_heads_stay_as_they_are(text: str, tmp_path: Path) -> None:
    assert marked(tmp_path, text) == []


def test_a_page_can_do_without_and_the_glossary_explains_itself(tmp_path: Path) -> None:
    assert marked(tmp_path, "A gate.\n", front="terms: false\n") == []
    root = tiny(tmp_path / "other")
    text = "# Words\n\nA gate.\n\n::: glossary\n"
    add_page(root, "words.md", text)
    assert "ld-term" not in rendered(text, root=root)


def test_without_a_glossary_or_a_page_nothing_is_marked(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert glossary_page(root, "en") == ""
    add_page(root, "page.md", "A gate.\n")
    assert "ld-term" not in rendered("A gate.\n", root=root)
    add_page(root, "words.md", "::: glossary\n")
    assert "ld-term" not in rendered("Not on any page: a gate.\n", root=root)


def test_a_glossary_that_moves_is_found_again(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    add_page(root, "words.md", "::: glossary\n")
    assert glossary_page(root, "en") == "words.md"
    (root / "docs/en/words.md").write_text("# Moved\n", encoding="utf-8")
    add_page(root, "method/words.md", "::: glossary\n")
    assert glossary_page(root, "en") == "method/words.md"


def test_the_words_are_read_again_when_the_glossary_changes(tmp_path: Path) -> None:
    assert marked(tmp_path, "A hatch.\n", path="page.md") == []
    root = tmp_path / "tree"
    change(root, "processes/glossary.yml", "    en: Gate\n", "    en: Hatch\n")
    assert "ld-term" in rendered("A hatch.\n", root=root)


@pytest.mark.browser
def test_the_meaning_is_shown_to_who_comes_with_the_keyboard(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, f"/handbook/{EDITION}/roles/spo/", width=360)
    word = watched.page.locator(".ld-term").first
    meaning = word.get_attribute("title")
    word.focus()
    shown = watched.page.get_by_role("tooltip")
    expect(shown).to_have_text(meaning or "-")
    expect(word).to_have_attribute("aria-describedby", re.compile("."))
    box = shown.locator("> *").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert watched.mishaps == []
    watched.page.close()
