"""What the PMO writes in `processes/`: the method's own data, its processes, roles, terms and registers."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Key
from pydantic import field_validator

from app.definitions.checklist import Option
from app.definitions.excluded import Excluded
from app.definitions.marks import Marks
from app.definitions.overview import Overview
from app.definitions.readability import Readability
from app.definitions.text import Shape, Slug, Text

Scalar = bool | int | str | None


class Phase(Shape):
    """A part of the lifecycle that ends with a gate."""

    id: str = Key(pattern=Slug)
    title: Text
    purpose: Text
    outputs: Text
    ends_with: str | None = None  # gate id


class Gate(Shape):
    """A decision moment between phases."""

    id: str
    title: Text
    question: Text
    phase: str  # the phase it ends
    leads_to: str  # the phase after approval
    checklist: str | None = None
    decider: dict[str, str]  # class -> role
    decider_help: Text
    checker: dict[str, str]  # class -> role that answers the criteria where no review is required
    review: dict[str, Literal["never", "always", "on_exception"]]  # class -> independent review
    repeats: bool = False


class Decision(Shape):
    """One of the options at a gate, with what it sets off."""

    code: str
    title: Text
    meaning: Text
    consequence: Text
    moves: Literal["next", "stay", "closure"]
    state: Literal["running", "on-hold", "stopped"]


class ProjectClass(Shape):
    """Size and weight of a project; it decides how much of the method applies."""

    id: str
    title: Text
    meaning: Text
    moments: tuple[tuple[str, ...], ...]  # gates taken together in one form
    quorum: dict[str, tuple[str, ...]]  # gate or `default` -> codes; `A|B` = one of these
    should_criteria: bool = True  # False: gates of this class weigh requirements only, no wishes


class Band(Shape):
    """One step of a scale: values below `below` get `points` (None = no upper limit)."""

    below: int | None = None
    upto: int | None = None
    points: int | str
    label: Text | None = None


class Scale(Shape):
    """A central scale, used by named functions. Either bands of numbers or points of codes."""

    title: Text
    bands: tuple[Band, ...] = ()
    points: dict[str, int] = Key(default_factory=dict)


class Setting(Shape):
    """A value that the organisation may change without touching a rule."""

    title: Text
    type: Literal["number", "money", "yesno", "text", "choice", "options"]
    value: Scalar | dict[str, Scalar] = None
    options: tuple[Option, ...] = ()

    @field_validator("value", mode="before")
    @classmethod
    def _exact(cls, value: Any) -> Any:
        """A decimal stays what was written: 0.1 is kept as the text "0.1", never as a binary fraction."""
        if isinstance(value, dict):
            return {key: str(one) if isinstance(one, float) else one for key, one in value.items()}
        return str(value) if isinstance(value, float) else value


FactType = Literal[
    "text", "long", "choice", "multi", "yesno", "yesnona", "date", "money", "number",
    "rating", "rag", "person", "role", "ref",
]  # fmt: skip


class Fact(Shape):
    """Something that is true of a project, set by a form and read by rules as `project.<fact>`."""

    title: Text
    type: FactType
    choices: tuple[Option, ...] = ()  # empty = those of the questions that set it


class Responsibility(Shape):
    """Something a PMO answers for; processes say which of these they fulfil."""

    id: str
    title: Text
    meaning: Text


class Method(Shape):
    """The method's own data: phases, gates, decisions, classes, scales, settings, facts of projects."""

    title: Text
    organisation: Text
    currency: str
    timezone: str
    phases: tuple[Phase, ...]
    gates: tuple[Gate, ...]
    decisions: tuple[Decision, ...]
    classes: tuple[ProjectClass, ...]
    scales: dict[str, Scale]
    settings: dict[str, Setting]
    responsibilities: tuple[Responsibility, ...] = ()
    closed_days: tuple[str, ...] = ()
    facts: dict[str, Fact] = Key(default_factory=dict)
    overview: Overview | None = None
    marks: Marks | None = None
    readability: Readability | None = None


class Role(Shape):
    """A responsibility that a person holds, in a project or in the organisation."""

    code: str
    title: Text
    level: Literal["project", "organisation"]
    body: bool = False  # several people; one of them holds the decision right
    accountable: Text
    decides: Text
    may_not: Text
    first_week: tuple[Text, ...]
    signs: Text | None = None  # what needs this role's signature
    time: Text | None = None  # how much of a month it takes
    escalates: Text | None = None  # whom this role goes to when stuck
    also: Text | None = None  # other names
    excludes: tuple[Excluded, ...] = ()  # roles that the same person may not hold in the same project


class RolesFile(Shape):
    """The file `processes/roles.yml`."""

    roles: tuple[Role, ...]


class Term(Shape):
    """A word of the glossary with its other names, also used by the search."""

    id: str = Key(pattern=Slug)
    en: str
    nl: str
    def_en: str
    def_nl: str
    syn_en: tuple[str, ...] = ()
    syn_nl: tuple[str, ...] = ()
    abbr: tuple[str, ...] = ()
    # Of these names those that are ordinary words as well: the search knows them, a page shows no tooltip.
    plain_en: tuple[str, ...] = ()
    plain_nl: tuple[str, ...] = ()
    # Other names that no page or text may use instead of this one.
    avoid_en: tuple[str, ...] = ()
    avoid_nl: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


class Glossary(Shape):
    """The file `processes/glossary.yml`."""

    terms: tuple[Term, ...]


class ProcessStep(Shape):
    """One act of a process: who does it, who answers for it (exactly one)."""

    id: str = Key(pattern=Slug)
    title: Text
    how: Text
    responsible: tuple[str, ...] = Key(min_length=1)
    accountable: str
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    checklist: str | None = None
    gate: bool = False  # drawn as a diamond


class Kpi(Shape):
    """How the PMO sees whether a process works."""

    id: str = Key(pattern=Slug)
    title: Text
    formula: Text
    target: Text
    source: str


class Process(Shape):
    """A responsibility of the PMO described as steps with roles, inputs, outputs and KPIs."""

    id: str = Key(pattern=Slug)
    code: str = Key(pattern=r"^P\d\d$")
    title: Text
    responsibility: tuple[str, ...]  # ids of `responsibilities` of the method
    owner: str
    status: Literal["draft", "active", "retired"]
    review_by: str
    purpose: Text
    when: Text
    trigger: Text
    outcome: Text
    decides: Text
    takes: Text
    inputs: tuple[Text, ...]
    outputs: tuple[Text, ...]
    steps: tuple[ProcessStep, ...]
    kpis: tuple[Kpi, ...]
    checklists: tuple[str, ...]


Raw = dict[str, Any]
