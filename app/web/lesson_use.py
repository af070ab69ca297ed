"""What became of a lesson in words: how often it was taken over, where, and whether it helped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.register import Register
from app.services.lessons.beside import at_step
from app.services.lessons.matching import Match
from app.services.lessons.uptake import NEVER, Counters, TakenUp, counters, taken_up
from app.services.runs.form_views import StepView
from app.services.work import Work
from app.store.model import Lesson
from app.web.edge import work
from app.web.language import chosen
from app.web.texts import gettext as _


@dataclass(frozen=True)
class Used:
    """One project that uses a lesson, in words. `became`: address and name of each row that came of it."""

    project: str
    title: str
    done: str
    helped: str
    became: tuple[tuple[str, str], ...]


def counted(work: Work, lesson: Lesson) -> list[tuple[str, int]]:
    """The counters of a lesson with their words; empty for one that nobody was offered yet."""
    found: Counters = counters(work).get(lesson.number, NEVER)
    if not found.offered:
        return []
    return [
        (_("Offered"), found.offered),
        (_("Used as it is"), found.adopted),
        (_("Used in another way"), found.adapted),
        (_("Not for them"), found.rejected),
        (_("Helped"), found.yes),
        (_("Helped partly"), found.partly),
        (_("Did not help"), found.no),
    ]


def uses(work: Work, lesson: Lesson) -> list[Used]:
    """The projects that use it, as far as this reader may see them."""
    return [_used(one) for one in taken_up(work, lesson)]


def _used(one: TakenUp) -> Used:
    became = tuple(
        (f"/rows/{row.id}", f"{register.row[chosen()]} {name}") for row, register, name in one.became
    )
    done, helped = (_word(one.register, name, one.cells) for name in ("disposition", "helped"))
    return Used(one.project.number, one.project.title, done, helped, became)


def _word(register: Register, name: str, cells: Mapping[str, Any]) -> str:
    """What the chosen option of a column is called."""
    column = next((one for one in register.columns if one.id == name), None)
    choices = column.choices if column is not None and isinstance(column.choices, tuple) else ()
    return next((one.label[chosen()] for one in choices if one.code == cells.get(name)), "")


def lessons_at(view: StepView) -> Callable[[str], tuple[Match, ...]]:
    """The lessons to show at a question of this page; they are looked up when the first question asks."""
    found: dict[str, Mapping[str, tuple[Match, ...]]] = {}

    def at(field: str) -> tuple[Match, ...]:
        if "here" not in found:
            found["here"] = at_step(work(), view)
        return found["here"].get(field, ())

    return at
