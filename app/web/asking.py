"""From what a service says of a question to what the form asks: options in words, rows, who may write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.definitions.checklist import Asked, Column, Option
from app.forms.asks import Ask, Choice, RowAsked
from app.forms.fields import Question
from app.forms.step import StepForm
from app.services.runs.form_views import ClosedOption, FieldView, Someone
from app.web.language import chosen
from app.web.texts import gettext as _

RATINGS = 5
UNTYPED = {"approval", "calc", "info"}


class Questions(Protocol):
    """A page that asks something: a step of a form, or a row of a register."""

    @property
    def fields(self) -> tuple[FieldView, ...]: ...
    @property
    def people(self) -> tuple[Someone, ...]: ...
    @property
    def choices(self) -> Mapping[str, tuple[tuple[str, str], ...]]: ...


@dataclass(frozen=True)
class Shown:
    """One question on a page: what the service says of it, and its inputs where it can be filled in."""

    view: FieldView
    question: Question | None


def _yes_no() -> tuple[Choice, ...]:
    return Choice("yes", _("Yes")), Choice("no", _("No"))


def _colours() -> tuple[Choice, ...]:
    return Choice("green", _("Green")), Choice("amber", _("Amber")), Choice("red", _("Red"))


def _ratings(asked: Asked) -> tuple[Choice, ...]:
    anchors = [one[chosen()] for one in asked.anchors]
    anchors += [""] * (RATINGS - len(anchors))
    return tuple(Choice(str(at), str(at), anchors[at - 1]) for at in range(1, RATINGS + 1))


def options_of(options: Iterable[Option]) -> tuple[Choice, ...]:
    """The options of a definition in the reader's language."""
    lang = chosen()
    return tuple(Choice(one.code, one.label[lang], one.help[lang] if one.help else "") for one in options)


def _own(asked: Asked) -> tuple[Choice, ...]:
    """The options that the type itself or the definition brings."""
    match asked.type:
        case "yesno":
            return _yes_no()
        case "yesnona":
            return (*_yes_no(), Choice("na", _("Not applicable")))
        case "rag":
            return _colours()
        case "rating":
            return _ratings(asked)
        case _:
            return options_of(asked.choices) if isinstance(asked.choices, tuple) else ()


def _picked(asked: Asked, view: Questions, name: str) -> tuple[Choice, ...]:
    """The people, roles or things that can be picked on this page."""
    if asked.type == "person":
        return tuple(Choice(one.id, one.name, one.email or "") for one in view.people)
    return tuple(Choice(code, label) for code, label in view.choices.get(name, ()))


def choices_of(asked: Asked, view: Questions, table: str = "") -> tuple[Choice, ...]:
    """All that can be picked for a question, or for a column of `table`."""
    if asked.type in ("person", "role", "ref"):
        return _picked(asked, view, f"{table}.{asked.id}" if table else asked.id)
    return _own(asked)


def _field_choices(field: FieldView, view: Questions) -> tuple[Choice, ...]:
    if field.field.type not in ("choice", "multi"):
        return choices_of(field.field, view)
    return (*options_of(field.options), *(_closed(one) for one in field.closed))


def _closed(one: ClosedOption) -> Choice:
    """An option that a rule takes away, with why, and the questions that decide about it."""
    about = tuple((each.step, each.field, each.label[chosen()]) for each in one.about)
    return Choice(one.option.code, one.option.label[chosen()], closed=one.reason[chosen()], about=about)


def typed(asked: Asked) -> bool:
    """Whether people give the answer, and not the product or a button."""
    return asked.type not in UNTYPED and asked.calc is None


def _fillable(field: FieldView, column: Column) -> bool:
    """Whether this reader may write a column of a new row: as in the rows that are there."""
    cells = [cell for row in field.rows for cell in row.cells if cell.column.id == column.id]
    return any(cell.writable for cell in cells) if cells else field.writable


def ask_of(field: FieldView, view: Questions) -> Ask:
    """The question of `field` as the form asks it."""
    asked = field.field
    fillable = frozenset(one.id for one in field.columns if _fillable(field, one))
    rows = tuple(
        RowAsked(
            row.id,
            {cell.column.id: cell.value for cell in row.cells} | dict(row.hidden),
            frozenset(cell.column.id for cell in row.cells if cell.writable) | (fillable & set(row.hidden)),
        )
        for row in field.rows
    )
    columns = tuple(
        Ask(one, None, one.id in fillable, choices_of(one, view, asked.id))
        for one in field.columns
        if typed(one) and not one.preset
    )
    return Ask(
        asked,
        field.value,
        field.writable,
        _field_choices(field, view),
        columns,
        rows,
        preset=asked.preset is not None,
        none_ok=bool(asked.none_ok),
        none_why=asked.none_ok == "reason",
    )


def asks_of(view: Questions) -> tuple[Ask, ...]:
    """The questions of a page that this reader can fill in."""
    return tuple(ask_of(one, view) for one in view.fields if one.writable and typed(one.field))


def shown(view: Questions, form: StepForm) -> tuple[Shown, ...]:
    """What the page shows, in the order of the checklist."""
    inputs = {one.name: one for one in form.questions}
    return tuple(Shown(one, inputs.get(one.field.id)) for one in view.fields)
