"""What the PMO writes in `registers.yml` and `duties.yml`: rows that live on, and duties kept apart."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Key

from app.definitions.checklist import Column, Option, Sentence
from app.definitions.text import Shape, Slug, Text

Who = tuple[str, ...]  # codes of roles, or one of RIGHT_WORDS

# owner: of the row · member: whoever has a role in the project · office: the project office and its head ·
# decider: the role that decides at gates for the class of the project.
RIGHT_WORDS = ("owner", "member", "office", "nobody", "decider")

SEEN_BY = ("project", "all", "office")


class Opens(Shape):
    """The row elsewhere that a status brings about, or the calendar.

    `owner`, `due` and `columns` are formulas over the row; a column may hold fixed words in both languages.
    """

    register_: str = Key(alias="register")
    to: str | None = None  # the role whose holder gets it; else `owner`
    owner: str | None = None  # None = the owner of the row
    due: str | None = None
    columns: dict[str, str | Text] = Key(default_factory=dict)

    def formulas(self) -> dict[str, str]:
        """`owner`, `due` and `columns.<id>` -> formula."""
        head = {name: text for name, text in (("owner", self.owner), ("due", self.due)) if text is not None}
        written = ((id_, text) for id_, text in self.columns.items() if isinstance(text, str))
        return head | {f"columns.{id_}": text for id_, text in written}

    def words(self) -> dict[str, Text]:
        """The columns with fixed words, which are written in the language of who gets the row."""
        return {id_: text for id_, text in self.columns.items() if isinstance(text, Text)}


class Status(Option):
    """One state of a row. `ends`: the row is no longer open."""

    ends: bool = False
    by: Who = ()  # who may set it; empty = who may change the row
    reason: bool = False  # setting it asks for a remark
    not_owner: bool = False  # the owner of the row never sets it
    needs: tuple[str, ...] = ()  # columns that must be filled first
    while_: Sentence | None = Key(None, alias="while")  # given by hand only as long as this is not false
    opens: Opens | None = None


class Clock(Shape):
    """What happens to an open row by the calendar, without an act of anybody.

    With `status` it happens whenever the row does not have that status yet; without it once for each row.
    """

    id: str = Key(pattern=Slug)
    when: str  # a condition over the row, its project, rows of all projects and the day it is
    message: Text  # why, for the history of the row
    status: str | None = None
    opens: Opens | None = None


class Rights(Shape):
    """Who adds rows and who changes them, outside the forms that feed the register."""

    add: Who = ("nobody",)
    change: Who = ("owner",)


class Total(Shape):
    """A number on top of the register's page, with its formula."""

    id: str = Key(pattern=Slug)
    title: Text
    value: str


class View(Shape):
    """A saved choice of rows."""

    id: str = Key(pattern=Slug)
    title: Text
    when: str


class Register(Shape):
    """Rows collected from runs across projects."""

    id: str
    title: Text
    row: Text  # what one row is called
    columns: tuple[Column, ...]
    fed_by: tuple[str, ...]  # `checklist.field`, or `checklist` whose rule writes rows
    adds: Text
    closes: Text
    statuses: tuple[Status, ...]
    identity: tuple[str, ...] = ()  # columns that tell rows of a project apart; empty = each row is new
    scope: Literal["project", "organisation"] = "project"
    seen_by: str = "project"  # or one of SEEN_BY, or the code of a role: its holders beside the office
    rights: Rights = Rights()
    totals: tuple[Total, ...] = ()
    views: tuple[View, ...] = ()
    clock: tuple[Clock, ...] = ()


class Registers(Shape):
    """The file `processes/registers.yml`."""

    registers: tuple[Register, ...]


class Duty(Shape):
    """A separation of duties: what one person may not do beside what."""

    id: str = Key(pattern=r"^SoD-\d+$")
    title: Text
    text: Text
    waivable: bool = False  # the steering committee may lift it for a time


class DutiesFile(Shape):
    """The file `processes/duties.yml`."""

    duties: tuple[Duty, ...]
