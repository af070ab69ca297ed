"""What one piece of a checklist says about another: does the other exist?"""

from __future__ import annotations

from app.definitions.checklist import Asked, Checklist, Field, Part, Rule, Step
from app.definitions.columns import IMPLICIT, columns_of
from app.definitions.context import CONTEXT
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.lint.registers import TARGETS
from app.definitions.lint.sources import source_of
from app.definitions.lint.writing import check_rule
from app.definitions.lint.written import Placed
from app.definitions.reading import ANSWER, as_roles
from app.definitions.taking import with_taken

# What forms may set on a project beside the facts of the method.
_SETTABLE = ("class", "title", "sponsor")


def check(look: Look) -> None:
    """Every checklist with the parts it includes, and parts that nobody includes."""
    for stem, checklist in look.library.checklists.items():
        _Checking(look, checklist, Placed(look.library.sources[f"checklists/{stem}"], ())).all()
    used = {name for one in look.library.checklists.values() for name in one.include}
    for stem in look.library.parts:
        if stem not in used and not any(key.startswith("checklists/") for key in look.library.broken):
            look.note("part-unused", look.library.sources[f"parts/{stem}"])


class _Checking:
    """One checklist, whole."""

    def __init__(self, look: Look, checklist: Checklist, file: Placed) -> None:
        self.look = look
        self.checklist = checklist
        self.file = file
        self.pieces = list(written.whole(look.library, checklist))
        self.missing = [name for name in checklist.include if name not in look.library.parts]
        self.steps = {step.id for one, at in self.pieces for step, _ in written.steps(one, at)}
        self.fields = {field.id: field for one, at in self.pieces for field, _ in written.fields(one, at)}
        self.asked: dict[str, Asked] = {**self.fields}
        for field in self.fields.values():
            register = look.library.registers.get(field.register_ or "")
            self.asked |= {f"{field.id}.{one.id}": one for one in with_taken(field, register)}

    def all(self) -> None:
        one, file = self.checklist, self.file
        self.look.role(one.owner, file.source, "owner")
        self.roles(file, "sender", (one.sender,))
        self.register(one.about, file.below("about"))
        self.minutes(one, file)
        if not self.look.has("processes", one.process):
            self.look.note("unknown-process", file.source, "process", id=one.process)
        for i, name in enumerate(one.include):
            if not self.look.has("parts", name):
                self.look.note("unknown-part", file.source, "include", i, id=name)
        for criterion, at in written.criteria(one, file):
            for i, id_ in enumerate(criterion.auto):
                source_of(self.look, id_, at.source, *at.where, "auto", i)
        for piece, place in self.pieces:
            self.piece(piece, place)
        if not self.missing:
            self.ends()

    def minutes(self, one: Checklist, file: Placed) -> None:
        by_class = one.minutes if isinstance(one.minutes, dict) else {}
        classes = [each.id for each in self.look.library.method.classes] if by_class else []
        for id_ in by_class if "method" not in self.look.library.broken else ():
            self.look.one_of("unknown-class", id_, classes, file.source, "minutes", id_)

    def piece(self, one: Checklist | Part, place: Placed) -> None:
        for step, at in written.steps(one, place):
            self.step(step, at)
        for field, at in written.fields(one, place):
            self.field(field, at)
        for asked, at in written.asked(one, place):
            self.roles(at, "by", as_roles(asked.by))
            if asked.to is not None:
                self.target(asked.to, at.below("to"))
        for rule, at in written.rules(one, place):
            self.rule(rule, at)

    def roles(self, at: Placed, key: str, codes: tuple[str, ...]) -> None:
        for i, code in enumerate(codes):
            where = at.below(key, i)
            if code.startswith(ANSWER):
                self.answer(code.removeprefix(ANSWER), where)
            else:
                self.look.role(code, where.source, *where.where, words=True)

    def answer(self, name: str, at: Placed) -> None:
        """An answer that says who: a person, a role, or a code that can be that of a role."""
        asked = self.asked.get(name)
        if not self.missing and (asked is None or asked.type not in ("person", "role", "choice", "calc")):
            self.look.note("unknown-answer", at.source, *at.where, id=name)

    def register(self, id_: str | None, at: Placed) -> None:
        if id_ is not None and "registers" not in self.look.library.broken:
            self.look.one_of("unknown-register", id_, self.look.library.registers, at.source, *at.where)

    def duty(self, id_: str | None, at: Placed) -> None:
        if id_ is not None and "duties" not in self.look.library.broken:
            self.look.one_of("unknown-duty", id_, self.look.library.duties, at.source, *at.where, "duty")

    def step(self, step: Step, at: Placed) -> None:
        self.roles(at, "by", as_roles(step.by))
        self.roles(at, "never", step.never)
        self.duty(step.duty, at)
        process = self.look.library.processes.get(self.checklist.process)
        if step.step is not None and process is not None:
            known = [one.id for one in process.steps]
            self.look.one_of("unknown-step", step.step, known, at.source, *at.where, "step", of=process.id)

    def field(self, field: Field, at: Placed) -> None:
        self.roles(at, "never", field.never)
        self.duty(field.duty, at)
        self.prefill(field, at.below("from"))
        self.view(field, at.below("view"))
        for i, step in enumerate(field.covers if not self.missing else ()):
            of = self.checklist.id
            self.look.one_of("unknown-step", step, self.steps, at.source, *at.where, "covers", i, of=of)
        self.register(field.register_, at.below("register"))
        register = self.look.library.registers.get(field.register_ or "")
        for i, id_ in enumerate(field.take if register else ()):
            known = columns_of(register) if register else ()
            of = field.register_ or ""
            self.look.one_of("unknown-column", id_, known, at.source, *at.where, "take", i, of=of)
        locked = [one.id for one in with_taken(field, register) if one.locked]
        for i, id_ in enumerate(field.unlocks if register else ()):
            of = field.register_ or ""
            self.look.one_of("unknown-column", id_, locked, at.source, *at.where, "unlocks", i, of=of)

    def prefill(self, field: Field, at: Placed) -> None:
        place, _, rest = (field.prefill or "").partition(".")
        registers = self.look.library.registers
        if field.prefill is None or field.prefill in CONTEXT or "registers" in self.look.library.broken:
            return
        about = registers.get(self.checklist.about or "")
        known = {
            "reg": registers if field.type == "table" else (),
            "row": (*columns_of(about), *IMPLICIT) if about else (),
            "project": self.look.library.method.facts,
        }
        if place in known:
            if rest not in known[place] and "method" not in self.look.library.broken:
                self.look.note("unknown-source", at.source, *at.where, id=field.prefill)
            return
        source_of(self.look, field.prefill, at.source, *at.where)

    def view(self, field: Field, at: Placed) -> None:
        """A saved view chooses among the rows of the register that a table is filled in from."""
        if field.view is None or "registers" in self.look.library.broken:
            return
        register = self.look.library.registers.get((field.prefill or "").removeprefix("reg."))
        views = [one.id for one in register.views] if register else ()
        self.look.one_of("unknown-source", field.view, views, at.source, *at.where)

    def target(self, id_: str, at: Placed) -> None:
        tables = [field.id for field in self.fields.values() if field.type == "table"]
        unsure = self.missing or "registers" in self.look.library.broken
        if not unsure and id_ not in (*TARGETS, *self.look.library.registers, *tables):
            self.look.note("unknown-target", at.source, *at.where, id=id_)

    def rule(self, rule: Rule, at: Placed) -> None:
        self.roles(at, "unless_by", rule.unless_by)
        check_rule(self.look, self.checklist, rule, None if self.missing else self.fields, at)
        if self.missing:
            return
        for i, id_ in enumerate(rule.fields):
            self.look.one_of("unknown-field", id_, self.fields, at.source, *at.where, "fields", i)
        if rule.closes is not None:
            self.closes(rule.closes.field, rule.closes.options, at.below("closes"))

    def closes(self, id_: str, options: tuple[str, ...], at: Placed) -> None:
        field = self.fields.get(id_)
        if field is None:
            self.look.note("unknown-field", at.source, *at.where, "field", id=id_)
            return
        if isinstance(field.choices, str):
            return
        known = [option.code for option in field.choices or ()]
        for i, code in enumerate(options):
            self.look.one_of("unknown-option", code, known, at.source, *at.where, "options", i, field=id_)

    def ends(self) -> None:
        """What is done with the answers once the form is decided."""
        source = self.file.source
        for fact, id_ in self.checklist.sets.items():
            facts = (*_SETTABLE, *self.look.library.method.facts)
            if "method" not in self.look.library.broken:
                known = ", ".join(facts)
                self.look.one_of("unknown-fact", fact, facts, source, "sets", fact, known=known)
            self.look.one_of("unknown-field", id_, self.fields, source, "sets", fact)
        if self.checklist.scope == "person" or self.checklist.person is not None:
            named = [id_ for id_, field in self.fields.items() if field.type == "person"]
            self.look.one_of("unknown-field", self.checklist.person or "", named, source, "person")
        for i, id_ in enumerate(self.checklist.summary):
            self.look.one_of("unknown-field", id_, self.fields, source, "summary", i)
