"""Who sees what: the one place where rows of projects are kept from those who may not see them.

Every query on projects, runs, lessons, register rows or files takes a `Visible` and goes through here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from app.store.model import Lesson, Project, RegisterRow, Run, StoredFile

# A lesson that was found good belongs to everybody; before that, to those of its project.
SHARED_LESSONS = ("validated", "published", "embedded", "superseded", "expired")


@dataclass(frozen=True)
class Visible:
    """What one person may see. Nobody (the default) sees nothing."""

    all: bool = False
    office: bool = False  # also forms about a person, and rows for the project office and its auditor only
    person_id: str | None = None
    projects: frozenset[str] = field(default_factory=frozenset)  # ids of those in which he holds a role
    runs: frozenset[str] = field(default_factory=frozenset)  # ids of those that ask, or are about, him
    roles: frozenset[str] = field(default_factory=frozenset)  # those he holds in the organisation


EVERYTHING = Visible(all=True, office=True)  # for work of the product itself: an index, a number, an export
NOTHING = Visible()


def go_on(column: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    """What belongs to no project, or to one that goes on itself: another one counts for a merged one."""
    merged = select(Project.id).where(Project.merged_into_id.is_not(None))
    return or_(column.is_(None), column.not_in(merged))


def select_projects(visible: Visible) -> Select[Project]:
    """The projects that `visible` shows."""
    return select(Project).where(_guard(visible, _project(visible)))


def select_runs(visible: Visible) -> Select[Run]:
    """The runs of visible projects, of the organisation, those one started, and those that concern him.

    Those about a person are kept from who sees all projects too, but for the office and its auditor.
    """
    if visible.all:
        return select(Run) if visible.office else select(Run).where(_not_about_others(visible))
    seen = or_(
        _of_project(visible, Run.project_id),
        and_(Run.project_id.is_(None), Run.scope != "person"),
        Run.id.in_(visible.runs),
    )
    return select(Run).where(
        _guard(visible, or_(Run.started_by == visible.person_id, and_(seen, ~_behind_restricted(visible))))
    )


def _not_about_others(visible: Visible) -> ColumnElement[bool]:
    return or_(Run.scope != "person", Run.started_by == visible.person_id, Run.id.in_(visible.runs))


def _behind_restricted(visible: Visible) -> ColumnElement[bool]:
    """The run of a restricted lesson is as restricted as the lesson."""
    member = and_(Lesson.project_id.is_not(None), Lesson.project_id.in_(visible.projects))
    return (
        select(Lesson.id)
        .where(Lesson.run_id == Run.id, Lesson.confidentiality == "restricted")
        .where(not_(or_(member, func.coalesce(Lesson.validator_id, "") == (visible.person_id or ""))))
        .exists()
    )


def select_lessons(visible: Visible) -> Select[Lesson]:
    """Shared lessons, and those of visible projects; restricted ones only to members, author, validator."""
    open_enough = Lesson.confidentiality != "restricted"
    return select(Lesson).where(
        _guard(
            visible,
            or_(
                Lesson.author_id == visible.person_id,
                Lesson.validator_id == visible.person_id,
                Lesson.project_id.in_(visible.projects),
                and_(open_enough, Lesson.state.in_(SHARED_LESSONS)),
                and_(open_enough, Lesson.project_id.is_(None)),
                and_(open_enough, _of_project(visible, Lesson.project_id)),
            ),
        )
    )


def select_rows(visible: Visible) -> Select[RegisterRow]:
    """The register rows of visible projects, those without one, those for everybody, and those one owns.

    Rows for the office, or for a role, are seen by the office, their owner and who holds that role in the
    organisation, whatever else somebody sees.
    """
    if visible.all and visible.office:
        return select(RegisterRow)
    seen = or_(
        RegisterRow.seen_by == "all",
        RegisterRow.project_id.is_(None),
        _of_project(visible, RegisterRow.project_id),
    )
    kept_apart = RegisterRow.seen_by.not_in(["project", "all", *visible.roles])
    found = true() if visible.all else seen
    if visible.person_id is None and not visible.all:
        return select(RegisterRow).where(false())
    return select(RegisterRow).where(
        or_(
            RegisterRow.owner_id == visible.person_id,
            found if visible.office else and_(not_(kept_apart), found),
        )
    )


def select_files(visible: Visible) -> Select[StoredFile]:
    """The files of visible runs and projects, and those one handed in himself."""
    if visible.all and visible.office:
        return select(StoredFile)
    runs = select_runs(visible).with_only_columns(Run.id)
    of_project = true() if visible.all else _of_project(visible, StoredFile.project_id)
    seen = or_(
        StoredFile.uploaded_by == visible.person_id,
        StoredFile.run_id.in_(runs),
        and_(StoredFile.run_id.is_(None), of_project),
    )
    return select(StoredFile).where(seen if visible.person_id is not None else false())


def _guard(visible: Visible, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    if visible.all:
        return true()
    return condition if visible.person_id is not None else false()


def _project(visible: Visible) -> ColumnElement[bool]:
    return or_(Project.visibility == "open", Project.id.in_(visible.projects))


def _of_project(visible: Visible, column: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    return column.in_(select(Project.id).where(_project(visible)))
