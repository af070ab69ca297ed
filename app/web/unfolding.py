"""A page with what was typed on it: an answer brings up a question, whose answer may bring up another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from flask import request

from app.definitions.message import Refused
from app.forms.asks import NewPerson, Upload
from app.forms.step import StepForm, build
from app.services.runs.form_views import StepView
from app.web import cookie
from app.web.asking import Questions, asks_of, typed
from app.web.language import chosen


class Page(Questions, Protocol):
    """A page of questions that knows the last change it was made from."""

    @property
    def seen(self) -> int: ...


Asked = TypeVar("Asked", bound=Page)


def unfolded(page: Callable[[dict[str, Any] | None], Asked], given: Any) -> tuple[Asked, StepForm]:
    """The page as it is with the answers in `given`, and the form that reads them; nothing is kept.

    The form asks what the stored answers ask and what the typed ones bring up, so that no answer is lost
    because its question was not asked yet when the page was opened. `page`: the page with (unsaved) answers.
    """
    stored = page(None)
    asks = {one.asked.id: one for one in asks_of(stored)}
    while True:
        form = build(tuple(asks.values()), chosen(), cookie.guard(), stored.seen, given)
        try:
            now = page(_certain(form))
        except Refused:  # an answer that does not fit; saving says which, with all that was typed in sight
            return stored, form
        new = {one.asked.id: one for one in asks_of(now) if one.asked.id not in asks}
        if not new:
            return now, form
        asks |= new


def unseen(view: StepView) -> str | None:
    """The first question that the answers just saved brought up, which the sent page did not hold yet."""
    sent = request.form.getlist("asked")
    ids = (one.field.id for one in view.fields if one.writable and typed(one.field))
    return next((one for one in ids if one not in sent), None)


def _certain(form: StepForm) -> dict[str, Any]:
    return {name: value for name, value in form.values().items() if not _unsettled(value)}


def _unsettled(value: Any) -> bool:
    """Whether a new person or a file that is not kept yet stands in a value."""
    if isinstance(value, dict):
        return any(_unsettled(one) for one in value.values())
    if isinstance(value, list):
        return any(_unsettled(one) for one in value)
    return isinstance(value, NewPerson | Upload)
