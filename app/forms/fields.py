"""One WTForms field for each type of question.

A field keeps three things apart: `stored` (what was answered before), `raw` (what was typed now, shown
again whatever it is) and `data` (the answer read from it). Only what cannot be read is an error.
"""

from __future__ import annotations

from typing import Any

from wtforms import Field

from app.forms.asks import Ask, Choice, NewPerson, Stored, Upload
from app.forms.csrf import Posted
from app.forms.reading import Unreadable, day, read, shown

RADIOS = 6  # up to so many options are all in sight; more go into a list
TYPED = {"text", "long", "date", "money", "number", "calc", "info", "approval"}


class Question(Field):
    """A question with one input."""

    parts: tuple[str, ...] = ()  # further inputs: `<name>-<part>`

    def __init__(self, ask: Ask, lang: str, cell: str = "", **kwargs: Any) -> None:
        """`cell` is the name of the input of a table's cell, which is asked whenever its table is."""
        self.ask = ask
        self.lang = lang
        self.cell = cell
        self.raw: dict[str, str] = {}
        self.posted = False
        super().__init__(label=ask.asked.label[lang], **kwargs)
        self.name = self.id = cell or ask.asked.id

    @property
    def kind(self) -> str:
        """The type of the question, as the templates name it."""
        return self.ask.asked.type

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be picked."""
        return self.ask.choices

    @property
    def strange(self) -> tuple[str, ...]:
        """What was given and is none of the options, such as a word from a spreadsheet."""
        given = self.raw if self.several else {self.text: ""} if self.text else {}
        known = {one.code for one in self.choices}
        return tuple(one for one in given if one not in known)

    @property
    def many(self) -> bool:
        """Whether the options are too many to be shown side by side."""
        return len(self.ask.choices) > RADIOS

    @property
    def several(self) -> bool:
        """Whether more than one option may be picked."""
        return self.ask.asked.type == "multi" or self.ask.asked.many

    def process(self, formdata: Posted, data: Any = None, extra_filters: Any = None) -> None:
        """Take what was typed, or else what was stored."""
        self.process_errors = []
        asked = bool(formdata) and (bool(self.cell) or self.name in formdata.getlist("asked"))
        self.posted = asked and self.ask.writable
        self.data = self.ask.stored
        self.raw = self.show(self.ask.stored)
        if not self.posted:
            return
        self.take(formdata)
        try:
            self.data = self.value(formdata)
        except Unreadable as problem:
            self.process_errors.append(problem.args[0])
        self.errors = tuple(self.process_errors)

    @property
    def part_names(self) -> tuple[str, ...]:
        """The names of its further inputs."""
        return tuple(f"{self.name}-{part}" for part in self.parts)

    def take(self, posted: Posted) -> None:
        """Keep what was typed, readable or not."""
        self.raw = {"": posted.get(self.name, "")}
        self.raw |= {part: posted.get(f"{self.name}-{part}", "") for part in self.parts}

    def show(self, stored: Stored) -> dict[str, str]:
        """What stands in the inputs for a stored answer."""
        return {"": shown(self.ask.asked, stored, self.lang)}

    def value(self, posted: Posted) -> Any:
        """The answer that was typed; raises Unreadable."""
        return read(self.ask.asked, self.raw[""], self.lang)

    @property
    def text(self) -> str:
        """What stands in the first input."""
        return self.raw.get("", "")


class Pick(Question):
    """One of some options: choice, yes or no, rating, colour, role, reference."""

    def value(self, posted: Posted) -> Any:
        raw = self.raw[""]
        open_ = {one.code for one in self.choices if not one.closed}
        # An answer that was given while it was still open stays, and is explained when sending.
        if raw and raw not in open_ and raw != str(self.ask.stored):
            raise Unreadable("form.not-a-choice")
        return super().value(posted)


class PickMany(Question):
    """Any number of options."""

    def take(self, posted: Posted) -> None:
        self.raw = {one: "on" for one in posted.getlist(self.name)}

    def show(self, stored: Stored) -> dict[str, str]:
        return {one: "on" for one in stored or []}

    def value(self, posted: Posted) -> Any:
        known = [one.code for one in self.choices]
        if any(one not in known and one not in (self.ask.stored or ()) for one in self.raw):
            raise Unreadable("form.not-a-choice")
        return [one for one in known if one in self.raw] or None


class YesNoNa(Question):
    """Yes, no, or not applicable with the reason."""

    parts = ("reason",)

    def show(self, stored: Stored) -> dict[str, str]:
        if isinstance(stored, dict):
            return {"": "na", "reason": str(stored.get("na", ""))}
        return {"": stored or "", "reason": ""}

    def value(self, posted: Posted) -> Any:
        raw = self.raw[""]
        if raw not in ("", "yes", "no", "na"):
            raise Unreadable("form.not-a-choice")
        return {"na": self.raw["reason"].strip()} if raw == "na" else raw or None


class PersonPick(Question):
    """Somebody we know, or a name with a mail address."""

    parts = ("name", "mail")

    def show(self, stored: Stored) -> dict[str, str]:
        return {"": stored or "", "name": "", "mail": ""}

    def value(self, posted: Posted) -> Any:
        name, mail = self.raw["name"].strip(), self.raw["mail"].strip()
        if mail and "@" not in mail:
            raise Unreadable("form.not-a-mail-address")
        if mail and not name:
            raise Unreadable("form.name-missing")
        if name:
            return NewPerson(name, mail)
        known = {one.code for one in self.choices} | {self.ask.stored}
        if self.raw[""] and self.raw[""] not in known:
            raise Unreadable("form.not-a-choice")
        return self.raw[""] or None


class FilePick(Question):
    """A file with its version and date. Without a new file the old one stays, until it is taken away."""

    parts = ("version", "dated", "drop")

    def take(self, posted: Posted) -> None:
        self.raw = {part: posted.get(f"{self.name}-{part}", "") for part in self.parts}

    def show(self, stored: Stored) -> dict[str, str]:
        kept = stored or {}
        return {"": "", "version": kept.get("version") or "", "dated": kept.get("dated") or "", "drop": ""}

    def value(self, posted: Posted) -> Any:
        dated = day(self.raw["dated"]) if self.raw["dated"].strip() else None
        version = self.raw["version"].strip()
        sent = posted.get(self.name)
        if getattr(sent, "filename", ""):
            return Upload(sent.filename, sent.mimetype, sent.stream, version, dated)
        if self.raw["drop"] or not self.ask.stored:
            return None
        return {**self.ask.stored, "version": version, "dated": dated.isoformat() if dated else None}


def field_for(ask: Ask) -> type[Question]:
    """The kind of field for a question; tables have their own module."""
    special: dict[str, type[Question]] = {
        "multi": PickMany, "yesnona": YesNoNa, "person": PersonPick, "file": FilePick,
    }  # fmt: skip
    if ask.asked.many:
        return PickMany
    if ask.asked.type in special:
        return special[ask.asked.type]
    return Question if ask.asked.type in TYPED else Pick
