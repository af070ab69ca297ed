"""The book on paper: WeasyPrint draws the document as a PDF, and is given nothing but the site."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class NoPaper(Exception):  # noqa: N818 - what is the matter, as in SiteBuildFailed
    """A PDF cannot be made on this machine; the text says what it lacks, in one sentence."""


def write_pdf(html: str, sheets: Sequence[str], site: Path, out: Path) -> tuple[str, ...]:
    """Draw `html` with the style sheets and write it to `out`; what it names is looked up below `site`.

    Returns what could not be drawn, in the words of WeasyPrint. Raises NoPaper where it cannot work.
    """
    library = weasyprint()
    said = _Said()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(said)
    try:
        document = library.HTML(
            string=html, base_url=f"{site.resolve().as_uri()}/", url_fetcher=_fetcher(site)
        )
        styles = [library.CSS(string=sheet) for sheet in sheets]
        beside = out.with_name(f".{out.name}")
        document.write_pdf(beside, stylesheets=styles, pdf_tags=True)
        beside.replace(out)  # whoever reads the old one meanwhile reads it to its end
    finally:
        logger.removeHandler(said)
    return tuple(said.lines)


def weasyprint() -> Any:
    """The library, once it is sure that it can work here."""
    try:
        import weasyprint as found
    except ImportError:
        raise NoPaper("A PDF needs WeasyPrint, which is not installed; `make pdf` installs it.") from None
    except OSError:  # it comes without the libraries of the system that it calls
        raise NoPaper(
            "A PDF needs Pango, which is not on this machine; install it (Debian: apt-get install "
            "libpangoft2-1.0-0 libharfbuzz-subset0) and try again."
        ) from None
    return found


def _fetcher(site: Path) -> Any:
    """What opens addresses: files of the site, and no other file or host."""
    from weasyprint.urls import URLFetcher

    inside = f"{site.resolve().as_uri()}/"

    class OnlySite(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if ".." in url.split("/") or not url.startswith((inside, "data:")):
                raise ValueError(f"{url} is not in the handbook")
            return super().fetch(url, headers)

    return OnlySite(allowed_protocols=("file", "data"), allow_redirects=False)


class _Said(logging.Handler):
    """Remembers warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
