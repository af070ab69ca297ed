from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.handbook.directives.definitions import definitions
from app.handbook.entry import Entry
from app.handbook.pages import handbook_entries
from app.handbook.paragraph import paragraph
from tests.handbook.conftest import ASKED, EDITION, VALID


@pytest.fixture(scope="module")
def entries(tree: Path, site: Path) -> list[Entry]:
    return list(handbook_entries(tree, site, EDITION))


def one(entries: list[Entry], id_: str) -> Entry:
    [found] = [entry for entry in entries if entry.id == id_]
    return found


def test_every_entry_has_an_id_and_an_edition_of_its_own(entries: list[Entry]) -> None:
    assert max(Counter(entry.id for entry in entries).values()) == 1
    assert {entry.edition for entry in entries} == {EDITION}
    assert {entry.audience for entry in entries} == {"all"}


def test_both_languages_are_found_equally(entries: list[Entry]) -> None:
    def names(lang: str) -> Counter[str]:
        return Counter(entry.kind for entry in entries if entry.lang == lang)

    assert names("en") == names("nl")
    assert set(names("en")) == {"handbook", "process", "term", "role", "form", "question"}


def test_a_heading_is_an_entry_below_its_page(entries: list[Entry]) -> None:
    found = one(entries, f"page:{EDITION}:nl:processes/run-gate/#review-gate")
    assert found.kind == "process"
    assert found.title == "Toets"
    assert found.path[-1] == one(entries, f"page:{EDITION}:nl:processes/run-gate/").title
    assert found.url == f"/handbook/{EDITION}/nl/processes/run-gate/#review-gate"


def test_every_address_leads_to_a_page_that_was_built(entries: list[Entry], site: Path) -> None:
    for entry in entries:
        if entry.kind == "form":
            assert entry.url.startswith("/forms/")
            continue
        page, _, anchor = entry.url.removeprefix(f"/handbook/{EDITION}/").partition("#")
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, entry.url


def test_a_heading_has_the_words_with_which_people_ask_for_it_in_its_language(entries: list[Entry]) -> None:
    for lang, line in ASKED.items():
        asked = {entry.id for entry in entries if entry.asked == (line,)}
        base = f"page:{EDITION}:{lang}:"
        assert asked == {f"{base}#welcome", f"{base}processes/run-gate/#prepare-gate"}


def test_the_heading_of_a_page_stands_for_the_page(entries: list[Entry]) -> None:
    assert one(entries, f"page:{EDITION}:en:read/").asked == ("how is it read out",)
    assert one(entries, f"page:{EDITION}:nl:read/").asked == ()


def test_nobody_is_shown_them(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in {".html", ".json", ".xml"}:
            text = file.read_text(encoding="utf-8")
            assert not any(line in text for line in ASKED.values()), file


def test_a_text_holds_words_and_no_html(entries: list[Entry]) -> None:
    for entry in entries:
        assert "<" not in entry.text + entry.title
        assert "&amp;" not in entry.text
        assert "  " not in entry.text


def test_a_term_is_found_by_its_other_names(entries: list[Entry]) -> None:
    for term in definitions(VALID).glossary.values():
        text = one(entries, f"term:{EDITION}:en:{term.id}").text
        assert all(name in text for name in (*term.syn_en, *term.abbr))


def test_a_question_of_the_training_is_found_with_its_answer_and_leads_to_where_it_stands(
    entries: list[Entry],
) -> None:
    found = one(entries, f"question:{EDITION}:en:basics/who-decides")
    assert found.title == "Who decides at a gate?"
    assert found.text == "The sponsor The sponsor pays & answers for the result."
    assert found.path == ("M1 The first steps",)
    assert found.url == f"/handbook/{EDITION}/training/basics/#basics-who-decides"


def test_a_page_that_lists_all_terms_does_not_answer_every_question_itself(entries: list[Entry]) -> None:
    page = one(entries, f"page:{EDITION}:en:method/")
    assert page.title == "The whole method"
    assert page.text == ""


def test_requirements_of_a_gate_are_found_by_their_code(entries: list[Entry]) -> None:
    codes = {entry.code for entry in entries if entry.kind == "form" and "-" in entry.code}
    library = definitions(VALID)
    assert codes == {one.code for each in library.checklists.values() for one in each.criteria}


def test_steps_that_forms_share_are_found_under_each_form(entries: list[Entry]) -> None:
    library = definitions(VALID)
    for id_, checklist in library.checklists.items():
        for part in checklist.include:
            for step in library.parts[part].steps:
                found = one(entries, f"form:{EDITION}:en:{id_}/{step.id}")
                assert found.path == (checklist.title.en,)


def test_the_paragraph_beside_a_form_is_the_text_under_the_heading_of_its_step(site: Path) -> None:
    found = paragraph(site, "processes/run-gate/#prepare-gate")
    assert found is not None
    assert found.title == "Prepare"
    assert "<a" not in found.html
    assert paragraph(site, "processes/run-gate/#nothing") is None


def test_a_table_beside_a_form_stays_a_table_and_what_is_folded_stays_folded(tmp_path: Path) -> None:
    page = tmp_path / "processes" / "report" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<h1>Elsewhere</h1><article><h2 id="count">Count<a class="headerlink" href="#count">¶</a></h2>'
        '<p>First <a href="/x">this</a>.</p><details class="example"><summary>Oeverdam</summary><table><tr>'
        '<td>0.85</td><td><svg><text>drawn</text></svg></td></tr></table></details><h2 id="next">Next</h2>'
        '<p>Then.</p><dl class="ld-page-facts"><dt>Owner</dt></dl></article><p>Below</p>',
        encoding="utf-8",
    )
    found, last = (paragraph(tmp_path, f"processes/report/#{step}") for step in ("count", "next"))
    assert found is not None
    assert last is not None
    assert (found.title, last.html) == ("Count", "<p>Then.</p>")
    assert "<p>First this.</p><details><summary>Oeverdam</summary><table>" in found.html
    assert "<td>0.85</td><td></td>" in found.html
    assert paragraph(tmp_path, "processes/none/#count") is None


def test_a_role_is_found_on_its_own_page_or_else_on_its_card(entries: list[Entry]) -> None:
    base = f"/handbook/{EDITION}/nl/"
    assert one(entries, f"role:{EDITION}:nl:SPO").url == f"{base}roles/spo/"
    assert one(entries, f"role:{EDITION}:nl:PM").url == f"{base}method/#pm"
