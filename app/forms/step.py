"""One page of a checklist as a form, built from the questions that are asked on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import HiddenField

from app.forms.asks import Ask
from app.forms.csrf import TOKEN, Guard, Guarded, Posted
from app.forms.fields import Question, field_for
from app.forms.rows import Rows, changed

VERBS = ("add", "remove", "up", "down", "copy")  # what buttons do with rows


class StepForm(Guarded):
    """The questions of one step. `seen`: the last change the page knew of; `rows_seen`: in registers."""

    seen = HiddenField()
    rows_seen = HiddenField()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in the order of the checklist."""
        return tuple(one for one in self if isinstance(one, Question))

    def question(self, field_id: str) -> Question:
        """The question of that field; KeyError when this page does not ask it."""
        found = self._fields[f"q_{field_id}"]
        if not isinstance(found, Question):
            raise KeyError(field_id)
        return found

    def values(self) -> dict[str, Any]:
        """The answers that this page was allowed to give and that could be read."""
        return {one.name: one.data for one in self.questions if one.posted and readable(one)}

    def unreadable(self) -> tuple[Question, ...]:
        """The questions with an answer that could not be read, cells of tables included."""
        found: list[Question] = []
        for one in self.questions:
            if isinstance(one, Rows):
                found.extend(cell for row in one.rows for cell in row.cells if cell.errors)
            elif one.errors:
                found.append(one)
        return tuple(found)

    def last_seen(self) -> int:
        """The number of the last change this page knew of; 0 when it does not say."""
        return _number(self.seen.data) or 0

    def last_rows_seen(self) -> int | None:
        """Up to where this page knew the rows of registers; None when it does not say."""
        return _number(self.rows_seen.data)


def _number(data: Any) -> int | None:
    raw = str(data or "")
    return int(raw) if raw.isdecimal() else None


def readable(question: Question) -> bool:
    """A table is kept even if a cell cannot be read: the other cells are not lost for it."""
    return not question.errors or isinstance(question, Rows)


def build(asks: Iterable[Ask], lang: str, guard: Guard, seen: int, posted: Posted | None = None) -> StepForm:
    """The form for these questions, with what was `posted` over what was stored."""
    form = type("AskedForm", (StepForm,), {})
    for ask in asks:
        kind = Rows if ask.asked.type == "table" else field_for(ask)
        setattr(form, f"q_{ask.asked.id}", kind(ask, lang))  # no id can hide a member of the form itself
    page: StepForm = form(guard, posted, seen=str(seen))
    return page


def pressed(values: Mapping[str, Any], op: str) -> tuple[dict[str, Any], str]:
    """The answers after a row button `verb:field[:row]`, and the anchor to go back to."""
    verb, _, rest = op.partition(":")
    field_id, _, row_id = rest.partition(":")
    if field_id not in values:
        return dict(values), ""
    if verb not in VERBS:
        return dict(values), ""
    after, row = changed(values[field_id], verb, row_id)
    return {**values, field_id: after}, f"{field_id}-{row}" if row else field_id


__all__ = ["TOKEN", "StepForm", "build", "pressed", "readable"]
