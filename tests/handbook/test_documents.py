"""Document templates: what a checklist asks, as Markdown to copy and as DOCX to download."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from playwright.sync_api import Browser

from app.handbook.directives import write
from app.handbook.directives.definitions import definitions
from app.handbook.document.as_docx import as_docx
from app.handbook.document.as_markdown import as_markdown
from app.handbook.document.outline import Outline, outline, plain
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import EDITION, VALID
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

IDEA = "checklists/idea.yml"


def document(id_: str = "idea", lang: str = "en", root: Path = VALID) -> Outline:
    library = definitions(root)
    return outline(library, library.checklists[id_], lang)


def read(data: bytes) -> Docx:
    return Document(io.BytesIO(data))


def styled(docx: Docx, style: str) -> list[str]:
    return [one.text for one in docx.paragraphs if one.style is not None and one.style.name == style]


def test_a_document_asks_what_the_form_asks_and_nothing_that_is_worked_out() -> None:
    text = as_markdown(document())
    assert text.startswith("# Idea\n\nDescribe an idea so that it can be decided on.\n\n## The need\n")
    assert "### Short name\n\n> For example: New roof\n\n…\n" in text
    assert "### Must we do it by law?\n\n- [ ] Yes\n- [ ] No\n" in text
    assert "### Which law?\n\n> Only if it applies.\n" in text
    assert "| What | Days | Cost a day |" in text
    assert not {"Price", "Left over", "Class"} & set(re.findall(r"[A-Z][a-z ]+", text))


def test_options_of_a_setting_stand_there_as_a_list() -> None:
    [goals] = [one for part in document().sections for one in part.questions if one.label == "Goals"]
    assert goals.options == tuple(one.label.en for one in definitions(VALID).method.settings["goals"].options)


def test_an_approval_leaves_room_for_a_name_and_a_date_and_says_whose() -> None:
    text = as_markdown(document(lang="nl"))
    assert "## Instemmen\n\n*Ingevuld door: Opdrachtgever*\n" in text
    assert "| Naam | Akkoord of niet, en waarom | Datum |\n| --- | --- | --- |\n|  |  |  |" in text


def test_the_rows_that_a_gate_brings_stand_ready() -> None:
    asked = [one for part in document("gate-g0").sections for one in part.questions if one.columns]
    assert any("The need is clear" in row for one in asked for row in one.rows)


def test_columns_come_from_the_register_with_what_they_mean() -> None:
    table = next(one for part in document("risk-review").sections for one in part.questions if one.columns)
    assert "Status" in table.columns
    assert "Number" not in table.columns  # which the product gives
    assert table.columns[-1] == "Remark"
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert any(" / " in note for _, note in table.notes)


def test_help_texts_lose_their_markdown() -> None:
    assert plain("See **the** [list](../x.md#y) of `codes`,\nnow") == "See the list of codes, now"


@pytest.mark.parametrize(("lang", "tongue"), [("en", "en-GB"), ("nl", "nl-NL")])
def test_the_file_opens_with_headings_tables_and_its_language(lang: str, tongue: str) -> None:
    docx = read(as_docx(document(lang=lang)))
    one = definitions(VALID).checklists["idea"]
    assert styled(docx, "Title") == [one.title[lang]]
    assert styled(docx, "Heading 1") == [step.title[lang] for step in one.steps]
    assert len(styled(docx, "Heading 2")) == 10
    assert [len(table.columns) for table in docx.tables] == [3, 3]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in docx.tables)
    languages = {mark.get(qn("w:val")) for mark in docx.styles.element.iter(qn("w:lang"))}
    assert languages == {docx.core_properties.language} == {tongue}


def test_nobody_is_named_in_the_file_and_it_is_the_same_every_time() -> None:
    once, again = as_docx(document()), as_docx(document())
    assert once == again
    core = read(once).core_properties
    assert (core.author, core.last_modified_by, core.comments, core.title) == ("", "", "", "Idea")


def test_a_wide_table_turns_the_paper(tmp_path: Path) -> None:
    assert (
        read(as_docx(document())).sections[0].page_width < read(as_docx(document())).sections[0].page_height
    )
    root = tiny(tmp_path)
    more = "".join(f"          - {{id: c{n}, type: text, label: Column {n}}}\n" for n in range(5))
    change(root, IDEA, "          - {id: what,", f"{more}          - {{id: what,")
    page = read(as_docx(document(root=root))).sections[0]
    assert page.page_width > page.page_height


def test_a_question_before_its_explanation_keeps_its_own_mark(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, IDEA, "label: {en: What, nl: Wat}", 'label: {en: "What?", nl: "Wat?"}, help: A thing')
    change(root, IDEA, "label: {en: Days, nl: Dagen}", "label: {en: Days, nl: Dagen}, help: In whole days")
    text = as_markdown(document(root=root))
    assert "- **What?** A thing\n- **Days:** In whole days\n" in text


def test_the_page_holds_the_file_itself(site: Path) -> None:
    html = (site / "nl" / "templates" / "idea" / "index.html").read_text(encoding="utf-8")
    [(name, data)] = re.findall(r'download="([^"]+)" href="data:[^;]+;base64,([^"]+)"', html)
    assert name == "idea-nl.docx"
    assert b64decode(data) == as_docx(document(lang="nl"))
    assert "::: template" not in "\n".join(write(definitions(VALID), "template", "idea", "nl"))


@pytest.mark.browser
def test_the_file_can_be_downloaded_under_the_policy_of_the_product(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    watched = opened(browser, host, f"/handbook/{EDITION}/templates/idea/")
    with watched.page.expect_download() as download:
        watched.page.get_by_role("link", name="Download as DOCX").click()
    assert download.value.suggested_filename == "idea-en.docx"
    download.value.save_as(tmp_path / "idea.docx")
    assert styled(read((tmp_path / "idea.docx").read_bytes()), "Title") == ["Idea"]
    assert watched.mishaps == []
    watched.page.close()
