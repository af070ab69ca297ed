"""What the PMO writes in `checklists/`: a checklist, its steps, its fields and its rules."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Key

from app.definitions.text import Shape, Slug, Snake, Text

FieldType = Literal[
    "text", "long", "choice", "multi", "yesno", "yesnona", "date", "money", "number",
    "rating", "rag", "person", "role", "ref", "table", "file", "approval", "calc", "info",
]  # fmt: skip
Turn = Literal["author", "review", "decision"]
Roles = tuple[str, ...]


class Option(Shape):
    """One answer that can be chosen; records keep the code, people read the label."""

    code: str
    label: Text
    help: Text | None = None


class Sentence(Shape):
    """A rule with the sentence people read when it bites (`check`, `warn`)."""

    rule: str
    message: Text


class Asked(Shape):
    """What a field and a table column have in common."""

    id: str = Key(pattern=Snake)
    type: FieldType
    label: Text
    help: Text | None = None
    required: bool = False
    choices: tuple[Option, ...] | str | None = None  # a string names a setting: `setting.goals`
    to: str | None = None  # type ref: `projects`, `lessons`, `pages`, or a table field of this checklist
    many: bool = False  # type ref: several may be chosen
    show: str | None = None  # when it is asked; in a column: in which rows
    by: Roles | str | None = None  # who fills it in; None = whoever holds the step
    turn: Turn | None = None  # None = the turn of the step
    calc: str | None = None
    anchors: tuple[Text, ...] = ()  # type rating: what 1, 2, … 5 mean


class Column(Asked):
    """One column of a table. `preset` columns come from the definition and are only read."""

    preset: bool = False
    more: bool = False  # shown behind "more" on the row's page
    summary: bool = False  # part of the one line that sums a row up
    locked: bool = False  # in a register: changed only through the form that feeds it


class Field(Asked):
    """One question of a step, or a value the product works out itself."""

    why: Text | None = None
    example: Text | None = None
    check: Sentence | None = None
    warn: Sentence | None = None
    # `project-intake.problem`, `project.title`, `row.owner`; for a table also `reg.risks`.
    prefill: str | None = Key(default=None, alias="from")
    view: str | None = None  # from: reg.…: the saved view whose rows are taken; None = the open rows
    none_ok: bool | Literal["reason"] = False
    columns: tuple[Column, ...] = ()
    register_: str | None = Key(default=None, alias="register")  # table rows live in this register
    take: tuple[str, ...] = ()  # the columns taken from that register; `columns` come after them
    live: bool = False  # the open rows of the register stand ready; they can be changed, not removed
    unlocks: tuple[str, ...] = ()  # locked columns that it changes in rows that are there
    ready: tuple[
        dict[str, str | Text], ...
    ] = ()  # rows to pick: column -> its words, or the code of an option
    preset: Literal["criteria"] | None = None  # rows are the gate's criteria
    covers: tuple[str, ...] = ()  # type approval: the steps it answers for; nobody approves own answers
    late: bool = False  # asked, not waited for; an approval may still be given when the form is decided
    background: bool = False  # type calc: rules and the record have it, no page for filling in shows it
    duty: str | None = None  # the separation of duties behind `never` and `covers`: a waiver may lift it
    never: Roles = ()  # holders of these roles never fill this in
    gates: tuple[str, ...] = ()  # asked only where the checklist covers one of these gates
    stands_for: str | None = None  # id of the form whose record this answer replaces until that form exists
    paragraph: str | None = None  # `processes/<id>.md#anchor`; None = the paragraph of the step
    lesson_tags: tuple[str, ...] = ()


class Criterion(Shape):
    """One requirement that a gate weighs."""

    code: str = Key(pattern=r"^G\d-\d+$")
    kind: Literal["must", "must_legal", "should"]
    text: Text
    help: Text
    evidence: Text
    auto: tuple[str, ...] = ()  # `project-intake.sponsor_ok`: the records that answer it
    stands_for: tuple[str, ...] = ()  # forms whose record will answer it once they exist; until then by hand
    holds: str | None = None  # a condition over project, registers and settings that answers it
    show: str | None = None


class Step(Shape):
    """One page of a checklist."""

    id: str = Key(pattern=Slug)
    title: Text
    intro: Text | None = None
    by: Roles | str = "starter"
    turn: Turn = "author"
    never: Roles = ()
    duty: str | None = None  # the separation of duties behind `never`
    step: str | None = None  # id of the process step this page belongs to: its paragraph stands beside it
    fields: tuple[Field, ...] = Key(min_length=1)


class Closes(Shape):
    """Options of a choice that a rule takes away while it bites."""

    field: str
    options: tuple[str, ...]


Deed = Literal[
    "project_opened",
    "phase_moved",
    "conditions_written",
    "evidence_frozen",
    "closure_started",
    "project_closed",
    "access_task",
    "validation_due",
    "lesson_submitted",
    "lesson_published",
    "rows_written",
    "facts_kept",
    "roles_given",
    "class_proposed",
]


class Writes(Shape):
    """The row of a register that a rule writes; with `of` one for each row of that table of the form.

    All but `register` and `of` are formulas; with `of` they are read row by row.
    """

    register_: str = Key(alias="register")
    of: str | None = None
    when: str | None = None
    status: str | None = None
    owner: str | None = None  # None = who started the form
    due: str | None = None
    project: str | None = None  # None = the project of the form
    columns: dict[str, str] = Key(default_factory=dict)


class Rule(Shape):
    """A rule over the whole checklist.

    `stop` blocks starting or sending (or closes options), `warn` marks, `effect` says what the
    product does by itself. `unless_by` names roles that may do it all the same.
    """

    id: str = Key(pattern=r"^[SD]-[A-Z0-9]+-\d+[a-z]?$")
    kind: Literal["stop", "warn", "effect"]
    at: Literal["start", "send", "decide"] = "send"
    when: str | None = None
    message: Text
    fields: tuple[str, ...] = ()
    closes: Closes | None = None
    unless_by: Roles = ()
    do: Deed | None = None  # kind effect: what the product does by itself
    writes: Writes | None = None  # kind effect: the row it writes in a register


class Part(Shape):
    """A piece of a checklist that several checklists share (`checklists/parts/`)."""

    id: str = Key(pattern=Slug)
    steps: tuple[Step, ...]
    rules: tuple[Rule, ...] = ()


class Checklist(Shape):
    """What is asked, page by page."""

    id: str = Key(pattern=Slug)
    code: str
    title: Text
    purpose: Text
    record: Text
    minutes: int | dict[str, int]  # how long it takes, for all or by class
    owner: str
    status: Literal["draft", "active", "retired"]
    review_by: str
    process: str
    kind: Literal["form", "gate"] = "form"
    scope: Literal["project", "portfolio", "organisation", "person"] = "project"
    person: str | None = None  # scope person: the question that names whom it is about; who sees it
    new_project: bool = False  # starting it may make a new project
    repeatable: bool = False  # a project may have several unfinished ones at a time
    sender: str = "starter"  # the role that sends it
    next: Text  # what happens after sending, and who gets it
    gate: str | None = None  # kind gate: `G0`
    about: str | None = None  # a register: the form can be started from one of its rows
    counts: Literal["decided", "sent"] = "decided"  # from when other forms may rely on its record
    include: tuple[str, ...] = ()  # parts whose steps and rules come first
    criteria: tuple[Criterion, ...] = ()
    steps: tuple[Step, ...] = ()
    rules: tuple[Rule, ...] = ()
    # Facts of the project that this form sets when it is decided (or by `do: facts_kept`): fact -> field.
    sets: dict[str, str] = Key(default_factory=dict)
    summary: tuple[str, ...] = ()  # the fields that tell a decision maker the most, at most five

    def takes(self, project_class: str | None = None) -> str:
        """The minutes it takes in a project of this class; from least to most where that is not known."""
        if isinstance(self.minutes, int):
            return str(self.minutes)
        known = self.minutes.get(project_class or "")
        least, most = min(self.minutes.values(), default=0), max(self.minutes.values(), default=0)
        return str(known or most) if known or least == most else f"{least}–{most}"
