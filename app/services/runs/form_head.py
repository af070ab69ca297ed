"""The top of each page of a form: its own name, its project and its handbook."""

from __future__ import annotations

from textwrap import shorten

from app.definitions.checklist import Checklist
from app.definitions.text import LANGS, Text
from app.services.editions import library
from app.services.registers.titles import in_words, summary_of
from app.services.runs.form_views import FormHead, Someone
from app.services.runs.opening import OpenRun
from app.services.runs.revising import newer
from app.services.work import Work
from app.store import EVERYTHING, runs
from app.store.model import Project, RegisterRow, Run

LONGEST = 60  # letters of the row that a form is about, in the form's name


def name_of(work: Work, opened: OpenRun) -> Text:
    """The form's own name: "Intake gate · Oeverdam", "Acceptance of a result · D1 · Portal · Oeverdam"."""
    subject = called(work, opened.around.subject)
    return name_from(opened.compiled.checklist, opened.project, opened.run, subject)


def name_from(checklist: Checklist, project: Project | None, run: Run, subject: Text | None = None) -> Text:
    """The same of a form that is not opened; `subject`: what the row is called that it is about."""
    about = project.title if project else run.number
    names = {lang: (checklist.title[lang], subject[lang] if subject else "", about) for lang in LANGS}
    return Text(**{lang: " · ".join(one for one in parts if one) for lang, parts in names.items()})


def called(work: Work, row: RegisterRow | None) -> Text | None:
    """What the row is called that a form is about: two forms about two results are told apart by it."""
    register = library(work).registers.get(row.register) if row is not None else None
    if row is None or register is None or not in_words(register, row):
        return None
    return Text(
        **{lang: shorten(summary_of(register, row, lang), LONGEST, placeholder=" …") for lang in LANGS}
    )


def form_head(work: Work, opened: OpenRun) -> FormHead:
    """What stands on top of every page of this run."""
    run = opened.run
    following = newer(work, opened)
    old = runs.run_by_id(work.session, run.supersedes_id, EVERYTHING) if run.supersedes_id else None
    return FormHead(
        number=run.number,
        checklist=opened.compiled.checklist,
        name=name_of(work, opened),
        project_number=opened.project.number if opened.project else None,
        project_title=opened.project.title if opened.project else None,
        status=opened.state.status,
        edition=run.edition_id,
        revision=run.revision,
        started_by=Someone(run.started_by, opened.names.of(run.started_by) or ""),
        started_at=run.started_at,
        due=run.due,
        revises=old[0].number if old else None,
        replaced_by=following[0] if following and following[1] else None,
        grounds=tuple(one for one in opened.state.grounds if not _stands(work, one)),
        contested=opened.state.contested_at is not None,
        left_behind=opened.left_behind,
    )


def _stands(work: Work, number: str) -> bool:
    """Whether a decision that was contested has been taken again."""
    found = runs.get_run(work.session, number, EVERYTHING)
    return found is not None and found[0].status in runs.DECIDED
