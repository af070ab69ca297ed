"""Projects, finished forms, rows and lessons as the search finds them, each with who may find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.definitions.register import Register
from app.definitions.text import LANGS
from app.handbook.entry import Entry
from app.services.editions import current_id, definition_in, library
from app.services.runs.known import frozen_fields, prose_of
from app.services.runs.records import plain_words
from app.services.search_audience import OVERSEER, PEOPLE, being
from app.services.search_rows import of_row
from app.services.work import Work
from app.store import EVERYTHING, Session, asking, lessons, projects, registers, runs
from app.store.model import Lesson, Project, Run
from app.store.visible import SHARED_LESSONS

Json = Any
SENT = ("submitted", "in_review", "decided", "closed")


def project_ids(project_id: str) -> tuple[str, ...]:
    """The ids of all entries a project can have."""
    return (f"project:{project_id}",)


def run_ids(run_id: str) -> tuple[str, ...]:
    """The ids of all entries the record of a run can have."""
    return tuple(f"run:{run_id}:{lang}" for lang in LANGS)


def lesson_ids(lesson_id: str) -> tuple[str, ...]:
    """The ids of all entries a lesson can have."""
    return tuple(f"lesson:{lesson_id}:{lang}" for lang in LANGS)


def known_registers(work: Work) -> Mapping[str, Register]:
    """The registers of the method in force; none before the first edition."""
    return library(work).registers if current_id(work) is not None else {}


def all_entries(work: Work) -> Iterator[Entry]:
    """Every project, record, row and lesson: what may be seen of them is asked when somebody searches."""
    session, known_rows = work.session, known_registers(work)
    known = {project.id: project for project in projects.list_projects(session, EVERYTHING, merged=True)}
    for project in known.values():
        yield from of_project(session, project)
    learned = lessons.list_lessons(session, EVERYTHING)
    written = {lesson.run_id: lesson for lesson in learned}
    for run in (
        *asking.runs_waiting(session, EVERYTHING, merged=True),
        *runs.finished_runs(session, EVERYTHING),
    ):
        yield from of_run(work, run, written.get(run.id))
    for lesson in learned:
        yield from of_lesson(lesson)
    for row in registers.list_rows(session, EVERYTHING):
        yield from of_row(known_rows, row)


def of_project(session: Session, project: Project) -> Iterator[Entry]:
    """A project, with what forms established about it in words and what it was begun with."""
    facts = projects.facts(session, project.id)
    forms = runs.runs_of_project(session, project.id, EVERYTHING)
    yield Entry(
        id=project_ids(project.id)[0],
        kind="project",
        lang=next((run.lang for run in forms), LANGS[0]),
        title=project.title,
        path=(),
        text=" ".join(dict.fromkeys([*_prose(facts.values()), *_begun_with(session, forms)])),
        url=f"/projects/{project.number}",
        audience=f"project:{project.id} {OVERSEER}",
        code=project.number,
        project=project.id,
    )


def _begun_with(session: Session, forms: Sequence[Run]) -> list[str]:
    """What was written in the form that began a project, or in its newest revision, once it was sent."""
    begun = next(
        (one for one in forms if definition_in(session, one.definition_hash).checklist.new_project), None
    )
    for run in forms:  # the oldest first
        if begun is not None and run.supersedes_id == begun.id and run.status in SENT:
            begun = run
    return prose_of(begun) if begun is not None and begun.status in SENT else []


def of_run(work: Work, run: Run, lesson: Lesson | None) -> Iterator[Entry]:
    """The record of a run that was sent, in both languages; nothing before and when it was withdrawn.

    `lesson`: the one that this run made; the record is as restricted as the lesson, and as the form.
    """
    if run.status not in SENT or not isinstance(run.frozen, dict):
        return
    few = lesson if lesson is not None and _restricted(lesson) else None
    audience = _few(run, few) if few is not None else _run_audience(work.session, run)
    for lang, id_ in zip(LANGS, run_ids(run.id), strict=True):
        yield Entry(
            id=id_,
            kind="record",
            lang=lang,
            title=run.frozen["name"][lang],
            path=(),
            text=" ".join(_recorded(run.frozen, lang)),
            url=f"/f/{run.number}/record",
            audience=audience,
            code=run.number,
            process=_process(work, run),
            project=run.project_id or "",
        )


def of_lesson(lesson: Lesson) -> Iterator[Entry]:
    """A lesson under its title in both languages; nothing when it was discarded."""
    if lesson.state == "discarded":
        return
    for lang, id_ in zip(LANGS, lesson_ids(lesson.id), strict=True):
        yield Entry(
            id=id_,
            kind="lesson",
            lang=lang,
            title=lesson.title[lang],
            path=(),
            text=" ".join(_prose(lesson.data.values())),
            url=f"/lessons/{lesson.number}",
            audience=_lesson_audience(lesson),
            code=lesson.number,
            project=lesson.project_id or "",
        )


def _process(work: Work, run: Run) -> str:
    """The process that the form belongs to in the method in force; '' where it has no such form any more."""
    form = library(work).checklists.get(run.checklist_id) if current_id(work) is not None else None
    return form.process if form is not None else ""


def _run_audience(session: Session, run: Run) -> str:
    """As `visible.select_runs` has it, for as long as nobody is asked anything."""
    if run.project_id is not None:
        return f"project:{run.project_id} person:{run.started_by} {OVERSEER}"
    if run.scope != "person":
        return f"{PEOPLE} {OVERSEER}"
    named = definition_in(session, run.definition_hash).checklist.person
    about = frozen_fields(run).get(named or "", {}).get("value")
    return " ".join(f"person:{one}" for one in (run.started_by, about) if one)


def _few(run: Run, lesson: Lesson) -> str:
    """The record of a restricted lesson: who may read the lesson and may see the form as well."""
    found = [OVERSEER, f"person:{run.started_by}"]
    if run.project_id is not None:
        found += [f"member:{run.project_id}"] if run.project_id == lesson.project_id else []
        found += [being(lesson.validator_id, f"project:{run.project_id}")] if lesson.validator_id else []
    elif run.scope != "person":
        found += [f"member:{lesson.project_id}"] if lesson.project_id else []
        found += [f"person:{lesson.validator_id}"] if lesson.validator_id else []
    return " ".join(found)


def _restricted(lesson: Lesson) -> bool:
    return lesson.confidentiality == "restricted"


def _lesson_audience(lesson: Lesson) -> str:
    """As `visible.select_lessons` has it."""
    found = [OVERSEER, *(f"person:{one}" for one in (lesson.author_id, lesson.validator_id) if one)]
    if lesson.project_id is not None:
        found.append(f"member:{lesson.project_id}")
    if not _restricted(lesson):
        shared = lesson.state in SHARED_LESSONS or lesson.project_id is None
        found.append(PEOPLE if shared else f"project:{lesson.project_id}")
    return " ".join(found)


def _recorded(frozen: Mapping[str, Json], lang: str) -> Iterator[str]:
    for step in frozen["steps"]:
        for field in step["fields"]:
            yield f"{field['label'][lang]}:"
            cells = [cell for row in field.get("rows", ()) for cell in row["cells"]]
            for kept in cells or [field]:
                yield f"{plain_words(kept, lang)}."


def _prose(values: Iterable[Json]) -> Iterator[str]:
    """What people wrote among `values`; codes and ids hold no space, whole texts do."""
    return (value for value in values if isinstance(value, str) and " " in value.strip())
