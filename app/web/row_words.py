"""A row of a register in words: its cells, what is asked and what is only read, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from flask import request

from app.definitions.checklist import Column
from app.definitions.message import Message
from app.forms.step import StepForm
from app.runs.freeze import Names
from app.services.registers.page import RowPage
from app.services.runs.form_views import FieldView, Someone
from app.web.asking import Shown
from app.web.in_words import computed_of, engine_value, value_of
from app.web.language import amount, chosen, short_day
from app.web.method import role_title
from app.web.texts import gettext as _
from app.web.words import before, listed, say

Json = Any
Helpers = dict[str, Any]
MOST = 8  # questions on the page of a new row; the others wait behind "more"


@dataclass(frozen=True)
class Parts:
    """The columns of a row as its page shows them: to fill in, behind "more", to read, worked out."""

    asked: tuple[Shown, ...]
    more: tuple[Shown, ...]
    read: tuple[FieldView, ...]
    made: tuple[FieldView, ...]


@dataclass(frozen=True)
class _Nobody:
    """A page that knows no names: for cells whose words stand in their own definition."""

    fields: tuple[FieldView, ...] = ()
    people: tuple[Someone, ...] = ()
    choices: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=lambda: MappingProxyType({}))


def parted(page: RowPage, items: Iterable[Shown]) -> Parts:
    """What is asked first, and what comes behind "more": there are never more than eight at once."""
    known = {one.id: one for one in page.register.columns}
    found = tuple(items)
    asked = [one for one in found if one.question is not None]
    later = [one for one in asked if one.view.field.id in known and known[one.view.field.id].more]
    first = [one for one in asked if one not in later]
    if page.row is None:
        needed = [one for one in first if one.view.field.required]
        room = max(0, MOST - len(needed))
        others = [one for one in first if one not in needed]
        kept = {id(one) for one in [*needed, *_owner_first(others)[:room]]}
        later = [one for one in asked if id(one) not in kept]
        first = [one for one in first if id(one) in kept]
    return Parts(
        asked=tuple(first),
        more=tuple(later),
        read=tuple(one.view for one in found if one.question is None and not _made(one.view)),
        made=tuple(one.view for one in found if _made(one.view)),
    )


def _owner_first(items: list[Shown]) -> list[Shown]:
    """Who has it and by when always find room on the first page."""
    return sorted(items, key=lambda one: one.view.field.id not in ("owner", "due"))


def _made(view: FieldView) -> bool:
    return view.field.type == "calc" or view.field.calc is not None


def helpers(page: RowPage) -> Helpers:
    """Functions for the templates, bound to one row."""
    row = page.row

    def words_of(one: FieldView) -> str:
        if one.field.type == "role" and isinstance(one.value, str):
            return role_title(one.value)
        return value_of(one.field, one.value, page.view)

    def raw_words(column: Column, value: Json) -> str:
        return value_of(column, value, page.view) or _("empty")

    return {
        "words_of": words_of,
        "raw_words": raw_words,
        "made_words": computed_of,
        "files_at": f"/rows/{row.id}/files" if row else "",
        "register_at": register_address(page.register.id, page.project.number if page.project else None),
        "happened": happened,
        "cell_in_words": cell_words,
    }


def register_address(register: str, project: str | None) -> str:
    """Where the list of a register stands: that of a project, or over all."""
    return f"/projects/{project}/registers/{register}" if project else f"/registers/{register}"


def cell_words(column: Column, value: Json, names: Names) -> str:
    """A stored cell in words, with the names that came along with it."""
    if value in (None, "", []):
        return ""
    if column.type == "date":
        return short_day(value)
    if column.type in ("person", "ref"):
        return names.of(value, chosen()) or ""
    if column.type == "role":
        several = value if isinstance(value, list) else [value]
        return listed([names.roles[one][chosen()] if one in names.roles else str(one) for one in several])
    return value_of(column, value, NOBODY)


NOBODY = _Nobody()


def made_cell(value: Any, kind: str) -> str:
    """A worked-out value in words; money as money."""
    if value is None:
        return ""
    return amount(round(value * 100)) if kind == "money" else engine_value(value)


def happened(kind: str) -> str:
    """What was done to a row."""
    words = {
        "added": _("added it"),
        "changed": _("changed it"),
        "closed": _("closed it"),
        "reopened": _("opened it again"),
        "withdrawn": _("took it back with its form"),
        "moved": _("took it along to another project"),
    }
    return words[kind]


def problems(form: StepForm) -> list[tuple[str, str]]:
    """What could not be read: the input to go to, and the sentence."""
    return [(one.id, f"{before(one.label.text)} {say(one.errors[0])}") for one in form.unreadable()]


def refusal_on(form: StepForm, refusal: Message) -> str:
    """The sentence for the whole page; empty where each empty question can say for itself what is missing."""
    if refusal.id != "row-still-open":
        return say(refusal)
    empty = [one for one in form.questions if one.ask.asked.required and one.data in (None, "", [])]
    for one in empty:
        one.errors = (Message("answer-required"),)  # type: ignore[assignment]
    return "" if empty else say(refusal)


def choices_made() -> dict[str, str]:
    """What was chosen for each cell that somebody else changed too: `mine` or `theirs`."""
    named = {name.removeprefix("choose-"): value for name, value in request.form.items()}
    return {name: value for name, value in named.items() if f"choose-{name}" in request.form}
