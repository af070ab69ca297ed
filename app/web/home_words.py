"""Home in words: what waits for me in groups by date, forms and rows together, each in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import g

from app.services import editions
from app.services.home import Home
from app.services.my_rows import MyRow
from app.services.runs import startable
from app.services.runs.home_views import HomeLine
from app.web.addresses import leaf
from app.web.edge import work
from app.web.language import local
from app.web.lesson_words import CHECKLIST
from app.web.method import verb
from app.web.project_list_words import LINE_WORDS
from app.web.texts import gettext as _
from app.web.words import say

ROWS_A_GROUP = 8  # the others wait behind "more"


@dataclass(frozen=True)
class Item:
    """One line: what to do, where, for which project, who asked, since and until when."""

    title: str
    url: str
    project: str | None
    asked_by: str
    due: dt.date | None
    since: dt.datetime
    number: str = ""
    reminded: dt.datetime | None = None


@dataclass(frozen=True)
class Group:
    """The lines of one stretch of time."""

    title: str
    code: str
    first: tuple[Item, ...]
    more: tuple[Item, ...]

    @property
    def count(self) -> int:
        return len(self.first) + len(self.more)


def _form(one: HomeLine) -> Item:
    """A form that waits for the reader."""
    step = f"/{leaf(one.step)}" if one.step else ""
    return Item(
        title=f"{verb(one.verb)}: {say(one.name)}",
        url=f"/f/{one.number}{step}",
        project=None,  # its name says it
        asked_by=one.asked_by.name if one.asked_by else "",
        due=one.due,
        since=one.since,
        number=one.number,
        reminded=one.reminded,
    )


def _row(one: MyRow) -> Item:
    """A row of a register that is the reader's."""
    return Item(
        title=f"{say(one.kind)}: {say(one.title)}",
        url=f"/rows/{one.row.id}",
        project=one.project_title,
        asked_by=one.asked_by.name if one.asked_by else "",
        due=one.due,
        since=one.since,
    )


def _when(item: Item, today: dt.date) -> str:
    if item.due is None:
        return "undated"
    if item.due < today:
        return "overdue"
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return "week" if item.due <= sunday else "later"


def groups(home: Home) -> tuple[Group, ...]:
    """What waits for the reader: overdue, this week, later, undated; in each by date."""
    today = local(g.now).date()
    items = [*map(_form, home.lines), *map(_row, home.rows)]
    titles = {"overdue": _("Overdue"), "week": _("This week"), "later": _("Later"), "undated": _("No date")}
    found = []
    for code, title in titles.items():
        fitting = _in_order(one for one in items if _when(one, today) == code)
        if fitting:
            found.append(Group(title, code, fitting[:ROWS_A_GROUP], fitting[ROWS_A_GROUP:]))
    return tuple(found)


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """By date; of one date forms first, for others wait for those."""
    return tuple(sorted(items, key=lambda one: (one.due or dt.date.max, not one.number, one.since)))


@dataclass(frozen=True)
class Start:
    """Something that one can begin: what, where, and what it is for."""

    title: str
    url: str
    hint: str


def starts() -> tuple[Start, ...]:
    """What the button "Start" offers."""
    known = editions.library(work())
    begins = startable.beginning(work())
    overview = known.method.overview
    found = [Start(_("A form"), "/forms", _("for a project that is there"))]
    if begins is not None:
        url = f"/forms/{begins.id}/start?project=new"
        found.insert(0, Start(_("A project"), url, _("it begins with: %(form)s", form=say(begins.title))))
    if CHECKLIST in known.checklists:
        found.append(Start(_("A lesson"), f"/forms/{CHECKLIST}/start", _("what others should know")))
    if overview is not None and overview.questions:
        url = f"/registers/{overview.questions}/new"
        found.append(Start(_("A question"), url, _("to the project office")))
    return tuple(found)


def home_words(home: Home) -> dict[str, Any]:
    """What the template of home asks."""
    return {"home": home, "groups": groups(home), **LINE_WORDS}
