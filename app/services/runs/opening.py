"""A run, opened: its definition, its answers, what has happened, who is in it, and the walk through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as kept
from typing import Any

from app.definitions.checklist import Turn
from app.definitions.compiled import Compiled
from app.definitions.message import refused
from app.definitions.text import Lang
from app.runs.answered_roles import with_answers
from app.runs.as_sent import figures_of
from app.runs.complete import open_in
from app.runs.duties import Given
from app.runs.events import Happened
from app.runs.freeze import Names, Signature
from app.runs.path import Base, Walk, walk
from app.runs.pen import Cast, open_turns
from app.runs.state import RunState, fold
from app.services.editions import definition, library
from app.services.registers.naming import names_in
from app.services.rights import visible_to
from app.services.runs.answers import put_together
from app.services.runs.around import NOTHING_AROUND, Around, around_of
from app.services.runs.auto import as_sent, with_auto
from app.services.runs.cast import cast_of
from app.services.runs.context import About, Known, context_of
from app.services.runs.exceptions import reported
from app.services.runs.known import known_of, made_before
from app.services.runs.live import base_of, in_full, live_fields, with_refs
from app.services.runs.proof import Verdict, verdicts_of
from app.services.waivers import waived
from app.services.work import Work
from app.store import answers, editions, events, people, runs
from app.store.answers import Kept
from app.store.model import Project, RegisterRow, Run

Json = Any


@dataclass(frozen=True)
class OpenRun:
    """Everything one act on a run needs; made afresh for each act."""

    run: Run
    project: Project | None
    compiled: Compiled
    happened: tuple[Happened, ...]
    state: RunState
    stored: Mapping[str, Json]
    given: tuple[Given, ...]
    signatures: Mapping[str, Signature]  # field -> who answered it last, and when
    known: Known
    context: Mapping[str, Any]
    cast: Cast
    names: Names
    walk: Walk
    verdicts: Mapping[str, Verdict] = kept(default_factory=dict)  # requirement -> what records say to it
    around: Around = NOTHING_AROUND  # the rows of registers that its rules and tables read
    base: Base = kept(default_factory=dict)  # live table -> the rows of its register that stand ready

    @property
    def review_complete(self) -> bool:
        """Whether all that the review owes is there, so that the decision can be taken."""
        return self.state.status in ("submitted", "in_review") and not open_in(self.walk, "review")

    @property
    def left_behind(self) -> bool:
        """Whether another project goes on for the one of this form, so that it can only be read."""
        return self.project is not None and self.project.merged_into_id is not None

    @property
    def open_turns(self) -> tuple[Turn, ...]:
        """The turns in which answers can be given now."""
        return () if self.left_behind else open_turns(self.state, self.review_complete)


def page_of(process_id: str) -> str:
    """How an answer names the page of a process."""
    return f"processes/{process_id}"


def _answers(stored: Mapping[str, Json], state: RunState) -> dict[str, Json]:
    return {**stored, **dict.fromkeys(state.approvals, "approved")}


def rewalk(opened: OpenRun, stored: Mapping[str, Json]) -> OpenRun:
    """The same run with other answers: what a page shows before anything is saved."""
    given = _answers(with_auto(opened.compiled, stored, opened.verdicts), opened.state)
    figures = figures_of(opened.compiled, opened.run.frozen)
    walked = walk(opened.compiled, given, opened.context, opened.base, figures)
    return replace(opened, stored=stored, walk=walked, cast=with_answers(opened.cast, walked))


def reread(work: Work, opened: OpenRun) -> OpenRun:
    """The same run after its own answers were saved; what stands around it is as it was."""
    rows = answers.answers_of(work.session, opened.run.id)
    since = _happened(work, opened.run, opened.state.seq)
    stored = with_refs(opened.compiled, put_together(rows))
    again = replace(
        opened,
        happened=(*opened.happened, *since),
        state=fold(since, opened.state),
        given=_given(rows),
        signatures=_signatures(rows, opened.names),
        base=base_of(work, opened.compiled, stored, opened.around.rows, opened.run),
    )
    return rewalk(again, stored)


def _given(rows: list[Kept]) -> tuple[Given, ...]:
    return tuple(Given(row.field, row.col, row.by) for row in rows)


def _signatures(rows: list[Kept], names: Names) -> dict[str, Signature]:
    """Field -> who answered it last, and when."""
    latest = sorted(rows, key=lambda row: row.at)
    return {row.field: Signature(names.of(row.by) or "", row.at) for row in latest}


def in_whole(opened: OpenRun) -> OpenRun:
    """The same run with the rows of live tables whole in its answers, as pages show and hand them in."""
    fields = {one.id: one for one in live_fields(opened.compiled)}
    whole = {
        name: in_full(opened.stored.get(name), base, [column.id for column in fields[name].columns])
        for name, base in opened.base.items()
        if base
    }
    return replace(opened, stored={**opened.stored, **whole})


def _happened(work: Work, run: Run, after: int = 0) -> tuple[Happened, ...]:
    return tuple(
        Happened(one.seq, one.at, one.actor_id, one.kind, one.body or {})  # type: ignore[arg-type]
        for one in events.events_of(work.session, run.id, after)
    )


def _names(
    work: Work,
    run: Run,
    compiled: Compiled,
    rows: list[Kept],
    happened: tuple[Happened, ...],
    walked: Walk,
    cast: Cast,
) -> Names:
    """The words behind every id that an answer, a row of a register or an event of this run names."""
    ids = {run.started_by, *(row.by for row in rows), *(one.actor for one in happened if one.actor)}
    held = {person for people_ in cast.holders.values() for person in people_}
    asked = [column for step in compiled.steps for one in step.fields for column in (one, *one.columns)]
    cells: list[Mapping[str, Json]] = [{name: one.stored for name, one in walked.fields.items()}]
    cells += [row.stored for one in walked.fields.values() for row in one.rows]
    pointed = names_in(work, asked, cells)
    pages = {page_of(id_): one.title for id_, one in library(work).processes.items()}
    found = people.names(work.session, ids | held)
    return Names({**pointed.known, **found}, {**pages, **pointed.things}, pointed.roles)


def hold(work: Work, *rows: Run | Project | RegisterRow | None) -> None:
    """Hold these rows until the end of the transaction, and read what others made of them meanwhile."""
    for one in rows:
        if one is not None:
            work.session.refresh(one, with_for_update=True)


def _lang(run: Run) -> Lang:
    return "nl" if run.lang == "nl" else "en"


def open_run(work: Work, number: str) -> OpenRun:
    """Open a run that the actor may see; raises Refused when there is none."""
    return _opened(work, *_found(work, number))


def open_to_change(work: Work, number: str) -> OpenRun:
    """Open a run and hold it until the end of the transaction, so that nobody changes it in between."""
    run, project = _found(work, number, hold=True)
    if project is not None and project.merged_into_id is not None:
        raise refused("project-merged", number=project.number)
    return _opened(work, run, project)


def _found(work: Work, number: str, *, hold: bool = False) -> tuple[Run, Project | None]:
    found = runs.get_run(work.session, number, visible_to(work.actor), hold=hold)
    if found is None:
        raise refused("run-not-found", number=number)
    return found


def _opened(work: Work, run: Run, project: Project | None) -> OpenRun:
    compiled = definition(work, run.definition_hash)
    rows = answers.answers_of(work.session, run.id)
    happened = _happened(work, run)
    known = known_of(work, project, run)
    around = around_of(work, compiled, project, run)
    lifted = waived(work)
    today = editions.today(work.session, work.now)
    about = About(
        tuple(run.gates),
        run.gate_number,
        run.started_by,
        today,
        lifted,
        made_before(known, run) + 1,
        reported(work, known, run),
    )
    context = context_of(compiled, known, about, around.values)
    state = fold(happened)
    stored = with_refs(compiled, put_together(rows))
    base = base_of(work, compiled, stored, around.rows, run)
    said = verdicts_of(
        work, compiled, project, context, _lang(run), lambda one: open_run(work, one.number).walk
    )
    verdicts = said if run.frozen is None else as_sent(compiled, run, said)
    given = _answers(with_auto(compiled, stored, verdicts), state)
    walked = walk(compiled, given, context, base, figures_of(compiled, run.frozen))
    cast = cast_of(compiled.resolved, run.started_by, known.project_class, known.held, lifted)
    cast = with_answers(cast, walked)
    names = _names(work, run, compiled, rows, happened, walked, cast)
    return OpenRun(
        run=run,
        project=project,
        compiled=compiled,
        happened=happened,
        state=state,
        stored=stored,
        given=_given(rows),
        signatures=_signatures(rows, names),
        known=known,
        context=context,
        cast=cast,
        names=names,
        walk=walked,
        verdicts=verdicts,
        around=around,
        base=base,
    )
