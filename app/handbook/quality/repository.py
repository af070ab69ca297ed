"""The repository's own handbook as entries whose addresses are files of `docs/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.handbook.entry import Entry
from app.handbook.pages import first_heading, handbook_entries
from app.handbook.site import build_site

_DRAFT = "draft"
_NO_SECTION = ("form", "question")


def repository_entries(root: Path, progress: Callable[[str], None]) -> list[Entry]:
    """Pages, terms and roles as readers find them, built anew from `root`; `url` is `/nl/method/roles.md#…`.

    Forms and questions of the training are left out: they are no section of the handbook.
    Raises SiteBuildFailed.
    """
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(root, site, _DRAFT, progress)
        return list(site_entries(root, site, _DRAFT))


def site_entries(root: Path, site: Path, edition: str) -> Iterator[Entry]:
    """The same of a site that `build_site` made of `root` as `edition`."""
    for entry in handbook_entries(root, site, edition):
        if entry.kind not in _NO_SECTION:
            lang = "nl/" if entry.lang == "nl" else ""
            inner = entry.url.removeprefix(f"/handbook/{edition}/{lang}")
            page, _, anchor = inner.partition("#")
            anchor = anchor or _first_heading(site / lang / page / "index.html")
            yield replace(entry, url=f"/{_file(root / 'docs', entry.lang, page)}#{anchor}")


@lru_cache
def _first_heading(page: Path) -> str:
    return first_heading(page.read_text(encoding="utf-8"))


def _file(docs: Path, lang: str, page: str) -> str:
    """`method/roles/` -> `nl/method/roles.md`, or `…/index.md` where that is the file."""
    whole = f"{lang}/{page}".rstrip("/")
    return f"{whole}.md" if (docs / f"{whole}.md").is_file() else f"{whole}/index.md"
