"""Words that people search for and that nothing holds: counted for the PMO, never with who asked."""

from __future__ import annotations

import logging

from app.handbook.search import Limits
from app.handbook.search.analysis import is_asking, words
from app.services import rights
from app.services.search import answered
from app.services.search_missed_file import Missed, MissedFile
from app.services.work import Work
from app.store import editions, people

SHORTEST, LONGEST, OF_ONE = 4, 30, 6  # letters of a word; words of one question that are looked at
_LOG = logging.getLogger(__name__)


def note(work: Work, q: str) -> None:
    """Count the words of a question that nothing holds, whoever may see it. Fails nobody's search."""
    asked = dict.fromkeys(word for word, _, _ in words(q) if _counts(word))
    nothing = {word for word in list(asked)[:OF_ONE] if not _held(work, word)}
    if not nothing or nothing <= (names := _names(work)):
        return
    today = editions.today(work.session, work.now)
    try:
        MissedFile(work.settings.data).count(sorted(nothing - names), work.actor.person_id or "", today)
    except Exception:  # a full disk, somebody else's lock: then it is not counted
        _LOG.exception("what was not found cannot be counted")


def report(work: Work) -> list[Missed]:
    """The words that people missed, most often first; no name of a person. Raises Refused."""
    rights.demand(work, "see-missed")
    names = _names(work)
    found = [one for one in MissedFile(work.settings.data).missed() if one.word not in names]
    return sorted((one for one in found if not _held(work, one.word)), key=lambda one: (-one.times, one.word))


def _counts(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not is_asking(word)


def _held(work: Work, word: str) -> bool:
    """Whether anything in the index answers to it: then it is no gap, only out of somebody's sight."""
    return bool(answered(work, lambda index: index.search(word, "en", Limits(None), 1)).hits)


def _names(work: Work) -> frozenset[str]:
    """The parts of the names and mail addresses of everybody who is known here."""
    known = people.list_people(work.session)
    return frozenset(word for one in known for word, _, _ in words(f"{one.name} {one.email or ''}"))
