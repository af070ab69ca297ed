"""What one piece of a checklist says about another: does the other exist?"""

from __future__ import annotations

from app.definitions.checklist import Checklist, Field, Part, Rule, Step
from app.definitions.context import CONTEXT
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.lint.method import source_of
from app.definitions.lint.written import Placed
from app.definitions.reading import as_roles

TARGETS = ("projects", "lessons", "pages")
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

    def all(self) -> None:
        one, file = self.checklist, self.file
        self.look.role(one.owner, file.source, "owner")
        self.look.role(one.sender, file.source, "sender", words=True)
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
            self.look.role(code, where.source, *where.where, words=True)

    def step(self, step: Step, at: Placed) -> None:
        self.roles(at, "by", as_roles(step.by))
        self.roles(at, "never", step.never)
        process = self.look.library.processes.get(self.checklist.process)
        if step.step is not None and process is not None:
            known = [one.id for one in process.steps]
            self.look.one_of("unknown-step", step.step, known, at.source, *at.where, "step", of=process.id)

    def field(self, field: Field, at: Placed) -> None:
        self.roles(at, "never", field.never)
        self.prefill(field.prefill, at.below("from"))
        for i, step in enumerate(field.covers if not self.missing else ()):
            of = self.checklist.id
            self.look.one_of("unknown-step", step, self.steps, at.source, *at.where, "covers", i, of=of)
        if field.register_ is not None and "registers" not in self.look.library.broken:
            known = self.look.library.registers
            self.look.one_of("unknown-register", field.register_, known, at.source, *at.where, "register")

    def prefill(self, id_: str | None, at: Placed) -> None:
        if id_ is not None and id_ not in CONTEXT:
            source_of(self.look, id_, at.source, *at.where)

    def target(self, id_: str, at: Placed) -> None:
        tables = [field.id for field in self.fields.values() if field.type == "table"]
        unsure = self.missing or "registers" in self.look.library.broken
        if not unsure and id_ not in (*TARGETS, *self.look.library.registers, *tables):
            self.look.note("unknown-target", at.source, *at.where, id=id_)

    def rule(self, rule: Rule, at: Placed) -> None:
        self.roles(at, "unless_by", rule.unless_by)
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
        for i, id_ in enumerate(self.checklist.summary):
            self.look.one_of("unknown-field", id_, self.fields, source, "summary", i)
