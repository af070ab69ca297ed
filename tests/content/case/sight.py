"""What is known of the project and its forms: the office looks, and nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services import projects
from app.services.runs import sending
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.startable import offered
from app.store import EVERYTHING, lessons, registers
from app.store.model import Person, RegisterRow
from tests.services.desk import Desk


class Sight(Desk):
    """Oeverdam as its project office sees it."""

    people: dict[str, Person]
    title: str
    opened: dict[str, OpenRun]  # forms as they are, until somebody does something

    @property
    def number(self) -> str:
        """The number of the project that the story is about."""
        found = projects.listed(self.work(self.people["petra"]))
        return next(one.number for one in found if one.title == self.title)

    def fact(self, name: str) -> Any:
        """What is known of the project, as rules read it."""
        page = projects.page(self.work(self.people["petra"]), self.number)
        return getattr(page.project, name, None) or page.facts.get(name)

    def seen(self, form: str) -> OpenRun:
        """A form as the office sees it now."""
        if form not in self.opened:
            self.opened[form] = open_run(self.work(self.people["petra"]), form)
        return self.opened[form]

    def missing(self, who: str, form: str) -> set[str]:
        """The questions that keep this person from sending a form."""
        page = sending.check_page(self.work(self.people[who]), form)
        assert not page.can_send
        return {one.field for one in page.problems if one.field}

    def status(self, form: str) -> str:
        return self.seen(form).state.status

    def value(self, form: str, field: str) -> Any:
        """What an answer comes to; None where it is not asked."""
        one = self.seen(form).walk.fields[field]
        return one.value if one.shown else None

    def asks(self, form: str, field: str) -> bool:
        return self.seen(form).walk.fields[field].shown

    def table(self, form: str, field: str) -> list[Mapping[str, Any]]:
        """The rows of a table, column -> what it comes to."""
        return [{"_id": row.id, **row.values} for row in self.seen(form).walk.fields[field].rows]

    def marks(self, form: str) -> set[str]:
        """The rules that hold now, of whatever kind."""
        return {rule.id for rule in self.seen(form).walk.biting}

    def warned(self, form: str, *rules: str) -> None:
        """These rules hold now, and say so to whoever is at the form."""
        assert set(rules) <= self.marks(form), self.marks(form)

    def left(self, form: str, field: str = "decision") -> list[str]:
        """The options that the rules leave open."""
        opened = self.seen(form)
        options = opened.walk.fields[field].field.choices
        assert isinstance(options, tuple)
        return [one.code for one in options if one.code not in opened.walk.closed(field)]

    def kept(self, register: str, **cells: Any) -> list[RegisterRow]:
        """The rows of a register of the project in which these cells stand."""
        project = projects.find(self.work(self.people["petra"]), self.number)
        found = registers.list_rows(self.session, EVERYTHING, register, project.id)
        fitting = [
            one for one in found if cells.items() <= {**(one.data or {}), "status": one.status}.items()
        ]
        return sorted(fitting, key=lambda one: one.number)

    def newest(self, checklist: str) -> str:
        """The last form of this kind that was started."""
        page = projects.page(self.work(self.people["petra"]), self.number)
        return max(one.number for one in page.forms if one.checklist_id == checklist)

    def lesson_of(self, form: str) -> str:
        """The number in the library of the lesson that a form told."""
        lesson = lessons.lesson_of_run(self.session, self.seen(form).run.id)
        assert lesson is not None
        return lesson.number

    def lessons(self) -> list[str]:
        """The numbers of the lessons of this project."""
        page = projects.page(self.work(self.people["petra"]), self.number)
        return sorted(one.number for one in page.lessons)

    def rules(self, checklist: str) -> Any:
        """The rules of a form as it would be started now."""
        return offered(self.work(self.people["petra"]), checklist).checklist.rules
