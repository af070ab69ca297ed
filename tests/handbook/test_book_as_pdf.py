"""The handbook as a PDF: its contents name the right pages, its links arrive, and no word is lost."""

from __future__ import annotations

import re
import sys
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import Destination

from app.cli import main
from app.handbook.book.bound import Book, bound
from app.handbook.book.making import make_book
from app.handbook.book.menu import menu
from app.handbook.book.paper import NoPaper, write_pdf
from tests.handbook.conftest import EDITION

MADE = date(2026, 11, 23)
NOT_DRAWN = re.compile(r"<(title|desc|style|head)\b.*?</\1>|<[^>]*>|&para;", re.DOTALL)


@pytest.fixture(scope="module", params=["en", "nl"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(lang: str, tree: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    file, said = make_book(tree, site, tmp_path_factory.mktemp("book"), EDITION, MADE, lang)
    assert said == ()  # nothing that could not be drawn, no link that leads nowhere
    return PdfReader(file)


def words(text: str) -> str:
    """Letters and figures only: a line may end anywhere, with a hyphen or without."""
    return re.sub(r"[\W_]+", "", text)


def outlined(book: PdfReader) -> dict[str, int]:
    """The numbers of the pages to which the outline leads, by title."""

    def walk(items: list[object]) -> dict[str, int]:
        found: dict[str, int] = {}
        for item in items:
            if isinstance(item, list):
                found |= walk(item)
            elif isinstance(item, Destination):
                found.setdefault(str(item.title), (book.get_destination_page_number(item) or 0) + 1)
        return found

    return walk(list(book.outline))


def test_the_title_page_says_which_handbook_this_is(book: PdfReader, lang: str) -> None:
    text = book.pages[0].extract_text()
    assert [line.strip() for line in text.splitlines() if line.strip()] == {
        "en": ["Leidraad", f"Handbook {EDITION}", "23 November 2026"],
        "nl": ["Leidraad", f"Handboek {EDITION}", "23 november 2026"],
    }[lang]
    assert book.metadata is not None
    assert book.metadata.title == f"Leidraad · {'Handboek' if lang == 'nl' else 'Handbook'} {EDITION}"
    assert book.trailer["/Root"]["/Lang"] == lang


def test_the_contents_name_the_page_on_which_each_chapter_begins(book: PdfReader) -> None:
    lines = re.findall(r"^(.+?)[ .]*\. *(\d+)$", book.pages[1].extract_text(), re.MULTILINE)
    pages = outlined(book)
    assert len(lines) >= 8
    for title, number in lines:
        assert pages[title.strip()] == int(number), title
        assert words(title) in words(book.pages[int(number) - 1].extract_text())


def test_each_page_has_its_number_and_the_name_of_its_chapter(book: PdfReader, lang: str) -> None:
    for number, page in enumerate(book.pages[1:], 2):
        assert re.search(rf"{EDITION}\s+{number}\s", page.extract_text() + " "), number
    chapter = {"en": "The whole method", "nl": "De hele methode"}[lang]
    inside = outlined(book)[chapter]  # the page after its first
    assert chapter in book.pages[inside].extract_text()


def test_every_link_arrives_in_the_book_or_leads_to_another_site(book: PdfReader) -> None:
    inside = 0
    for page in book.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            if "/A" in link:
                assert str(link["/A"]["/URI"]).startswith(("https:", "mailto:"))
            else:
                assert str(link["/Dest"]) in book.named_destinations
                inside += 1
    assert inside > 20


def test_no_word_is_lost_and_nothing_is_folded(book: PdfReader, lang: str, site: Path, tree: Path) -> None:
    folder = site / "nl" if lang == "nl" else site
    html = bound(Book("Leidraad", EDITION, MADE, lang), folder, menu(tree, lang).entries)
    assert "<details" in html
    drawn = words("".join(page.extract_text() for page in book.pages))
    said = {words(one) for one in unescape(NOT_DRAWN.sub(" ", html)).split()}
    assert {one for one in said if one not in drawn} == set()


def test_no_text_begins_beside_the_paper(book: PdfReader) -> None:
    for page in book.pages:
        width, beside = float(page.mediabox.width), []

        def look(text: str, page: list[float], line: list[float], *more: object) -> None:
            start = line[4] * page[0] + line[5] * page[2] + page[4]
            if words(text) and not 0 < start < width - 20:  # noqa: B023 - called at once
                beside.append(text)  # noqa: B023

        page.extract_text(visitor_text=look)
        assert beside == []


def test_a_screen_reader_is_told_what_is_a_heading_and_what_a_table(book: PdfReader) -> None:
    root = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_only_files_of_the_handbook_are_opened(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    pictures = ["../secret.svg", (tmp_path / "secret.svg").as_uri(), "https://example.org/a.png"]
    html = "".join(f'<img src="{one}" alt="p">' for one in pictures)
    said = write_pdf(html, (), tmp_path / "site", tmp_path / "a.pdf")
    assert len([line for line in said if "is not in the handbook" in line]) == 2
    assert len([line for line in said if "example.org" in line]) == 1
    assert (tmp_path / "a.pdf").is_file()


@pytest.mark.parametrize(
    ("fault", "says"),
    [("raise OSError('no libpango')", "Pango"), ("raise ImportError('none')", "make pdf")],
)
def test_what_the_machine_lacks_is_said_in_one_sentence(
    fault: str, says: str, tmp_path: Path, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text(fault, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    result = CliRunner().invoke(main, ["pdf", "--root", str(tree), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert not (tmp_path / "out").exists()
    with pytest.raises(NoPaper):
        write_pdf("", (), tmp_path, tmp_path / "a.pdf")


@pytest.mark.slow
def test_the_command_writes_both_languages(tmp_path: Path, tree: Path) -> None:
    command = ["pdf", "--root", str(tree), "--out", str(tmp_path), "--edition", EDITION]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stderr) == (0, "")
    for lang in ("en", "nl"):
        assert PdfReader(tmp_path / f"leidraad-{lang}.pdf").pages
        assert f"leidraad-{lang}.pdf" in result.stdout
