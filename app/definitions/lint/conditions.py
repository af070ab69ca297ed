"""Conditions and formulas: can they be read, do they read what is known by then, do the kinds fit?"""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.asked_types import fact_type
from app.definitions.checklist import Asked, Checklist, Field, Rule
from app.definitions.context import CONTEXT
from app.definitions.fitting import unfit
from app.definitions.lint import written
from app.definitions.lint.formulas import formula
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.read_registers import PLACES
from app.definitions.reading import formulas_written
from app.definitions.register_rules import register_slots
from app.definitions.resolve import resolve
from app.definitions.rules import sentence
from app.definitions.slots import Slot, slots
from app.definitions.types import Type
from app.definitions.yaml12 import Source

Places = dict[tuple[str, str], tuple[Placed, str]]


def check(look: Look) -> None:
    """The conditions and formulas of every checklist that is whole."""
    library = look.library
    if library.broken & {"method", "roles", "registers"}:
        return
    of_criteria = _criteria(look)
    faulty = _faulty(look)
    for stem, checklist in library.checklists.items():
        if all(name in library.parts for name in checklist.include):
            found, types = slots(resolve(library, stem))
            places = {**of_criteria, **_places(look, checklist)}
            tables = _tables(look, checklist)
            for slot in found:
                if _to_blame_elsewhere(slot, checklist.about, faulty):
                    continue
                if (slot.use, slot.key) in places:
                    formula(look, slot, *places[slot.use, slot.key])
                else:
                    _taken(look, slot, tables, faulty)
            _sets(look, checklist, look.library.sources[f"checklists/{stem}"], types)


def _places(look: Look, checklist: Checklist) -> Places:
    """Where each condition of a checklist stands, with the text that stands there."""
    found: Places = {}
    for one, file in written.whole(look.library, checklist):
        for field, at in written.fields(one, file):
            _field(field, at, found)
        for rule, at in written.rules(one, file):
            found["when", rule.id] = (at.below("when"), rule.when or "")
            _writes(rule, at.below("writes"), found)
    return found


def _criteria(look: Look) -> Places:
    """Those of requirements: a form may also ask the ones of another gate."""
    found: Places = {}
    for stem, checklist in look.library.checklists.items():
        file = Placed(look.library.sources[f"checklists/{stem}"], ())
        for criterion, at in written.criteria(checklist, file):
            found["criterion", criterion.code] = (at.below("show"), criterion.show or "")
            found["holds", criterion.code] = (at.below("holds"), criterion.holds or "")
    return found


def _writes(rule: Rule, at: Placed, found: Places) -> None:
    for name, text in formulas_written(rule.writes).items() if rule.writes else ():
        found["writes", f"{rule.id}.{name}"] = (at.below(*name.split(".")), text)


def _field(field: Field, at: Placed, found: Places) -> None:
    _asked(field.id, field, at, found)
    for use, sentence_ in (("check", field.check), ("warn", field.warn)):
        if sentence_ is not None:
            found[use, field.id] = (at.below(use, "rule"), sentence_.rule)
    for column, place in written.columns(field, at):
        _asked(f"{field.id}.{column.id}", column, place, found)


def _asked(key: str, asked: Asked, at: Placed, found: Places) -> None:
    found["show", key] = (at.below("show"), asked.show or "")
    found["calc", key] = (at.below("calc"), asked.calc or "")


def _tables(look: Look, checklist: Checklist) -> Mapping[str, tuple[Field, Placed]]:
    """The tables of a form that live in a register, with their places."""
    pieces = written.whole(look.library, checklist)
    fields = (each for one, file in pieces for each in written.fields(one, file))
    return {field.id: (field, at) for field, at in fields if field.register_}


def _faulty(look: Look) -> frozenset[str]:
    """`register.column` of formulas that are wrong at the register itself, where they are reported."""
    return frozenset(
        f"{register.id}.{slot.key}"
        for register in look.library.registers.values()
        for slot in register_slots(look.library, register)
        if slot.error is not None
    )


def _to_blame_elsewhere(slot: Slot, about: str | None, faulty: frozenset[str]) -> bool:
    """Whether a rule reads a column whose formula is wrong at the register: that is reported there."""
    name = str(slot.error.problem.args.get("name", "")) if slot.error else ""
    place, _, rest = name.partition(".")
    return (place in PLACES and rest in faulty) or (place == "row" and f"{about}.{rest}" in faulty)


def _taken(
    look: Look, slot: Slot, tables: Mapping[str, tuple[Field, Placed]], faulty: frozenset[str]
) -> None:
    """The formula of a column that was taken may read a column that was not."""
    table, _, column = slot.key.partition(".")
    field, at = tables[table]
    if slot.error is not None and f"{field.register_}.{column}" not in faulty:
        missing = str(slot.error.problem.args.get("name", "")).rpartition(".")[2]
        look.note("taken-without", at.source, *at.where, "register", id=column, missing=missing)


def _sets(look: Look, checklist: Checklist, source: Source, types: Mapping[str, Type]) -> None:
    """What a form sets on a project must be of the kind that the fact has."""
    for fact, name in checklist.sets.items():
        known = look.library.method.facts.get(fact)
        wanted = fact_type(known, look.library.roles) if known else CONTEXT.get(f"project.{fact}")
        found = types.get(name)
        error = unfit(found, wanted) if found is not None and wanted is not None else None
        if error is not None:
            look.note("fact-type", source, "sets", fact, id=fact, field=name, problem=sentence(error.message))
