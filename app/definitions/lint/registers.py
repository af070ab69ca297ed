"""Registers: columns, statuses and rights that exist, formulas that can be read, forms that do feed them."""

from __future__ import annotations

from collections.abc import Iterable

from app.definitions.checklist import Checklist
from app.definitions.columns import columns_of
from app.definitions.context import OWN_REGISTERS
from app.definitions.lint import written
from app.definitions.lint.clocks import clock_places, clocks, opens
from app.definitions.lint.formulas import formula
from app.definitions.lint.look import Look
from app.definitions.lint.sources import source_of
from app.definitions.lint.written import Placed
from app.definitions.reading import as_roles
from app.definitions.register import RIGHT_WORDS, SEEN_BY, Register
from app.definitions.register_rules import register_slots
from app.definitions.yaml12 import Source, Where

TARGETS = ("projects", "lessons", "pages")


def check(look: Look) -> None:
    """Every register, and every form that feeds one."""
    if "registers" in look.library.broken:
        return
    source = look.library.sources["registers"]
    for i, register in enumerate(look.library.registers.values()):
        at: Where = ("registers", i)
        _names(look, register, source, at)
        _rights(look, register, source, at)
        _columns(look, register, Placed(source, at))
        _formulas(look, register, Placed(source, at))
        clocks(look, register, Placed(source, at))
        for j, feeder in enumerate(register.fed_by):
            _feeder(look, register, feeder, Placed(source, (*at, "fed_by", j)))
    for checklist in look.library.checklists.values():
        _feeds(look, checklist)


def _names(look: Look, register: Register, source: Source, at: Where) -> None:
    keys = {"columns": "id", "statuses": "code", "totals": "id", "views": "id", "clock": "id"}
    for name, key in keys.items():
        ones = getattr(register, name)
        look.once((getattr(one, key), source, (*at, name, j, key)) for j, one in enumerate(ones))
    known = columns_of(register)
    for j, id_ in enumerate(register.identity):
        look.one_of("unknown-column", id_, known, source, *at, "identity", j, of=register.id)
    for j, status in enumerate(register.statuses):
        for k, id_ in enumerate(status.needs):
            look.one_of("unknown-column", id_, known, source, *at, "statuses", j, "needs", k, of=register.id)
        opens(look, status.opens, Placed(source, (*at, "statuses", j, "opens")))


def _rights(look: Look, register: Register, source: Source, at: Where) -> None:
    _seen_by(look, register.seen_by, source, (*at, "seen_by"))
    _who(look, register.rights.add, source, (*at, "rights", "add"))
    _who(look, register.rights.change, source, (*at, "rights", "change"))
    for j, status in enumerate(register.statuses):
        _who(look, status.by, source, (*at, "statuses", j, "by"))


def _seen_by(look: Look, word: str, source: Source, at: Where) -> None:
    if "roles" not in look.library.broken:
        known = (*look.library.roles, *SEEN_BY)
        look.one_of("unknown-right", word, known, source, *at, words=", ".join(SEEN_BY))


def _who(look: Look, words: Iterable[str], source: Source, at: Where) -> None:
    if "roles" not in look.library.broken:
        known = (*look.library.roles, *RIGHT_WORDS)
        for i, word in enumerate(words):
            look.one_of("unknown-right", word, known, source, *at, i, words=", ".join(RIGHT_WORDS))


def _columns(look: Look, register: Register, at: Placed) -> None:
    for j, column in enumerate(register.columns):
        place = at.below("columns", j)
        for k, code in enumerate(as_roles(column.by)):
            look.role(code, place.source, *place.where, "by", k, words=True)
        if column.to is not None and column.to not in (*TARGETS, *look.library.registers):
            look.note("unknown-target", place.source, *place.where, "to", id=column.to)


def _formulas(look: Look, register: Register, at: Placed) -> None:
    if look.library.broken & {"method", "roles"}:
        return
    places = {column.id: at.below("columns", j) for j, column in enumerate(register.columns)}
    places |= {f"totals.{one.id}": at.below("totals", j, "value") for j, one in enumerate(register.totals)}
    places |= {f"views.{one.id}": at.below("views", j, "when") for j, one in enumerate(register.views)}
    for j, status in enumerate(register.statuses):
        places[f"while.{status.code}"] = at.below("statuses", j, "while", "rule")
        for name in status.opens.formulas() if status.opens is not None else ():
            where = at.below("statuses", j, "opens", *name.split("."))
            places[f"opens.{status.code}.{name}"] = where
    places |= clock_places(register, at)
    for slot in register_slots(look.library, register):
        place = places[slot.key]
        formula(look, slot, place if "." in slot.key else place.below(slot.use), slot.text)


def _feeder(look: Look, register: Register, feeder: str, at: Placed) -> None:
    """A form that is said to feed a register must do so: by a table, or by what its rules set off."""
    id_, dot, _ = feeder.partition(".")
    if dot:
        source_of(look, feeder, at.source, *at.where)
    elif not look.has("checklists", id_):
        look.note("unknown-checklist", at.source, *at.where, id=id_)
    checklist = look.library.checklists.get(id_)
    if checklist is None or register.id in OWN_REGISTERS or not _whole(look, checklist):
        return
    pieces = written.whole(look.library, checklist)
    does = any(rule.do for one, file in pieces for rule, _ in written.rules(one, file))
    if not does and register.id not in {fed for fed, _ in _fed(look, checklist)}:
        look.note("feeds-nothing", at.source, *at.where, id=feeder, of=register.id)


def _whole(look: Look, checklist: Checklist) -> bool:
    return all(name in look.library.parts for name in checklist.include)


def _fed(look: Look, checklist: Checklist) -> list[tuple[str, Placed]]:
    """The registers that a form feeds, with the place where it says so."""
    found: list[tuple[str, Placed]] = []
    for one, file in written.whole(look.library, checklist):
        fields = written.fields(one, file)
        found += [(field.register_, at.below("register")) for field, at in fields if field.register_]
        for rule, at in written.rules(one, file):
            if rule.writes is not None:
                found.append((rule.writes.register_, at.below("writes", "register")))
    return found


def _feeds(look: Look, checklist: Checklist) -> None:
    """A register names every form that feeds it, so that people see where its rows come from."""
    for id_, at in _fed(look, checklist):
        register = look.library.registers.get(id_)
        feeders = {one.partition(".")[0] for one in register.fed_by} if register else {checklist.id}
        if checklist.id not in feeders and id_ not in OWN_REGISTERS:
            look.note("feeder-missing", at.source, *at.where, id=id_, form=checklist.id)
