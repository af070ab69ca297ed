"""The method's own data: do its gates, phases, classes, roles and settings fit together?"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from app.definitions.columns import columns_of
from app.definitions.context import CONTEXT
from app.definitions.excluded import Excluded
from app.definitions.lint.look import Look
from app.definitions.method import Fact, Gate, Method, ProjectClass, Scalar, Setting
from app.definitions.overview import Overview
from app.definitions.yaml12 import Source, Where


def check(look: Look) -> None:
    """Everything in `processes/method.yml`, roles and glossary."""
    if "method" not in look.library.broken:
        _method(look, look.library.method, look.library.sources["method"])
    _roles(look)
    _glossary(look)


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
    for id_, fact in method.facts.items():
        _fact(look, id_, fact, source)
    if method.overview is not None and "registers" not in look.library.broken:
        _overview(look, method.overview, source)
    _calendar(look, method, source)


def _calendar(look: Look, method: Method, source: Source) -> None:
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


def _fact(look: Look, id_: str, fact: Fact, source: Source) -> None:
    at: Where = ("facts", id_)
    if f"project.{id_}" in CONTEXT:
        look.note("reserved-name", source, *at, id=id_)
    if fact.choices and fact.type not in ("choice", "multi"):
        look.note("key-not-for-type", source, *at, "choices", id=id_, key="choices", type=fact.type)
    look.once((one.code, source, (*at, "choices", i, "code")) for i, one in enumerate(fact.choices))


def _overview(look: Look, overview: Overview, source: Source) -> None:
    """What pages about projects show must be there in registers, in columns of a type they can show."""
    known = look.library.registers
    for part in ("colours", "gates", "decisions"):
        if (found := getattr(overview, part)) is not None:
            look.one_of("unknown-register", found.register_, known, source, "overview", part, "register")
    if overview.questions is not None:
        look.one_of("unknown-register", overview.questions, known, source, "overview", "questions")
    for one in overview.columns():
        if one.register in known:
            columns = columns_of(known[one.register]).items()
            fitting = [id_ for id_, column in columns if column.type in one.types]
            place = ("overview", one.part, *one.where)
            look.one_of("unknown-column", one.column, fitting, source, *place, of=one.register)


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
        for j, one in enumerate(role.excludes):
            _excluded(look, one, source, "roles", i, "excludes", j)


def _excluded(look: Look, one: Excluded, source: Source, *at: str | int) -> None:
    look.role(one.role, source, *at)
    if "method" not in look.library.broken:
        classes = [each.id for each in look.library.method.classes]
        for k, id_ in enumerate(one.classes):
            look.one_of("unknown-class", id_, classes, source, *at, "classes", k)


def _glossary(look: Look) -> None:
    for i, term in enumerate(look.library.glossary.values()):
        for j, id_ in enumerate(term.see):
            source = look.library.sources["glossary"]
            look.one_of("unknown-term", id_, look.library.glossary, source, "terms", i, "see", j)
