"""Taking words out of the history of a form, for good: that something happened stays, and who took them out.

It is done at the server, by whoever looks after it, when somebody has the right to be forgotten in a place.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.definitions.message import refused
from app.definitions.text import Text
from app.runs.events import WITH_WORDS
from app.runs.state import fold
from app.services.runs.history import lines_of
from app.services.runs.home_views import HistoryLine
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.work import Work
from app.store import events, people
from app.store.model import Person

ENDED = ("decided", "closed", "withdrawn", "binned")


@dataclass(frozen=True)
class Moment:
    """One line of the history of a form. `words`: it holds some that can be taken out."""

    at: int  # its place in the history, from 1
    line: HistoryLine
    words: bool


@dataclass(frozen=True)
class Emptying:
    """What goes when moments are emptied. `labels`: the questions whose answers of then they held."""

    moments: tuple[Moment, ...]
    labels: tuple[Text, ...]
    again: tuple[Text, ...]  # approvals that have to be given again, for nobody can tell what they covered


def moments(work: Work, number: str) -> tuple[Moment, ...]:
    """The history of a form, line by line. Raises Refused."""
    return _moments(work, open_run(work, number))


def _moments(work: Work, opened: OpenRun) -> tuple[Moment, ...]:
    told = zip(opened.happened, lines_of(work, opened), strict=True)
    return tuple(
        Moment(event.seq, line, bool(event.body) and event.kind in WITH_WORDS) for event, line in told
    )


def look(work: Work, number: str, which: Collection[int]) -> Emptying:
    """What would go; nothing is changed. Raises Refused for a moment that is not there or holds no words."""
    return _look(work, open_run(work, number), which)


def _look(work: Work, opened: OpenRun, which: Collection[int]) -> Emptying:
    known = {one.at: one for one in _moments(work, opened)}
    wrong = sorted(at for at in which if at not in known or not known[at].words)
    if wrong or not which:
        raise refused("moment-without-words", moments=_named(wrong))
    found = tuple(known[at] for at in sorted(which))
    labels = dict.fromkeys(label for one in found for label, _, _ in one.line.changes)
    return Emptying(found, tuple(labels), _again(opened, frozenset(which)))


def _again(opened: OpenRun, which: frozenset[int]) -> tuple[Text, ...]:
    """The approvals of an unfinished form that would not count any more."""
    if opened.state.status in ENDED:
        return ()
    emptied = (replace(one, body={}) if one.seq in which else one for one in opened.happened)
    gone = opened.state.approvals.keys() - fold(emptied).approvals.keys()
    return tuple(one.field.label for name, one in opened.walk.fields.items() if name in gone)


def somebody(work: Work, mail: str) -> Person:
    """The person with this mail address, in whose name it is done. Raises Refused."""
    found = people.person_by_mail(work.session, mail.strip())
    if found is None or not found.active:
        raise refused("person-not-found")
    return found


def empty(work: Work, number: str, which: Collection[int], by: Person, why: str) -> Emptying:
    """Take the words out of these moments, and say so in the history. Raises Refused."""
    if not why.strip():
        raise refused("form.reason-missing")
    opened = open_to_change(work, number)
    found = _look(work, opened, which)
    for one in events.events_of(work.session, opened.run.id):
        if one.seq in which:
            events.erase(work.session, one.id, work.now)
    body = {"moments": _named(sorted(which)), "reason": why.strip()}
    events.append(work.session, opened.run.id, by.id, "words_emptied", body, work.now)
    return found


def _named(which: Collection[int]) -> str:
    return ", ".join(map(str, which))
