"""`review.json`: who answers for each page of an edition, and when it is to be looked at again.

Made at publication and served with the edition. No page leads to it: a site of plain files has none.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from app.definitions.text import LANGS
from app.handbook.directives.page import Page, address_of, pages_of

FILE = "review.json"


@dataclass(frozen=True)
class Reviewed:
    """A page in one language; dates as `2027-11-01`, None where the page does not say."""

    page: str  # its file in the folder of its language: `method/roles.md`
    title: str
    owner: str | None  # code of a role
    reviewed: str | None
    review_by: str | None

    @property
    def address(self) -> str:
        """Where it lies below the address of its language."""
        return address_of(self.page)


def write_review(root: Path, site: Path, edition: str) -> None:
    """Put `review.json` into the folder of the site: `{"edition": …, "en": [{"page": …}, …], "nl": […]}`."""
    found = {lang: [asdict(_reviewed(one)) for one in pages_of(root, lang)] for lang in LANGS}
    text = json.dumps({"edition": edition, **found}, ensure_ascii=False, indent=1) + "\n"
    (site / FILE).write_text(text, encoding="utf-8")


def read_review(site: Path, lang: str) -> dict[str, Reviewed]:
    """The pages of a published site by their file; none in an edition from before there was such a list."""
    file = site / FILE
    if not file.is_file():
        return {}
    pages = json.loads(file.read_text(encoding="utf-8"))[lang] if lang in LANGS else ()
    return {one["page"]: Reviewed(**one) for one in pages}


def _reviewed(page: Page) -> Reviewed:
    facts = page.facts
    return Reviewed(
        page=page.file,
        title=str(facts.get("title") or page.heading or page.path),
        owner=str(facts["owner"]) if facts.get("owner") else None,
        reviewed=_day(facts.get("reviewed")),
        review_by=_day(facts.get("review_by")),
    )


def _day(value: object) -> str | None:
    """A day of the calendar; what is none is left out, and `leidraad check` says so."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None
