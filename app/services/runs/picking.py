"""What can be picked where a question asks for a person, a role, a project, a lesson, a page or a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.definitions.checklist import Asked, Field, Step
from app.definitions.text import Text
from app.runs.row_names import row_names
from app.services.editions import library
from app.services.registers.titles import title_of_row
from app.services.rights import visible_to
from app.services.runs.form_views import Someone
from app.services.runs.opening import OpenRun, page_of
from app.services.work import Work
from app.store import lessons, people, projects, registers

Json = Any
Picks = tuple[tuple[str, str], ...]


def everybody(work: Work) -> tuple[Someone, ...]:
    """All people, by name."""
    return tuple(
        Someone(one.id, one.name, one.email) for one in people.list_people(work.session) if one.active
    )


def people_for(work: Work, fields: Iterable[Field]) -> tuple[Someone, ...]:
    """All people, for a page on which one of these questions asks for somebody; nobody for any other."""
    asked = (one for field in fields for one in (field, *field.columns))
    return everybody(work) if any(one.type == "person" for one in asked) else ()


class Sources:
    """Where picks come from: each is asked once, however many questions of a page need it."""

    def __init__(self, work: Work, project_id: str | None) -> None:
        self.work = work
        self.project_id = project_id
        self.library = library(work)
        self._asked: dict[str, Picks] = {}
        self._own: Mapping[str, Callable[[], Picks]] = {
            "": self._roles,
            "projects": self._projects,
            "lessons": self._lessons,
            "pages": self._pages,
        }

    def knows(self, name: str) -> bool:
        """Whether this is a source of the product or a register, and no table of the form."""
        return name in self._own or name in self.library.registers

    def picks(self, name: str) -> Picks:
        """(value, words) of a source; the empty name = the roles."""
        if name not in self._asked:
            self._asked[name] = self._own[name]() if name in self._own else self._rows(name)
        return self._asked[name]

    def _words(self, text: Text) -> str:
        return text[self.work.actor.lang]

    def _roles(self) -> Picks:
        return tuple((code, self._words(role.title)) for code, role in self.library.roles.items())

    def _projects(self) -> Picks:
        found = projects.list_projects(self.work.session, visible_to(self.work.actor))
        return tuple((one.number, f"{one.number} {one.title}") for one in found)

    def _lessons(self) -> Picks:
        """The lessons of the project first, then those that are for everybody."""
        found = lessons.list_lessons(self.work.session, visible_to(self.work.actor))
        mine = [one for one in found if one.project_id == self.project_id or one.state in SHARED]
        mine.sort(key=lambda one: one.project_id != self.project_id)
        return tuple((one.number, f"{one.number} {one.title[self.work.actor.lang]}") for one in mine)

    def own_lessons(self) -> Picks:
        """What this project itself learned, where somebody lists it."""
        found = lessons.list_lessons(self.work.session, visible_to(self.work.actor))
        mine = [one for one in found if one.project_id == self.project_id]
        return tuple((one.number, f"{one.number} {one.title[self.work.actor.lang]}") for one in mine)

    def _pages(self) -> Picks:
        return tuple((page_of(key), self._words(one.title)) for key, one in self.library.processes.items())

    def _rows(self, name: str) -> Picks:
        register = self.library.registers[name]
        everywhere = register.scope == "organisation" or self.project_id is None
        found = registers.list_rows(
            self.work.session,
            visible_to(self.work.actor),
            name,
            None if everywhere else self.project_id,
        )
        ordered = sorted(found, key=lambda row: (row.closed_at is not None, row.number))
        return tuple((row.id, title_of_row(register, row, self.work.actor.lang)) for row in ordered)


SHARED = ("validated", "published", "embedded")


def _name(asked: Asked, field: Field) -> str:
    return asked.id if asked is field else f"{field.id}.{asked.id}"


def _of_table(opened: OpenRun | None, table: str) -> Picks:
    """The rows of a table of the same form, each by the words somebody gave it."""
    return tuple(row_names(opened.walk, table).items()) if opened is not None else ()


def picks_for(
    work: Work, fields: Iterable[Field], project_id: str | None, opened: OpenRun | None = None
) -> Mapping[str, Picks]:
    """Field id (or `table.column`) -> (value, words) for each of these questions that picks something."""
    sources = Sources(work, project_id)
    found: dict[str, Picks] = {}
    for field in fields:
        for asked in (field, *field.columns):
            if asked.type == "role":
                found[_name(asked, field)] = sources.picks("")
            elif asked.type == "ref" and asked.to is not None:
                if asked.to == "lessons" and asked.many and project_id is not None:
                    found[_name(asked, field)] = sources.own_lessons()
                    continue
                known = sources.knows(asked.to)
                picks = sources.picks(asked.to) if known else _of_table(opened, asked.to)
                found[_name(asked, field)] = picks
    return found


def choices_for(work: Work, opened: OpenRun, step: Step) -> Mapping[str, Picks]:
    """What each question of a step lets people pick."""
    return picks_for(work, step.fields, opened.run.project_id, opened)
