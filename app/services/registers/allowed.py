"""Who may add rows to a register, change one, or give it a status: as the method says at the register."""

from __future__ import annotations

from app.definitions.message import Message
from app.definitions.register import Register, Status, Who
from app.services import rights
from app.services.editions import library, method
from app.services.gate_days import next_gates
from app.services.registers.lasting import over
from app.services.runs.cast import class_that_counts, decider_role
from app.services.work import Work
from app.store import EVERYTHING, runs
from app.store.model import Project, RegisterRow


def _decider(work: Work, project: Project | None, row: RegisterRow | None) -> str | None:
    """The role that decided at the gate a row comes from; of other rows, at the next gate of the project."""
    gates, classes = method(work).gates, method(work).classes
    if project is None or not gates:
        return None
    found = runs.run_by_id(work.session, row.run_id, EVERYTHING) if row is not None and row.run_id else None
    own = found[0].gates[:1] if found is not None else []
    wanted = own or (next_gates(work, (project,))[project.id],)
    gate = next((one for one in gates if one.id in wanted), gates[-1])
    return decider_role(gate, class_that_counts(classes, project.project_class))


def _decides(work: Work, project: Project | None, row: RegisterRow | None) -> bool:
    role = _decider(work, project, row)
    return project is not None and any(
        held.decides and held.role == role and held.project_id in (None, project.id)
        for held in work.actor.roles
    )


def _is(work: Work, word: str, row: RegisterRow | None, project: Project | None) -> bool:
    me = work.actor.person_id
    match word:
        case "nobody":
            return False
        case "owner":
            return row is not None and row.owner_id == me
        case "member":
            return project is None or any(held.project_id == project.id for held in work.actor.roles)
        case "office":
            return work.actor.holds(*rights.OFFICE)
        case "decider":
            return _decides(work, project, row)
        case _:
            return work.actor.holds(word, project_id=project.id if project else None)


def _one_of(work: Work, who: Who, row: RegisterRow | None, project: Project | None) -> bool:
    return work.actor.product or any(_is(work, word, row, project) for word in who)


def _refusal(work: Work, who: Who, project: Project | None, row: RegisterRow | None = None) -> Message:
    """Who does it instead, in words."""
    named = [one for one in who if one in library(work).roles]
    named += [*rights.OFFICE] if "office" in who else []
    named += [_decider(work, project, row) or ""] if "decider" in who else []
    roles = tuple(dict.fromkeys(one for one in named if one))
    if "member" in who:
        return Message("row-for-others", {"who": "member"})
    if "owner" in who:
        return Message("row-for-others", {"roles": roles, "who": "owner_or" if roles else "owner"})
    return Message("row-for-others", {"roles": roles, "who": "roles"})


def _reads_only(work: Work, project: Project | None, row: RegisterRow | None = None) -> Message | None:
    """Why somebody can only read here. The owner of a row sees it, and changes it, wherever it stands."""
    own = row is not None and row.owner_id == work.actor.person_id
    merged = project is not None and project.merged_into_id is not None
    return rights.may(work, "change-row", project) if merged or not own else None


def may_add(work: Work, register: Register, project: Project | None) -> Message | None:
    """Why the actor cannot add a row here; None = can."""
    who = register.rights.add
    refusal = _reads_only(work, project)
    if refusal is not None or _one_of(work, who, None, project):
        return refusal
    return Message("row-only-by-form") if set(who) <= {"nobody"} else _refusal(work, who, project)


def may_change(work: Work, register: Register, row: RegisterRow, project: Project | None) -> Message | None:
    """Why the actor cannot change this row; None = can. Its owner always sees it, and so may be named."""
    who = register.rights.change
    refusal = _reads_only(work, project, row)
    if refusal is not None or _one_of(work, who, row, project):
        return refusal
    return Message("row-only-by-form") if set(who) <= {"nobody"} else _refusal(work, who, project)


def may_set(
    work: Work, register: Register, row: RegisterRow, status: Status, project: Project | None
) -> Message | None:
    """Why the actor cannot give this row that status now; None = can."""
    refusal = _may_give(work, register, row, status, project)
    return over(work, register, row, status, project) if refusal is None else refusal


def _may_give(
    work: Work, register: Register, row: RegisterRow, status: Status, project: Project | None
) -> Message | None:
    if status.not_owner and row.owner_id is not None and row.owner_id == work.actor.person_id:
        return Message("row-not-by-owner")
    if not status.by:
        return may_change(work, register, row, project)
    refusal = _reads_only(work, project, row)
    if refusal is not None or _one_of(work, status.by, row, project):
        return refusal
    return (
        Message("row-only-by-form")
        if set(status.by) <= {"nobody"}
        else _refusal(work, status.by, project, row)
    )


def may_reopen(work: Work, register: Register, row: RegisterRow, project: Project | None) -> Message | None:
    """Why the actor cannot open a closed row again; None = can: whoever may give it the status it has."""
    if row.closed_at is None:
        return Message("row-is-open")
    now = next((one for one in register.statuses if one.code == row.status), None)
    if now is None:
        return may_change(work, register, row, project)
    return _may_give(work, register, row, now, project)
