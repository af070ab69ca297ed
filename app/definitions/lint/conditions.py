"""Conditions and formulas: can they be read, do they read what is known by then, do the kinds fit?"""

from __future__ import annotations

from collections.abc import Iterator

from app.definitions.checklist import Asked, Checklist, Column, Field, Rule
from app.definitions.finding import finding
from app.definitions.functions import FUNCTIONS
from app.definitions.functions.bands import BESIDE
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.reading import formulas_written
from app.definitions.resolve import resolve
from app.definitions.rules import RuleError, calls, sentence
from app.definitions.slots import Slot, slots
from app.definitions.taking import moved, taken_ids
from app.definitions.text import Text

Places = dict[tuple[str, str], tuple[Placed, str]]


def check(look: Look) -> None:
    """The conditions and formulas of every checklist that is whole."""
    library = look.library
    if library.broken & {"method", "roles", "registers"}:
        return
    for stem, checklist in library.checklists.items():
        if all(name in library.parts for name in checklist.include):
            places = _places(look, checklist)
            for slot in slots(resolve(library, stem))[0]:
                _slot(look, slot, *places[slot.use, slot.key])


def _places(look: Look, checklist: Checklist) -> Places:
    """Where each condition of a checklist stands, with the text that stands there."""
    found: Places = {}
    for one, file in written.whole(look.library, checklist):
        for field, at in written.fields(one, file):
            _field(look, field, at, found)
        for rule, at in written.rules(one, file):
            found["when", rule.id] = (at.below("when"), rule.when or "")
            _writes(rule, at.below("writes"), found)
    for other in look.library.checklists.values():
        for criterion, at in written.criteria(other, list(written.whole(look.library, other))[-1][1]):
            found["criterion", criterion.code] = (at.below("show"), criterion.show or "")
            found["holds", criterion.code] = (at.below("holds"), criterion.holds or "")
    return found


def _writes(rule: Rule, at: Placed, found: Places) -> None:
    for name, text in formulas_written(rule.writes).items() if rule.writes else ():
        found["writes", f"{rule.id}.{name}"] = (at.below(*name.split(".")), text)


def _field(look: Look, field: Field, at: Placed, found: Places) -> None:
    _asked(field.id, field, at, found)
    for use, sentence_ in (("check", field.check), ("warn", field.warn)):
        if sentence_ is not None:
            found[use, field.id] = (at.below(use, "rule"), sentence_.rule)
    for column, place in _columns(look, field, at):
        _asked(f"{field.id}.{column.id}", column, place, found)


def _columns(look: Look, field: Field, at: Placed) -> Iterator[tuple[Column, Placed]]:
    """The columns of a table: its own, and those that stand with its register."""
    own = list(written.columns(field, at))
    yield from own
    for i, register in enumerate(look.library.registers.values()):
        if register.id == field.register_:
            place = Placed(look.library.sources["registers"], ("registers", i))
            taken = set(taken_ids(field, register)) - {one.id for one, _ in own}
            for j, one in enumerate(register.columns):
                if one.id in taken:
                    yield moved(one, register.id, field.id), place.below("columns", j)


def _asked(key: str, asked: Asked, at: Placed, found: Places) -> None:
    found["show", key] = (at.below("show"), asked.show or "")
    found["calc", key] = (at.below("calc"), asked.calc or "")


def _slot(look: Look, slot: Slot, at: Placed, text: str) -> None:
    if slot.error is not None:
        return _error(look, slot, slot.error, at, text)
    for name in sorted(calls(slot.node)) if slot.node else ():
        for scale in FUNCTIONS[name].reads_scales:
            if scale not in BESIDE and scale not in look.library.method.scales:
                look.note("unknown-scale", at.source, *at.where, id=scale, function=name)
    return None


def _error(look: Look, slot: Slot, error: RuleError, at: Placed, text: str) -> None:
    # What resolving put around the text is not in the file.
    offset = max(error.column - max(slot.text.find(text), 0), 0)
    line, column = at.source.inside(offset, *at.where)
    problem = error.problem
    named = {key: str(value) for key, value in problem.args.items()}
    if problem.id in ("rule-later-field", "rule-unknown-name"):
        return _note(look, problem.id, at, line, column, name=named["name"])
    if problem.id == "rule-unknown-function":
        known = ", ".join(sorted(FUNCTIONS))
        return _note(look, problem.id, at, line, column, name=named["function"], known=known)
    rule = "rule-syntax" if slot.node is None else "rule-type"
    return _note(look, rule, at, line, column, problem=sentence(problem))


def _note(look: Look, rule: str, at: Placed, line: int, column: int, **args: str | Text) -> None:
    look.findings.append(finding(rule, at.source.path, (line, column), **args))
