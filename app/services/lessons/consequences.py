"""What follows when a form or a row says something of a lesson.

One that did not help several times is looked at again; one that became part of the method is pushed no
longer; a new warning goes to the project managers whom it concerns.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from app.definitions.text import LANGS, Text
from app.services.editions import library
from app.services.lessons import uptake
from app.services.lessons.library import OFFERED, answers_of
from app.services.lessons.matching import matcher
from app.services.lessons.subject import of_project
from app.services.lessons.weights import NOT_HELPED, most
from app.services.registers.writing import Source, put_change, put_new
from app.services.runs.working_days import after_working_days
from app.services.work import Work
from app.store import EVERYTHING, editions, lessons, people, projects, registers, row_events
from app.store.model import Lesson, RegisterRow

Json = Any
ACTIONS, CHANGES = "actions", "method_changes"
DECIDED = ("approved", "published")  # of a change of the method: from here on the rule does the work
EMBEDDED, WARNING, RUNNING = "embedded", "warning", "running"
LOOK_AGAIN, TOLD = "lesson-review", "lesson-told"
OWNER = "POA"  # looks after a lesson whose own role nobody holds
DAYS = "lesson_validation_days"
SOON = 7  # days to read a warning
_AGAIN = Text(
    en="Look at this lesson again, it did not help {count} times: {lesson}",
    nl="Bekijk deze les opnieuw, die hielp {count} keer niet: {lesson}",
)
_READ = Text(
    en="Read this new warning. Does it touch your project? {lesson}",
    nl="Lees deze nieuwe waarschuwing. Raakt die jouw project? {lesson}",
)


def after_form(work: Work, run_id: str) -> None:
    """What follows from the rows that a form wrote or changed."""
    events = row_events.events_of_run(work.session, run_id)
    rows = registers.rows_by_id(work.session, {one.row_id for one in events}, EVERYTHING)
    written = [row for row in rows.values() if row.withdrawn_at is None]
    _named(work, run_id, written)
    for row in written:
        after_row(work, row)


def after_row(work: Work, row: RegisterRow) -> None:
    """What follows from one row, whoever wrote it."""
    number = uptake.cells_of(row).get("lesson")
    if row.register not in (uptake.REGISTER, CHANGES) or not isinstance(number, str):
        return
    lesson = lessons.get_lesson(work.session, number, EVERYTHING)
    if lesson is None or lesson.state != OFFERED:
        return
    if row.register == CHANGES and row.status in DECIDED:
        lesson.state = EMBEDDED
    elif row.register == uptake.REGISTER and uptake.cells_of(row).get("helped") == "no":
        _ask_to_look_again(work, lesson)


def _named(work: Work, run_id: str, rows: Iterable[RegisterRow]) -> None:
    """A change that a lesson asks for names the lesson, so that both are found from each other."""
    lesson = lessons.lesson_of_run(work.session, run_id)
    register = library(work).registers.get(CHANGES)
    if lesson is None or register is None:
        return
    asked = registers.rows_by_id(work.session, [str(answers_of(lesson).get("change_ref"))], EVERYTHING)
    for row in [*rows, *asked.values()]:
        if row.register == CHANGES and not uptake.cells_of(row).get("lesson"):
            put_change(work, register, row, {"lesson": lesson.number}, run_id=run_id)


def _ask_to_look_again(work: Work, lesson: Lesson) -> None:
    """A task for who keeps the lesson true, each so many times; past its date nobody is offered it."""
    known = library(work)
    limit, register = most(known, NOT_HELPED), known.registers.get(ACTIONS)
    noes = uptake.counters(work).get(lesson.number, uptake.NEVER).no
    asked = [one for one in _made(work, LOOK_AGAIN) if one.row_key == lesson.number]
    if register is None or not limit or noes < limit * (len(asked) + 1):
        return
    due = after_working_days(work, _today(work), most(known, DAYS))
    owner = keeper(work, lesson)
    action = _said(_AGAIN, lesson, _lang(work, owner), count=noes)
    cells = {"action": action, "owner": owner, "due": due.isoformat(), "source": lesson.number}
    _put(work, cells, LOOK_AGAIN, lesson.number)
    lesson.review_on = min(lesson.review_on or due, due)


def tell_of_warning(work: Work, lesson: Lesson) -> None:
    """A new warning becomes a task in each running project that it fits, for its project manager."""
    comparing = matcher(work)
    if lesson.kind != WARNING or comparing is None or ACTIONS not in library(work).registers:
        return
    running = {one.id: one for one in projects.list_projects(work.session, EVERYTHING, (RUNNING,))}
    due = (_today(work) + timedelta(days=SOON)).isoformat()
    reached: set[str] = set()
    for held in people.in_projects(work.session, _today(work), ("PM",)):
        project = running.get(held.project_id or "")
        if project is None or project.id in reached:
            continue
        reached.add(project.id)
        subject = of_project(work, project)
        fits = any(one.id == lesson.id for one in comparing.fitting(subject))
        if fits and comparing.match(lesson, subject).score >= comparing.weights.of("warning"):
            action = _said(_READ, lesson, held.person.lang)
            cells = {"action": action, "owner": held.person_id, "due": due, "source": lesson.number}
            _put(work, cells, TOLD, f"{lesson.number}-{project.number}", project.id)


def _put(work: Work, cells: dict[str, Json], field: str, key: str, project: str | None = None) -> None:
    register = library(work).registers[ACTIONS]
    put_new(work, register, project, cells, Source(None, field, key))


def _made(work: Work, field: str) -> list[RegisterRow]:
    return registers.rows_from(work.session, None, field)


def _today(work: Work) -> date:
    return editions.today(work.session, work.now)


def keeper(work: Work, lesson: Lesson) -> str | None:
    """Who keeps a lesson true: the holder of its role, or the process owner."""
    held = people.in_organisation(work.session, _today(work))
    wanted = (answers_of(lesson).get("owner_role"), OWNER)
    return next((one.person_id for role in wanted for one in held if one.role == role), lesson.validator_id)


def _lang(work: Work, person_id: str | None) -> str:
    person = people.person_by_id(work.session, person_id) if person_id else None
    return person.lang if person is not None else LANGS[0]


def _said(words: Text, lesson: Lesson, lang: str, **more: object) -> str:
    return words[lang].format(lesson=f"{lesson.number} {lesson.title[lang]}", **more)
