"""From a checklist as it is written to the checklist as it is followed: whole, and standing on its own."""

from __future__ import annotations

from collections.abc import Iterable

from app.definitions.checklist import Checklist, Criterion, Field, Option, Rule, Step
from app.definitions.library import Library
from app.definitions.reading import with_what_it_reads
from app.definitions.resolved import Resolved
from app.definitions.rules import RuleError, parse, reads
from app.definitions.taking import with_taken


def resolve(library: Library, checklist_id: str) -> Resolved:
    """The checklist `checklist_id` with parts inlined and all it reads. KeyError when there is none."""
    checklist = library.checklists[checklist_id]
    covers = covered(library, checklist)
    return with_what_it_reads(_Inlining(library, checklist, covers).checklist(), library, covers)


def covered(library: Library, checklist: Checklist) -> tuple[str, ...]:
    """The gates that one form of this checklist may cover: its own, and those a class takes with it."""
    if checklist.gate is None:
        return ()
    together = {
        gate
        for one in library.method.classes
        for moment in one.moments
        if moment and moment[0] == checklist.gate
        for gate in moment
    }
    order = [gate.id for gate in library.method.gates if gate.id in together]
    return tuple(dict.fromkeys([checklist.gate, *order]))


def both(*conditions: str | None) -> str | None:
    """One condition that holds where all of these do; None where there is none."""
    given = [one for one in conditions if one]
    if len(given) < 2:
        return given[0] if given else None
    return " and ".join(f"({one})" for one in given)


def at_gates(gates: Iterable[str]) -> str:
    """The condition that the form covers one of these gates."""
    return " or ".join(f"'{gate}' in run.gates" for gate in gates)


class _Inlining:
    """One checklist, made whole."""

    def __init__(self, library: Library, checklist: Checklist, covers: tuple[str, ...]) -> None:
        self.library = library
        self.written = checklist
        self.covers = covers
        parts = [library.parts[name] for name in checklist.include if name in library.parts]
        self.all_steps = [*(step for one in parts for step in one.steps), *checklist.steps]
        self.all_rules = [*(rule for one in parts for rule in one.rules), *checklist.rules]
        self.dropped = {field.id for step in self.all_steps for field in step.fields if not self.asked(field)}

    def asked(self, field: Field) -> bool:
        return not field.gates or bool(set(field.gates) & set(self.covers))

    def field(self, field: Field, steps: set[str]) -> Field:
        update: dict[str, object] = {"choices": self.choices(field.choices)}
        if field.gates and self.written.gate not in field.gates:
            # The form of G0 also serves a class that takes G1 with it: the question waits for that.
            update["show"] = both(at_gates(gate for gate in field.gates if gate in self.covers), field.show)
        columns = with_taken(field, self.library.registers.get(field.register_ or ""))
        update |= {"take": (), "unlocks": ()}  # they are in place now
        update["columns"] = tuple(
            one.model_copy(
                update={
                    "choices": self.choices(one.choices),
                    "locked": one.locked and one.id not in field.unlocks,
                }
            )
            for one in columns
        )
        update["covers"] = tuple(step for step in field.covers if step in steps)
        return field.model_copy(update=update)

    def choices(self, choices: tuple[Option, ...] | str | None) -> tuple[Option, ...] | str | None:
        if not isinstance(choices, str):
            return choices
        setting = self.library.method.settings.get(choices.removeprefix("setting."))
        return setting.options if setting else ()

    def steps(self) -> tuple[Step, ...]:
        kept = [(step, [one for one in step.fields if self.asked(one)]) for step in self.all_steps]
        kept = [(step, fields) for step, fields in kept if fields]
        ids = {step.id for step, _ in kept}
        return tuple(
            step.model_copy(update={"fields": tuple(self.field(one, ids) for one in fields)})
            for step, fields in kept
        )

    def rules(self) -> tuple[Rule, ...]:
        """The rules without those about questions that this checklist never asks."""
        return tuple(
            rule.model_copy(update={"fields": self.left(rule.fields)})
            for rule in self.all_rules
            if not (self.dropped & (_read(rule) | ({rule.closes.field} if rule.closes else set())))
        )

    def left(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in fields if name not in self.dropped)

    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(
            one.model_copy(update={"show": self.criterion_show(one, gate)})
            for gate, criteria in self.by_gate()
            for one in criteria
        )

    def by_gate(self) -> list[tuple[str, tuple[Criterion, ...]]]:
        found = [(self.written.gate or "", self.written.criteria)]
        for gate in self.covers[1:]:
            others = [one for one in self.library.checklists.values() if one.gate == gate]
            found += [(gate, one.criteria) for one in others]
        return found

    def criterion_show(self, criterion: Criterion, gate: str) -> str | None:
        without_wishes = [one.id for one in self.library.method.classes if not one.should_criteria]
        wish = criterion.kind == "should" and without_wishes
        return both(
            at_gates([gate]) if gate != self.written.gate and gate else None,
            " and ".join(f"project.class != '{id_}'" for id_ in without_wishes) if wish else None,
            criterion.show,
        )

    def checklist(self) -> Checklist:
        written = self.written
        return written.model_copy(
            update={
                "include": (),
                "review_by": "",  # a date for the PMO; no form reads it
                "steps": self.steps(),
                "rules": self.rules(),
                "criteria": self.criteria(),
                "summary": self.left(written.summary),
                "sets": {fact: name for fact, name in written.sets.items() if name not in self.dropped},
            }
        )


def _read(rule: Rule) -> set[str]:
    try:
        return {name.split(".")[0] for name in reads(parse(rule.when or "null"))}
    except RuleError:
        return set()
