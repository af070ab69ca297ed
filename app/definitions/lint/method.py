"""The method's own data: do its gates, phases, classes, roles and settings fit together?"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from app.definitions.checklist import Step
from app.definitions.lint.look import Look
from app.definitions.method import Gate, Method, ProjectClass, Scalar, Setting
from app.definitions.yaml12 import Source, Where


def check(look: Look) -> None:
    """Everything in `processes/method.yml`, roles, glossary and registers."""
    if "method" not in look.library.broken:
        _method(look, look.library.method, look.library.sources["method"])
    _roles(look)
    _glossary(look)
    _registers(look)


def _method(look: Look, method: Method, source: Source) -> None:
    gates = [one.id for one in method.gates]
    for i, phase in enumerate(method.phases):
        if phase.ends_with is not None:
            look.one_of("unknown-gate", phase.ends_with, gates, source, "phases", i, "ends_with")
    for i, gate in enumerate(method.gates):
        _gate(look, method, gate, source, ("gates", i))
    for i, one in enumerate(method.classes):
        _class(look, one, gates, source, ("classes", i))
    for id_, setting in method.settings.items():
        _setting(look, id_, setting, source)
    for i, day in enumerate(method.closed_days):
        look.day(day, source, "closed_days", i)
    try:
        ZoneInfo(method.timezone)
    except (KeyError, ValueError, OSError):
        look.note("bad-setting", source, "timezone", id="timezone", value=method.timezone)


def _gate(look: Look, method: Method, gate: Gate, source: Source, at: Where) -> None:
    phases = [one.id for one in method.phases]
    look.one_of("unknown-phase", gate.phase, phases, source, *at, "phase")
    look.one_of("unknown-phase", gate.leads_to, phases, source, *at, "leads_to")
    if gate.checklist is not None and not look.has("checklists", gate.checklist):
        look.note("unknown-checklist", source, *at, "checklist", id=gate.checklist)
    classes = [one.id for one in method.classes]
    for key, by_class in (("decider", gate.decider), ("checker", gate.checker), ("review", gate.review)):
        for id_ in by_class:
            look.one_of("unknown-class", id_, classes, source, *at, key, id_)
        for id_ in classes:
            if id_ not in by_class:
                look.note("class-missing", source, *at, key, id=id_)
    for key, roles in (("decider", gate.decider), ("checker", gate.checker)):
        for id_, code in roles.items():
            look.role(code, source, *at, key, id_)


def _class(look: Look, one: ProjectClass, gates: list[str], source: Source, at: Where) -> None:
    for i, moment in enumerate(one.moments):
        for j, gate in enumerate(moment):
            look.one_of("unknown-gate", gate, gates, source, *at, "moments", i, j)
    for gate in one.quorum:
        look.one_of("unknown-gate", gate, [*gates, "default"], source, *at, "quorum", gate)


def _setting(look: Look, id_: str, setting: Setting, source: Source) -> None:
    at: Where = ("settings", id_)
    look.once((one.code, source, (*at, "options", i, "code")) for i, one in enumerate(setting.options))
    if isinstance(setting.value, dict):
        for key, value in setting.value.items():
            _value(look, id_, setting, value, source, (*at, "value", key))
    else:
        _value(look, id_, setting, setting.value, source, (*at, "value"))


def _value(look: Look, id_: str, setting: Setting, value: Scalar, source: Source, at: Where) -> None:
    if value is None or setting.type == "options":
        return
    if not _fits(setting, value):
        look.note("bad-setting", source, *at, id=id_, value=str(value))


def _fits(setting: Setting, value: Scalar) -> bool:
    match setting.type:
        case "number" | "money":
            return not isinstance(value, bool) and _is_number(str(value))
        case "yesno":
            return isinstance(value, bool) or value in ("yes", "no")
        case "choice":
            return value in [one.code for one in setting.options]
        case _:
            return isinstance(value, str)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _roles(look: Look) -> None:
    if "roles" in look.library.broken:
        return
    source = look.library.sources["roles"]
    for i, role in enumerate(look.library.roles.values()):
        for j, code in enumerate(role.excludes):
            look.role(code, source, "roles", i, "excludes", j)


def _glossary(look: Look) -> None:
    for i, term in enumerate(look.library.glossary.values()):
        for j, id_ in enumerate(term.see):
            source = look.library.sources["glossary"]
            look.one_of("unknown-term", id_, look.library.glossary, source, "terms", i, "see", j)


def _registers(look: Look) -> None:
    for i, register in enumerate(look.library.registers.values()):
        source = look.library.sources["registers"]
        at: Where = ("registers", i)
        look.once((one.id, source, (*at, "columns", j, "id")) for j, one in enumerate(register.columns))
        look.once((one.code, source, (*at, "statuses", j, "code")) for j, one in enumerate(register.statuses))
        for j, feeder in enumerate(register.fed_by):
            source_of(look, feeder, source, *at, "fed_by", j)


def source_of(look: Look, id_: str, source: Source, *where: str | int) -> None:
    """`checklist.field` must be a field of a checklist that is there."""
    checklist, _, field = id_.partition(".")
    if f"checklists/{checklist}" in look.library.broken:
        return
    one = look.library.checklists.get(checklist)
    if one is not None and any(name not in look.library.parts for name in one.include):
        return
    known: set[str] = set()
    for steps in (one.steps, *(_steps(look, name) for name in one.include)) if one else ():
        known |= {asked.id for step in steps for asked in step.fields}
    if field not in known:
        look.note("unknown-source", source, *where, id=id_)


def _steps(look: Look, part: str) -> tuple[Step, ...]:
    found = look.library.parts.get(part)
    return found.steps if found else ()
