"""What readers say of a page of the handbook: that it was clear, which is only counted, or what was not.

What was not clear becomes a row in a register, for who answers for the page. Where the method has no such
register, nobody is asked.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from app.definitions.message import refused
from app.definitions.text import LANGS
from app.handbook.review import Reviewed, read_review
from app.runs.acceptable import LONGEST
from app.services.editions import handbook_folder, library
from app.services.registers.due import next_date
from app.services.registers.holders import holder_of
from app.services.registers.reading import listed
from app.services.registers.writing import put_new
from app.services.rights import OFFICE, demand
from app.services.work import Work
from app.store import people
from app.store.model import RegisterRow
from app.store.numbers import last_numbers, next_number

REGISTER = "page_remarks"
LONGEST_KIND = 100  # of a counter


@dataclass(frozen=True)
class Place:
    """A page of an edition in one language."""

    edition: str
    lang: str
    page: Reviewed

    @property
    def address(self) -> str:
        return f"/handbook/{self.edition}/{'nl/' if self.lang == 'nl' else ''}{self.page.address}"

    @property
    def counter(self) -> str:
        """The counter of who found it clear; a long one by its hash."""
        whole = f"clear:{self.edition}:{self.lang}:{self.page.page}"
        short = hashlib.sha256(whole.encode()).hexdigest()
        return whole if len(whole) <= LONGEST_KIND else f"clear:{short}"


@dataclass(frozen=True)
class Said:
    """What was said of one page so far: how often it was clear, how many remarks there are and are open."""

    place: Place
    clear: int
    remarks: int
    open: int


def asked(work: Work) -> bool:
    """Whether readers are asked: the method in force has a register for what they say."""
    return REGISTER in library(work).registers


def place(work: Work, edition: str, lang: str, page: str) -> Place:
    """The page readers speak of, by its file or by its address. Raises Refused where there is none."""
    known = read_review(handbook_folder(work, edition), lang)
    found = known.get(page) or next((one for one in known.values() if page == (one.address or "./")), None)
    if found is None or not asked(work):
        raise refused("page-not-found")
    return Place(edition, lang, found)


def owner_of(work: Work, about: Place) -> str | None:
    """Who gets what is said of a page: who holds the role that answers for it, else the office."""
    roles = [about.page.owner, *OFFICE] if about.page.owner else [*OFFICE]
    found = (holder_of(work, role, None) for role in roles)
    return next((one for one in found if one is not None), None)


def name_of_owner(work: Work, row: RegisterRow) -> str | None:
    """Who has a remark on his list now; None = nobody yet."""
    return people.names(work.session, [row.owner_id]).get(row.owner_id) if row.owner_id else None


def clear(work: Work, about: Place) -> None:
    """Count that a page was clear to somebody. Who it was is kept nowhere."""
    demand(work, "say-clear")
    next_number(work.session, about.counter)


def unclear(work: Work, about: Place, text: str) -> RegisterRow:
    """Bring what was not clear to the owner of the page."""
    demand(work, "say-clear")
    cells = {
        "text": text.strip()[:LONGEST],
        "page": about.page.title,
        "address": about.address,
        "edition": about.edition,
        "lang": about.lang,
        "owner": owner_of(work, about),
        "due": next_date(work, None).isoformat(),
    }
    return put_new(work, library(work).registers[REGISTER], None, cells)


def said(work: Work, edition: str) -> tuple[Said, ...]:
    """The pages of an edition of which something was said, most remarks first."""
    rows = listed(work, REGISTER) if asked(work) else ()
    cells = [(str(row.data.get("address")), row.closed_at) for row in rows if isinstance(row.data, dict)]
    remarks = Counter(address for address, _ in cells)
    still = Counter(address for address, closed in cells if closed is None)
    folder = handbook_folder(work, edition)
    places = [Place(edition, lang, page) for lang in LANGS for page in read_review(folder, lang).values()]
    counted = last_numbers(work.session, [one.counter for one in places])
    found = [
        Said(one, counted.get(one.counter, 0), remarks[one.address], still[one.address]) for one in places
    ]
    told = [one for one in found if one.clear or one.remarks]
    return tuple(sorted(told, key=lambda one: (-one.open, -one.remarks, -one.clear, one.place.address)))
