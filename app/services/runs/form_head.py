"""The top of each page of a form: its own name, its project and its handbook."""

from __future__ import annotations

from app.definitions.text import LANGS, Text
from app.services.runs.form_views import FormHead, Someone
from app.services.runs.opening import OpenRun
from app.services.runs.revising import newer
from app.services.work import Work
from app.store import EVERYTHING, runs


def name_of(opened: OpenRun) -> Text:
    """The form's own name: "Intake gate · Oeverdam"; for gates taken together both."""
    title = opened.compiled.checklist.title
    about = opened.project.title if opened.project else opened.run.number
    return Text(**{lang: f"{title[lang]} · {about}" for lang in LANGS})


def form_head(work: Work, opened: OpenRun) -> FormHead:
    """What stands on top of every page of this run."""
    run = opened.run
    following = newer(work, opened)
    old = runs.run_by_id(work.session, run.supersedes_id, EVERYTHING) if run.supersedes_id else None
    return FormHead(
        number=run.number,
        checklist=opened.compiled.checklist,
        name=name_of(opened),
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
