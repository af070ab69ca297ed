"""A house with a thing of each kind for each way of being closed; each holds words of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from app.definitions.register import SEEN_BY
from app.services.rights import actor_of, visible_to
from app.services.runs.asked_of import forms_about
from app.services.search_changes import touch_project, touch_run
from app.services.work import PRODUCT, VISITOR, Actor, Work
from app.store import Session, Store, answers, asking, editions, lessons, people, projects, registers, runs
from app.store.answers import Cell
from app.store.model import Person, Project, Run
from tests.conftest import Place
from tests.services.found_house import NOW, House, frozen, furnished
from tests.services.published import SMALL

ROLES = (
    "SPO", "STC", "PM", "PMO", "PMH", "PFB", "QRV", "BCO", "OPS", "SUP", "TM", "RM", "FIN", "POA", "FAC",
    "TRN", "TLA", "FG", "CISO", "AUD",
)  # fmt: skip
ABOUT = "sponsor"  # the question of the personal form that says whom it is about


@dataclass
class Hidden(House):
    """`words`: address of each thing -> the words it holds; those of things nobody may find under ''."""

    words: dict[str, list[str]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    chance: Random = field(default_factory=lambda: Random(11))

    def word(self, url: str) -> str:
        """A new word that is like no other: no two begin alike, nor are they few letters apart."""
        made = "".join(self.chance.choice("bdfgklmnprstvz") + self.chance.choice("aeiou") for _ in range(6))
        self.words.setdefault(url, []).append(made)
        return made

    def said(self, url: str) -> str:
        return f"Here it says {self.word(url)} in the midst."

    def closed_to(self, actor: Actor) -> set[str]:
        """The words that `actor` may read nowhere, as the database says."""
        seen = self.seen(actor)
        return {word for url, words in self.words.items() if url not in seen for word in words}

    def seen(self, actor: Actor) -> set[str]:
        """What the database shows `actor`, as addresses; no search is asked for it."""
        with self.store.session() as session:
            visible = visible_to(actor)
            kept = asking.runs_waiting(session, visible, merged=True) + runs.finished_runs(session, visible)
            found = {f"/f/{one.number}/record" for one in kept if one.status != "draft"}
            there = projects.list_projects(session, visible, merged=True)
            found |= {f"/projects/{one.number}" for one in there}
            learned = lessons.list_lessons(session, visible)
            found |= {f"/lessons/{one.number}" for one in learned if one.state != "discarded"}
            return found | {f"/rows/{one.id}" for one in registers.list_rows(session, visible)}

    def findable(self, actor: Actor) -> set[str]:
        """What the search has to find: not a form that `actor` sees only while it asks him something."""
        if actor.person_id is None:
            return self.seen(actor)
        with self.store.session() as session:
            about = forms_about(session, actor.person_id)
        return self.seen(replace(actor, asked=about))


@contextmanager
def hidden_house(store: Store, place: Place, folder: Path) -> Iterator[Hidden]:
    """The small method with one more form, that is about a person; and everything in it."""
    root = folder / "hidden"
    shutil.copytree(SMALL, root)
    told = (root / "checklists" / "idea.yml").read_text(encoding="utf-8")
    told = (
        told.replace("id: idea", "id: talk")
        .replace("T01", "T09")
        .replace("new_project: true", f"scope: person\nperson: {ABOUT}")
    )
    (root / "checklists" / "talk.yml").write_text(told, encoding="utf-8")
    with furnished(store, place, root) as plain:
        house = Hidden(plain.store, plain.place, plain.person)
        with house.writing() as work:
            fill(house, work)
        yield house


def fill(house: Hidden, work: Work) -> None:
    """Everything that can be open or closed, and everybody who may look for it."""
    session = work.session
    named = {
        name: people.add_person(session, name=name.title(), email=f"{name}@example.org")
        for name in ("starter", "trainee", "owner", "author", "validator", "nobody")
    }
    opened, closed = (_project(house, work, number) for number in (1, 2))
    closed.visibility = "members"
    merged = _project(house, work, 3)
    merged.visibility, merged.merged_into_id = "members", opened.id
    _runs(house, work, named, (opened, closed, merged, None))
    _lessons(house, work, named, (opened, closed, None))
    _rows(house, work, named["owner"], (opened, closed, None))
    session.flush()
    _actors(house, session, named, opened, closed)


def _project(house: Hidden, work: Work, number: int) -> Project:
    url = f"/projects/P-2026-90{number}"
    made = house.project(work.session, f"P-2026-90{number}", f"Project {house.word(url)}")
    projects.put_fact(work.session, made.id, "aim", house.said(url), None, NOW)
    touch_project(work, made.id)
    return made


def _runs(house: Hidden, work: Work, named: dict[str, Person], places: tuple[Project | None, ...]) -> None:
    number = iter(range(9001, 9099))
    for project, status in product(places, ("submitted", "decided", "draft", "withdrawn")):
        scope = "project" if project else "organisation"
        _run(house, work, f"F-2026-{next(number)}", project, scope, status, named["starter"])
    for status in ("submitted", "decided"):
        run = _run(house, work, f"F-2026-{next(number)}", None, "person", status, named["starter"])
        about = named["trainee"].id
        answers.put_answers(work.session, run.id, [Cell(ABOUT, value=about)], about, NOW, "nl")
        said = dict(run.frozen) if isinstance(run.frozen, dict) else {}
        label = {"en": "About", "nl": "Over"}
        one = {"id": ABOUT, "type": "person", "label": label, "value": about, "shown": None}
        said["steps"] = [*said["steps"], {"id": "about", "title": label, "fields": [one]}]
        runs.set_frozen(work.session, run, said)


def _run(
    house: Hidden, work: Work, number: str, project: Project | None, scope: str, status: str, by: Person
) -> Run:
    known = editions.definitions_in(work.session, "2026.1")
    form = "talk" if scope == "person" and "talk" in known else "idea"
    gone = status in ("draft", "withdrawn")
    run = runs.create_run(
        work.session,
        number=number,
        checklist_id=form,
        definition_hash=known[form],
        edition_id="2026.1",
        scope=scope,
        started_by=by.id,
        started_at=NOW,
        lang="nl",
        project_id=project.id if project else None,
    )
    runs.set_status(work.session, run, status)
    runs.set_frozen(work.session, run, frozen(number, house.said("" if gone else f"/f/{number}/record")))
    touch_run(work, run.id)
    return run


def _lessons(house: Hidden, work: Work, named: dict[str, Person], places: tuple[Project | None, ...]) -> None:
    states = ("draft", "submitted", "published", "expired", "discarded")
    kinds = product(places, states, ("internal", "restricted"))
    for number, (project, state, confidentiality) in enumerate(kinds, 9001):
        code, gone = f"L-{number}", state == "discarded"
        url = "" if gone else f"/lessons/{code}"
        title = house.word(url)
        record = f"F-2026-{number + 500}"
        made = _run(
            house,
            work,
            record,
            project,
            "project" if project else "organisation",
            "submitted",
            named["author"],
        )
        more: dict[str, Any] = {
            "title": {"en": f"Lesson {title}", "nl": f"Les {title}"},
            "data": {"event": house.said(url)},
            "author_id": named["author"].id,
            "validator_id": named["validator"].id,
            "confidentiality": confidentiality,
            "state": state,
        }
        house.lesson(work.session, code, project, run_id=made.id, **more)


def _rows(house: Hidden, work: Work, owner: Person, places: tuple[Project | None, ...]) -> None:
    kinds = product(places, (*SEEN_BY, "TRN"), (owner.id, None), (None, NOW))
    for number, (project, seen_by, owner_id, withdrawn) in enumerate(kinds, 1):
        row = house.row(work, number, "", project, seen_by=seen_by, owner_id=owner_id)
        url = "" if withdrawn else f"/rows/{row.id}"
        row.data = {"event": f"{house.word(url)} {house.word(url)}"}
        row.withdrawn_at = withdrawn


def _actors(
    house: Hidden, session: Session, named: dict[str, Person], opened: Project, closed: Project
) -> None:
    today = NOW.date()
    for role, (where, project) in product(
        ROLES, (("organisation", None), ("open", opened), ("closed", closed))
    ):
        name = f"{role} {where}"
        named[name] = people.add_person(session, name=name, email=f"{role}.{where}@example.org".lower())
        people.assign_role(
            session,
            person_id=named[name].id,
            role=role,
            valid_from=today,
            project_id=project.id if project else None,
        )
    house.actors = {name: actor_of(session, person, today) for name, person in named.items()}
    house.actors |= {"visitor": VISITOR, "the product": PRODUCT}
