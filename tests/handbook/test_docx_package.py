"""A DOCX as Word reads it: a package whose parts have types and are there, and whose text names what exists.

No word processor is at hand where the tests run, so this asks what Word refuses a file for.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import cache

import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.handbook.directives.definitions import definitions
from app.handbook.document.as_docx import as_docx
from app.handbook.document.outline import outline
from tests.handbook.conftest import ROOT, VALID

TREES = {"small": VALID, "own": ROOT}
FORMS = [
    (tree, id_, lang)
    for tree, root in TREES.items()
    for id_ in definitions(root).checklists
    for lang in ("en", "nl")
]  # fmt: skip
TYPES = "[Content_Types].xml"
every_form = pytest.mark.parametrize(("tree", "id_", "lang"), FORMS)


@cache
def package(tree: str, id_: str, lang: str) -> dict[str, bytes]:
    library = definitions(TREES[tree])
    with zipfile.ZipFile(io.BytesIO(as_docx(outline(library, library.checklists[id_], lang)))) as file:
        names = file.namelist()
        assert names[0] == TYPES
        assert len(names) == len(set(names))
        return {name: file.read(name) for name in names}


def tree_of(parts: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(parts[name])


@every_form
def test_every_part_has_a_type_and_every_relationship_leads_to_a_part(tree: str, id_: str, lang: str) -> None:
    parts = package(tree, id_, lang)
    types = tree_of(parts, TYPES)
    named = {str(one.get("PartName")).lstrip("/") for one in types if one.tag.endswith("}Override")}
    endings = {one.get("Extension") for one in types if one.tag.endswith("}Default")}
    assert named <= set(parts)
    assert {one for one in parts if one not in named and one.rsplit(".", 1)[-1] not in endings} == set()
    for name in [one for one in parts if one.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        for one in tree_of(parts, name):
            assert one.get("TargetMode") is None, "nothing outside the file is asked for"
            assert posixpath.normpath(posixpath.join(folder, str(one.get("Target"))).lstrip("/")) in parts


@every_form
def test_the_text_uses_styles_and_lists_that_are_there_in_one_language(
    tree: str, id_: str, lang: str
) -> None:
    parts = package(tree, id_, lang)
    text, styles = tree_of(parts, "word/document.xml"), tree_of(parts, "word/styles.xml")
    known = {one.get(qn("w:styleId")) for one in styles.iter(qn("w:style"))}
    used = {
        one.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for one in text.iter(qn(tag))
    }
    based = {
        one.get(qn("w:val")) for tag in ("w:basedOn", "w:next", "w:link") for one in styles.iter(qn(tag))
    }
    assert used | based <= known
    lists = {one.get(qn("w:numId")) for one in tree_of(parts, "word/numbering.xml").iter(qn("w:num"))}
    assert {one.get(qn("w:val")) for part in (text, styles) for one in part.iter(qn("w:numId"))} <= lists
    assert {one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))} == {
        "nl-NL" if lang == "nl" else "en-GB"
    }


@every_form
def test_tables_are_whole_and_headings_go_down_one_step_at_a_time(tree: str, id_: str, lang: str) -> None:
    text = tree_of(package(tree, id_, lang), "word/document.xml")
    body = text.find(qn("w:body"))
    assert body is not None
    assert body[-1].tag == qn("w:sectPr")
    for table in body.iter(qn("w:tbl")):
        grid, rows = table.find(qn("w:tblGrid")), table.findall(qn("w:tr"))
        assert grid is not None
        assert len(rows) > 1
        for row in rows:
            cells = row.findall(qn("w:tc"))
            assert len(cells) == len(grid) > 0
            assert {cell[-1].tag for cell in cells} == {qn("w:p")}  # Word refuses a cell that ends otherwise
    above = 0
    for style in body.iter(qn("w:pStyle")):
        if heading := re.fullmatch(r"Heading(\d)", str(style.get(qn("w:val")))):
            assert int(heading[1]) <= above + 1
            above = int(heading[1])
    assert above
