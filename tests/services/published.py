"""A desk at an installation that has published the small method of tests/data/valid."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.services import files, projects
from app.services.publishing import Progress, publish
from app.services.runs import filling, form_home, sending, starting
from app.services.runs.deciding import approve
from app.services.runs.form_views import Row
from app.services.runs.home_views import FormHome
from app.services.runs.opening import open_run
from app.store import Store
from app.store.model import Person, Project
from tests.conftest import Place
from tests.services.desk import NOW, Desk

ALL_SEEN = 1_000_000  # as if every change was read
SMALL = Path(__file__).parents[1] / "data" / "valid"

IDEA: dict[str, dict[str, Any]] = {
    "need": {
        "name": "New roof",
        "problem": "It rains into the hall every time there is a concert.",
        "duty": "no",
    },
    "size": {
        "cost": 600_000,
        "parts": {
            "rows": [
                {"what": "Tiles", "days": "2", "rate": 10_000},
                {"what": "Nails", "days": "1", "rate": 10_000},
            ]
        },
    },
}


def one_page(root: Path, out: Path, edition: str, progress: Progress) -> None:
    """A handbook of one page: these tests are about forms, and MkDocs takes seconds."""
    for folder in (out, out / "nl"):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(f"<h1>{edition} of {root.name}</h1>", encoding="utf-8")
        (folder / "search").mkdir()
        (folder / "search" / "search_index.json").write_text('{"docs": []}', encoding="utf-8")


class Office(Desk):
    """A desk with the people of a village hall, and the acts that tests repeat."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session, desk.place)
        self.robin = self.person("Robin")
        self.paula = self.person("Paula", "PMO", "PMH")
        self.mirjam = self.person("Mirjam")
        self.ellen = self.person("Ellen")

    def start(self, by: Person, checklist: str, project: str | None = None, **roles: Person) -> str:
        holders = {role: starting.NewHolder(person=one.id) for role, one in roles.items()}
        title = None if project else "Hall roof"
        return starting.start(self.work(by), checklist, project=project, new_title=title, roles=holders)

    def save(self, by: Person, number: str, step: str, values: dict[str, Any]) -> None:
        seen = filling.step_view(self.work(by), number, step).seen
        saved = filling.save_step(self.work(by), number, step, values, seen)
        assert saved.clashes == ()

    def send(self, by: Person, number: str) -> None:
        sending.send(self.work(by), number)

    def file(self, by: Person, number: str, text: str = "A letter") -> str:
        """The hash of a small file that `by` handed in for a form."""
        work = self.work(by)
        run = open_run(work, number).run
        return files.keep(work, run, "letter.txt", "text/plain", io.BytesIO(text.encode())).sha256

    def idea_sent(self, cost: int = 600_000) -> str:
        """The number of an idea that Robin described and sent; Mirjam has to agree."""
        number = self.start(self.robin, "idea", SPO=self.mirjam)
        self.save(self.robin, number, "need", {**IDEA["need"], "sponsor": self.mirjam.id})
        self.save(self.robin, number, "size", {**IDEA["size"], "cost": cost})
        sending.send(self.work(self.robin), number)
        return number

    def idea(self, cost: int = 600_000) -> str:
        """The number of an idea that Robin described and sent, so that it is decided."""
        number = self.idea_sent(cost)
        approve(self.work(self.mirjam), number, "sponsor_ok")
        return number

    def project(self) -> Project:
        return projects.listed(self.work(self.paula))[0]

    def gate(self, checklist: str, **answers: str) -> str:
        """A gate that Robin filled in and sent: code of a criterion -> his answer (all yes by default)."""
        roles = {"PM": self.robin, "SPO": self.mirjam, "QRV": self.ellen}
        number = self.start(self.robin, checklist, self.project().number, **roles)
        view = filling.step_view(self.work(self.robin), number, "preparation")
        codes = [row.id for field in view.fields if field.field.preset for row in field.rows]
        rows = [{"_id": code, "pm_answer": answers.get(code.replace("-", "_"), "yes")} for code in codes]
        self.save(
            self.robin,
            number,
            "preparation",
            {"evidence": {"none": "In the records"}, "criteria": {"rows": rows}},
        )
        sending.send(self.work(self.robin), number)
        return number

    def answer(self, by: Person, number: str, column: str, **answers: str) -> None:
        """Answers of who checks or reviews: code of a criterion -> answer."""
        rows = [{"_id": code.replace("_", "-"), column: answer} for code, answer in answers.items()]
        self.save(by, number, "preparation", {"criteria": {"rows": rows}})

    def decide(self, by: Person, number: str, decision: str, **more: Any) -> None:
        self.save(
            by, number, "decision", {"decision": decision, "rationale": "Because it is worth it", **more}
        )
        approve(self.work(by), number, "decided_by")

    def values(self, by: Person, number: str, step: str) -> dict[str, Any]:
        """What `by` reads on a step: field -> stored value."""
        return {one.field.id: one.value for one in filling.step_view(self.work(by), number, step).fields}

    def rows(self, by: Person, number: str, step: str, field: str) -> tuple[Row, ...]:
        """The rows of a table as `by` reads them."""
        view = filling.step_view(self.work(by), number, step)
        return next(one.rows for one in view.fields if one.field.id == field)

    def home(self, by: Person, number: str) -> FormHome:
        return form_home.form_home(self.work(by), number)


@contextmanager
def office(store: Store, place: Place) -> Iterator[Office]:
    """An office in one transaction, over a database in which the small method is published."""
    small = replace(place, root=SMALL)
    publish(store, small, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield Office(Desk(session, small))
