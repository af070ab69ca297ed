"""What a page holds: headings with their anchors, links and directives, and nothing that is code."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from app.definitions.lint.pages import read_page, slug
from tests.definitions.overlay import change, tiny

START = "docs/en/index.md"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("The need", "the-need"),
        ("Wat is **dit**?", "wat-is-dit"),
        ("Eén idee", "een-idee"),
        ("A – B", "a-b"),
        ("`code` and [a link](x.md)", "code-and-a-link"),
        ("Step 2: go", "step-2-go"),
        ("snake_case", "snake_case"),
    ],
)
def test_a_heading_gets_the_anchor_that_markdown_gives_it(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_the_slug_is_that_of_python_markdown() -> None:
    from markdown import Markdown

    for heading in ("The need", "Eén idee: 'nu'", "A – B / C", "Wat *is* dit?", "R & D", "1.2 Foo_bar"):
        page = Markdown(extensions=["toc"])
        page.convert(f"# {heading}")
        assert page.toc_tokens[0]["id"] == slug(heading)  # type: ignore[attr-defined]


def test_headings_without_an_id_that_are_alike_are_counted() -> None:
    assert read_page("x.md", "# One\n# One\n# One\n").anchors == {"one", "one_1", "one_2"}


def test_ids_written_by_hand_are_known_by_their_place() -> None:
    page = read_page(
        "x.md",
        "---\ntitle: x\n---\n# One {#a}\n\n## Two ## {: #b .wide}\n\nText\n{: #c }\n\n<a id='d'></a>\n",
    )
    assert page.ids == {"a": (4, 1), "b": (6, 1)}
    assert page.anchors == {"a", "b", "c", "d"}


def test_links_in_all_forms_are_found() -> None:
    text = '[a](one.md) ![b](two.png "Title") [c](<three.md>)\n[d][e]\n\n[e]: four.md\n[^1]: note\n'
    assert [target for target, _ in read_page("x.md", text).links] == [
        "one.md",
        "two.png",
        "three.md",
        "four.md",
    ]


def test_code_and_remarks_are_left_alone() -> None:
    text = (
        "```yaml\n# no heading\n[x](gone.md)\n::: nothing\n```\n`[x](gone.md)` <!-- [x](gone.md) -->\n"
        "~~~\n```\n[x](gone.md)\n~~~\n[y](there.md)\n"
    )
    page = read_page("x.md", text)
    assert page.links == [("there.md", (11, 5))]
    assert page.directives == []
    assert page.anchors == set()


def test_directives_are_found_with_what_follows() -> None:
    page = read_page("x.md", "::: gates\n\n::: form idea\n")
    assert page.directives == [("gates", None, (1, 5)), ("form", "idea", (3, 5))]


def test_a_directive_in_a_folded_block_is_found_as_well() -> None:
    page = read_page("x.md", '??? question "Where?"\n    ??? note "Here"\n        ::: form idea\n')
    assert page.directives == [("form", "idea", (3, 13))]


def rules(tmp_path: Path, new: str, old: str = "::: life-cycle") -> list[str]:
    root = tiny(tmp_path)
    change(root, START, old, new)
    return [one.rule for one in check(root)]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "mailto:pmo@example.org",
        "tel:+31",
        "//example.org",
        "#welcome",
        "/forms/idea/start",
        "/search",
        "/",
        "/forms",
        "processes/run-gate.md",
        "./processes/../index.md#welcome",
        "picture.svg",
    ],
)
def test_a_link_that_leads_somewhere_is_right(link: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "docs/en/picture.svg").write_text("<svg/>", encoding="utf-8")
    change(root, START, "::: life-cycle", f"[x]({link})")
    assert check(root) == ()


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("#gone", "broken-heading"),
        ("gone.md", "broken-link"),
        ("processes/", "broken-link"),
        ("x.png", "broken-link"),
        ("/forms/dream/start", "broken-link"),
        ("../nl/index.md", "broken-link"),
        ("processes/run-gate/", "broken-link"),
        ("processes/run-gate.md#gone", "broken-heading"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_finding(link: str, rule: str, tmp_path: Path) -> None:
    assert rules(tmp_path, f"[x]({link})") == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "::: form",
        "::: form dream",
        "::: gates idea",
        "::: process-raci idea",
        "::: role-card",
        "::: role-card spo",
    ],
)
def test_a_directive_with_the_wrong_thing_behind_it_is_a_finding(words: str, tmp_path: Path) -> None:
    assert rules(tmp_path, words) == ["directive-target"]


def test_terms_and_roles_can_be_linked_to_where_a_page_shows_them(tmp_path: Path) -> None:
    assert rules(tmp_path, "::: glossary\n\n::: roles\n\n[x](#gate) [y](#spo)\n") == []
    assert rules(tmp_path / "card", "::: role-card SPO\n\n[x](#first-week) [y](#forms) [z](#steps)\n") == []
    assert rules(tmp_path / "other", "[x](#gate)\n") == ["broken-heading"]


def test_a_page_that_should_have_been_reviewed_is_a_warning(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    page = root / START
    page.write_text(
        '---\nreview_by: "2001-01-31"\n---\n' + page.read_text(encoding="utf-8"), encoding="utf-8"
    )
    (one,) = check(root)
    assert (one.rule, one.line, one.column) == ("review-overdue", 2, 12)


@pytest.mark.parametrize("front", ["---\n- x\n---\n", "---\ntitle: x\n---\n", "---\nno end\n"])
def test_other_front_matter_is_no_matter(front: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    page = root / START
    page.write_text(front + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert check(root) == ()


def test_a_page_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    for lang in ("en", "nl"):
        (root / f"docs/{lang}/old.md").write_bytes("é".encode("latin-1"))
    assert [one.rule for one in check(root)] == ["not-utf8", "not-utf8"]


def test_a_missing_language_is_a_finding(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "docs/nl").rename(root / "docs/de")
    rules_ = {one.rule for one in check(root)}
    without = {"page-without-twin", "process-without-page", "module-without-page"}
    assert rules_ == {"missing-file", "broken-link", "nav-missing-page", *without}


@pytest.mark.parametrize(
    ("paragraph", "rules_"),
    [
        ("processes/start-project.md#describe-idea", []),
        ("processes/start-project.md", []),
        ("processes/gone.md", ["broken-link"]),
        ("processes/start-project.md#gone", ["broken-heading"]),
    ],
)
def test_the_paragraph_of_a_question_must_be_there(paragraph: str, rules_: list[str], tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(
        root,
        "checklists/idea.yml",
        "        show: duty == yes",
        f"        show: duty == yes\n        paragraph: {paragraph}",
    )
    assert [one.rule for one in check(root)] == rules_


@pytest.mark.parametrize(
    ("menu", "rules_"),
    [
        ("nav:\n  - https://example.org\n  - /search\n  - A: [index.md]\n", []),
        ("- a list\n", []),
        ("site_name: x\n", []),
        ("nav: [\n", ["broken-yaml"]),
        ("nav:\n  - A: {B: gone.md}\n", ["nav-missing-page"]),
        ("nav: [3]\n", []),
        ("site_url: !ENV [A, b]\n", []),
    ],
)
def test_menus_are_read_as_far_as_they_lead_to_pages(menu: str, rules_: list[str], tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "mkdocs.yml").write_text(menu, encoding="utf-8")
    assert [one.rule for one in check(root)] == rules_


def test_a_menu_in_another_encoding_and_no_menu_at_all(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "mkdocs.yml").write_bytes("site_name: é\n".encode("latin-1"))
    (root / "mkdocs.nl.yml").unlink()
    assert [one.rule for one in check(root)] == ["not-utf8"]
