"""Making the books: one PDF a language, from a site that was built for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from app.definitions.text import LANGS
from app.handbook.book.bound import Book, bound
from app.handbook.book.colours import as_sheet, painted, palette
from app.handbook.book.menu import menu
from app.handbook.book.paper import weasyprint, write_pdf
from app.handbook.shell import THEME
from app.handbook.site import build_site

_STYLES = THEME / "assets" / "css"


def make_books(
    root: Path, out: Path, edition: str, made: date, progress: Callable[[str], None]
) -> tuple[Path, ...]:
    """Write the whole handbook of the tree under `root` to `out/leidraad-en.pdf` and `out/leidraad-nl.pdf`.

    `edition` is that on the title page (`2026.1`, or `draft`), `made` the date. The two are drawn beside each
    other, for that takes a minute. Raises SiteBuildFailed, or NoPaper where no PDF can be drawn.
    """
    weasyprint()  # before anything is built
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="leidraad-") as folder:
        site = Path(folder) / "site"
        build_site(root, site, edition, progress)
        progress("Making a PDF of it in each language; this takes a minute or two")
        with ProcessPoolExecutor(len(LANGS), get_context("spawn")) as pool:
            works = [pool.submit(make_book, root, site, out, edition, made, lang) for lang in LANGS]
            books = [work.result() for work in works]
    for _, lines in books:
        for line in lines:
            progress(line)
    return tuple(file for file, _ in books)


def make_book(
    root: Path, site: Path, out: Path, edition: str, made: date, lang: str
) -> tuple[Path, tuple[str, ...]]:
    """The book of one language from the built `site`: its file, and what could not be drawn."""
    folder = site / "nl" if lang == "nl" else site
    contents = menu(root, lang)
    colours_of, look = ((_STYLES / name).read_text(encoding="utf-8") for name in ("extra.css", "book.css"))
    colours = palette(colours_of, look)
    html = bound(Book(contents.name, edition, made, lang), folder, contents.entries)
    file = out / f"leidraad-{lang}.pdf"
    return file, write_pdf(painted(html, colours_of, colours), (as_sheet(colours), look), folder, file)
