"""Oeverdam at work with the method of this repository: its people, its calendar, what they do with forms."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from app.definitions.message import Refused
from app.services import files, projects
from app.services.registers import changing
from app.services.runs import deciding, filling, sending, starting
from app.services.runs.opening import open_run
from app.store.model import RegisterRow
from tests.content.case.sight import Sight
from tests.services.desk import Desk, refuses

Answers = dict[str, Any]
DAY_0 = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
# key -> name, and the roles in the organisation
PEOPLE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "robin": ("Robin", ()),  # the trainee: project manager
    "mirjam": ("Mirjam de Graaf", ()),  # head of Public Services: sponsor
    "yusuf": ("Yusuf Aydin", ()),  # team lead of the counter: business change owner
    "tom": ("Tom Bakker", ("FIN",)),
    "ellen": ("Ellen Smit", ()),  # of Spatial Planning: reviewer
    "nadia": ("Nadia Peters", ("FG",)),
    "kees": ("Kees Vos", ()),  # operations owner
    "lisa": ("Lisa Mol", ()),  # of ParkSoft, the supplier
    "hans": ("Hans", ("RM",)),  # manager of the people the project asks for
    "iris": ("Iris", ()),  # the one developer of the interface
    "anton": ("Anton", ()),  # the alderman
    "petra": ("Petra", ("PMO",)),
    "hanneke": ("Hanneke", ("PMH",)),
    "dirk": ("Dirk", ("PFB",)),
    "aisha": ("Aisha", ("POA",)),
}
ALL_SEEN = 1_000_000  # as if every change was read
NOTHING: Answers = {"none": "There is nothing of the kind"}


def rows(*found: Answers) -> Answers:
    """The answer of a table: these rows."""
    return {"rows": [{"_id": f"r{place}", **row} for place, row in enumerate(found, start=1)]}


def euro(amount: float) -> int:
    """An amount as answers hold it."""
    return round(amount * 100)


class Town(Sight):
    """Who does what on which day. Day 0 is the start of the project."""

    def __init__(self, desk: Desk, cast: Mapping[str, tuple[str, tuple[str, ...]]] = PEOPLE) -> None:
        super().__init__(desk.session, desk.place)
        self.people = {key: self.person(name, *roles) for key, (name, roles) in cast.items()}
        self.title = ""
        self.opened = {}
        self.go_to(0)

    def go_to(self, day: int) -> None:
        self.opened.clear()
        self.now = DAY_0 + dt.timedelta(days=day)

    def date(self, day: int) -> str:
        """The date of a day of the story, as answers hold it."""
        return (DAY_0 + dt.timedelta(days=day)).date().isoformat()

    def id(self, key: str) -> str:
        return self.people[key].id

    def start(self, who: str, checklist: str, row: RegisterRow | None = None, **roles: str) -> str:
        holders = {role: starting.NewHolder(person=self.id(one)) for role, one in roles.items()}
        self.opened.clear()
        known = any(one.title == self.title for one in projects.listed(self.work(self.people["petra"])))
        return starting.start(
            self.work(self.people[who]),
            checklist,
            project=self.number if known else None,
            new_title=None if known else self.title,
            roles=holders,
            row=row.id if row else None,
        )

    def fill(self, who: str, form: str, **steps: Answers) -> None:
        """Fill in steps: step id (with _ for -) -> answers."""
        for step, answers in steps.items():
            work = self.work(self.people[who])
            saved = filling.save_step(work, form, step.replace("_", "-"), answers, ALL_SEEN)
            assert saved.clashes == ()
        self.opened.clear()

    def send(self, who: str, form: str) -> None:
        sending.send(self.work(self.people[who]), form)
        self.opened.clear()

    def approve(self, who: str, form: str, *fields: str) -> None:
        for field in fields:
            deciding.approve(self.work(self.people[who]), form, field)
        self.opened.clear()

    def tries(self, who: str, form: str, field: str) -> str:
        """Why an approval is refused. The attempt stands in the history of the form."""
        refusal = deciding.attempt(self.work(self.people[who]), form, field, ALL_SEEN)
        assert refusal is not None
        self.opened.clear()
        assert self.seen(form).happened[-1].kind == "attempt_refused"
        return refusal.id

    def file(self, who: str, form: str, name: str) -> Answers:
        """A small text file, handed in for a form; the answer that a question for a file takes."""
        work = self.work(self.people[who])
        kept = files.keep(
            work, open_run(work, form).run, f"{name}.txt", "text/plain", io.BytesIO(name.encode())
        )
        return {"sha256": kept.sha256, "name": kept.name, "size": kept.size, "version": "1.0", "dated": None}

    def set_row(self, who: str, row: RegisterRow, status: str, reason: str = "") -> None:
        changing.set_status(self.work(self.people[who]), row.id, status, reason)
        self.opened.clear()

    def confirm_condition(self, row: RegisterRow) -> None:
        """The PMO saw the evidence of a condition, and confirms that it is met."""
        work = self.work(self.people["petra"])
        kept = files.keep_for_row(work, row.project_id, "minutes.txt", "text/plain", io.BytesIO(b"Discussed"))
        minutes = {"sha256": kept.sha256, "name": kept.name, "size": kept.size, "version": "1", "dated": None}
        changing.change(work, row.id, {"evidence": minutes}, row.seq)
        self.set_row("petra", row, "met")

    def change_row(self, who: str, row: RegisterRow, **cells: Any) -> None:
        """Somebody changes a row on its own page."""
        changing.change(self.work(self.people[who]), row.id, cells, row.seq)
        self.opened.clear()

    def add_row(self, who: str, register: str, **cells: Any) -> None:
        """A row of the organisation, added by hand."""
        changing.add(self.work(self.people[who]), register, None, cells)

    def send_back(self, who: str, form: str, note: str) -> None:
        sending.send_back(self.work(self.people[who]), form, note, {})
        self.opened.clear()

    @contextmanager
    def refused(self, message: str) -> Iterator[None]:
        """What is done inside is refused with this message."""
        with refuses(message), self.session.begin_nested():
            yield

    @contextmanager
    def held_back_by(self, rule: str, checklist: str) -> Iterator[None]:
        """What is done inside is refused in the words of this rule."""
        with pytest.raises(Refused) as refusal, self.session.begin_nested():
            yield
        message = refusal.value.message
        [words] = [one.message for one in self.rules(checklist) if one.id == rule]
        assert words in message.args.get("reasons", ()), message
