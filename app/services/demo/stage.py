"""The stage on which the sample is told: each act is done by a person, on a day, through the services."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

from app.services import rights
from app.services.demo.cast_list import CAST
from app.services.files import keep
from app.services.rights import visible_to
from app.services.runs import deciding, filling, sending, starting
from app.services.runs.opening import open_run
from app.services.work import Installation, Work
from app.store import EVERYTHING, Session, editions, people, projects, registers
from app.store.model import Person

Answers = Mapping[str, Any]
LONG_AGO = 400  # days; since when people hold their roles in the organisation


class Stage:
    """Who acts when. Days count back from the moment the sample is made."""

    def __init__(self, session: Session, settings: Installation, now: dt.datetime) -> None:
        self.session = session
        self.settings = settings
        self.start = now
        self.now = now
        self.today = editions.today(session, now)
        self.people: dict[str, Person] = {}
        self.numbers: dict[str, str] = {}  # title of a project -> its number

    def raise_curtain(self) -> None:
        """The people, with their roles in the organisation."""
        since = self.today - dt.timedelta(days=LONG_AGO)
        for one in CAST:
            person = people.add_person(self.session, name=one.name, email=one.email, lang=one.lang)
            self.people[one.key] = person
            for role in one.roles:
                people.assign_role(self.session, person_id=person.id, role=role, valid_from=since)

    def days_ago(self, days: int, hour: int = 9) -> None:
        """Go to a day, in the morning unless said otherwise."""
        self.now = (self.start - dt.timedelta(days=days)).replace(hour=hour, minute=0, second=0)

    def date(self, days: int) -> str:
        """The date `days` from today, as answers hold it."""
        return (self.today + dt.timedelta(days=days)).isoformat()

    def id(self, key: str) -> str:
        """The id of a person of the story."""
        return self.people[key].id

    def work(self, key: str) -> Work:
        """What a person does now, with all the roles they will hold today."""
        actor = rights.actor_of(self.session, self.people[key], self.today)
        return Work(self.session, actor, self.now, self.settings)

    def start_form(self, key: str, checklist: str, title: str, **roles: str) -> str:
        """Start a form for a project, or with a new one; `roles`: role code -> who."""
        holders = {role: starting.NewHolder(person=self.id(who)) for role, who in roles.items()}
        known = self.numbers.get(title)
        number = starting.start(
            self.work(key), checklist, project=known, new_title=None if known else title, roles=holders
        )
        opened = open_run(self.work(key), number)
        if opened.project is not None:
            self.numbers[title] = opened.project.number
        return number

    def start_from_row(self, key: str, checklist: str, register: str, title: str, **cells: Any) -> str:
        """Start a form about the row of a register in which these cells stand."""
        work = self.work(key)
        number = self.numbers[title]
        project = projects.get_project(self.session, number, visible_to(work.actor))
        found = registers.list_rows(self.session, EVERYTHING, register, project.id if project else None)
        [row] = [one for one in found if cells.items() <= (one.data or {}).items()]
        return starting.start(work, checklist, project=number, new_title=None, roles={}, row=row.id)

    def fill(self, key: str, number: str, **steps: Answers) -> None:
        """Fill in steps: step id (with _ for -) -> answers."""
        for step, answers in steps.items():
            name = step.replace("_", "-")
            seen = filling.step_view(self.work(key), number, name).seen
            filling.save_step(self.work(key), number, name, answers, seen)

    def asks(self, key: str, number: str, step: str, field: str) -> bool:
        """Whether a page of a form asks this question now."""
        return any(one.field.id == field for one in filling.step_view(self.work(key), number, step).fields)

    def send(self, key: str, number: str) -> None:
        """Send a form."""
        sending.send(self.work(key), number)

    def approve(self, key: str, number: str, field: str) -> None:
        """Give an approval."""
        deciding.approve(self.work(key), number, field)

    def file(self, key: str, number: str, name: str, text: str) -> dict[str, Any]:
        """A small text file, handed in for a form; the answer that a question for a file takes."""
        work = self.work(key)
        run = open_run(work, number).run
        kept = keep(work, run, name, "text/plain", io.BytesIO(text.encode()))
        return {"sha256": kept.sha256, "name": kept.name, "size": kept.size, "version": "1.0", "dated": None}
