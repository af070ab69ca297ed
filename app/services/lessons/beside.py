"""Lessons where they are needed: at the intake, in the list to decide about, and beside a question."""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Field
from app.services.editions import library
from app.services.lessons import reasons
from app.services.lessons.library import answers_of
from app.services.lessons.matching import TAGS, Match, Matcher, in_order, matcher
from app.services.lessons.offers import MATCHED, for_project
from app.services.lessons.subject import Subject, of_form, of_project
from app.services.lessons.weights import AT_INTAKE, AT_QUESTION, most
from app.services.rights import visible_to
from app.services.runs.form_views import StepView
from app.services.runs.opening import open_run, page_of
from app.services.work import Work
from app.store import projects
from app.store.model import Lesson, Project

PAGE, QUESTION = "process", "question"  # where a lesson belongs, and where else it is shown
NOTHING: Mapping[str, tuple[Match, ...]] = {}


def at_step(work: Work, view: StepView) -> Mapping[str, tuple[Match, ...]]:
    """Field id -> the lessons to show there: each once on a page, at most a few at a question."""
    listing = [one.field for one in view.fields if one.field.prefill == MATCHED]
    asking = [one.field for one in view.fields if one.field.lesson_tags]
    first = view.position == 1
    if not view.writable or not (listing or asking or first):
        return NOTHING
    comparing, project = matcher(work), _project(work, view)
    if comparing is None or project is None or not comparing.offered:
        return NOTHING
    subject = _subject(work, view, project)
    found = {one.id: _listed(work, comparing, subject, project, one) for one in listing}
    seen = {match.lesson.number for matches in found.values() for match in matches}
    return found | _beside(comparing, subject, view, asking, seen)


def _project(work: Work, view: StepView) -> Project | None:
    number = view.head.project_number
    return projects.get_project(work.session, number, visible_to(work.actor)) if number else None


def _subject(work: Work, view: StepView, project: Project) -> Subject:
    """Before the first record there is only what is being filled in."""
    if project.project_class is not None:
        return of_project(work, project)
    return of_form(work, project, open_run(work, view.head.number).walk)


def _listed(
    work: Work, comparing: Matcher, subject: Subject, project: Project, asked: Field
) -> tuple[Match, ...]:
    """All that fits: to look at, or in a table to decide about."""
    if asked.type == "table":
        return for_project(work, project)
    return comparing.best(subject, most(library(work), AT_INTAKE))


def _beside(
    comparing: Matcher, subject: Subject, view: StepView, asking: list[Field], seen: set[str]
) -> dict[str, tuple[Match, ...]]:
    page = page_of(view.head.checklist.process)
    number = most(comparing.known, AT_QUESTION)
    fitting = in_order(_with_page(comparing, subject, one, page) for one in comparing.fitting(subject))
    found: dict[str, tuple[Match, ...]] = {}
    for asked in asking:
        left = [one for one in fitting if one.lesson.number not in seen and _tagged(one, asked)]
        found[asked.id] = tuple(left[:number])
        seen |= {one.lesson.number for one in left[:number]}
    if view.position == 1 and view.fields:
        left = [one for one in fitting if one.lesson.number not in seen and _sent_here(one, page)]
        at = view.fields[0].field.id
        found[at] = (*found.get(at, ()), *left)[:number]
    return {name: matches for name, matches in found.items() if matches}


def _tagged(one: Match, asked: Field) -> bool:
    return bool(set(answers_of(one.lesson).get(TAGS) or ()) & set(asked.lesson_tags))


def _sent_here(one: Match, page: str) -> bool:
    return answers_of(one.lesson).get(QUESTION) == page


def _with_page(comparing: Matcher, subject: Subject, lesson: Lesson, page: str) -> Match:
    told = answers_of(lesson)
    here = page in (told.get(PAGE), told.get(QUESTION))
    extra = [(comparing.weights.of("page"), reasons.said("page"))] if here else []
    return comparing.match(lesson, subject, extra)
