"""A page with what was typed on it: an answer brings up a question, whose answer may bring up another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, Protocol, TypeVar

from app.definitions.message import Refused
from app.forms.asks import NewPerson, Upload
from app.forms.step import StepForm, build
from app.web import cookie
from app.web.asking import Questions, asks_of
from app.web.language import chosen

Typed = Mapping[str, Any]


class Page(Questions, Protocol):
    """A page of questions that knows the last change it was made from."""

    @property
    def seen(self) -> int: ...


Asked = TypeVar("Asked", bound=Page)
Shown = TypeVar("Shown", bound=Page, covariant=True)


class OpenPage(Protocol[Shown]):
    """A page that can be looked at as it is stored, and with what is typed on it."""

    def view(self, typed: Typed | None = None) -> Shown: ...
    def asked(self, typed: Typed) -> Collection[str]: ...


class Remade(Generic[Asked]):
    """A page that is made anew for whatever is typed on it, by `make`; the last one is kept."""

    def __init__(self, stored: Asked, make: Callable[[Typed], Asked]) -> None:
        self._stored = stored
        self._make = make
        self._last: tuple[Typed, Asked] | None = None

    def view(self, typed: Typed | None = None) -> Asked:
        """The page with these answers; None = as it is stored."""
        if typed is None:
            return self._stored
        if self._last is None or self._last[0] != typed:
            self._last = typed, self._make(typed)
        return self._last[1]

    def asked(self, typed: Typed) -> Collection[str]:
        """The questions that can be answered on it then."""
        return [one.asked.id for one in asks_of(self.view(typed))]


def read(page: OpenPage[Asked], given: Any) -> StepForm:
    """The form that reads the answers in `given`; nothing is kept.

    It asks what the stored answers ask and what the typed ones bring up, so that no answer is lost because
    its question was not asked yet when the page was opened.
    """
    stored = page.view()
    asks = {one.asked.id: one for one in asks_of(stored)}
    while True:
        form = build(tuple(asks.values()), chosen(), cookie.guard(), stored.seen, given)
        typed = _certain(form)
        try:
            new = asks_of(page.view(typed)) if set(page.asked(typed)) - asks.keys() else ()
        except Refused:  # an answer that does not fit; saving says which, with all that was typed in sight
            return form
        found = {one.asked.id: one for one in new if one.asked.id not in asks}
        if not found:
            return form
        asks |= found


def now(page: OpenPage[Asked], form: StepForm) -> Asked:
    """The page with what was typed on it; as it is stored where an answer does not fit its question."""
    try:
        return page.view(_certain(form))
    except Refused:
        return page.view()


def _certain(form: StepForm) -> dict[str, Any]:
    return {name: value for name, value in form.values().items() if not _unsettled(value)}


def _unsettled(value: Any) -> bool:
    """Whether a new person or a file that is not kept yet stands in a value."""
    if isinstance(value, dict):
        return any(_unsettled(one) for one in value.values())
    if isinstance(value, list):
        return any(_unsettled(one) for one in value)
    return isinstance(value, NewPerson | Upload)
