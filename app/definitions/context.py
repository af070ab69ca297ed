"""What the product itself knows around a form, whatever the method: the project, the form, the lessons.

Facts of projects, registers and settings come from the method: see `surroundings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.definitions.method import Setting
from app.definitions.text import Text
from app.definitions.types import BOOL, DATE, NUMBER, PERSON, TEXT, YESNO, Kind, Type, code, codes, rows


def _of(type_: Type, en: str, nl: str) -> tuple[Type, Text]:
    return type_, Text(en=en, nl=nl)


# The states a project can be in, and what people call them.
STATE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "proposed": Text(en="Proposed", nl="Voorgesteld"),
        "running": Text(en="Running", nl="Loopt"),
        "on-hold": Text(en="On hold", nl="Opgeschort"),
        "stopped": Text(en="Stopped", nl="Gestopt"),
        "closed": Text(en="Closed", nl="Afgesloten"),
        "rejected": Text(en="Rejected", nl="Afgewezen"),
    }
)

_LESSONS = {"number": TEXT, "title": TEXT, "kind": code(), "state": code(), "ref": Type("ref")}

_KNOWN: Mapping[str, tuple[Type, Text]] = {
    "project.class": _of(code(), "Project class", "Projectklasse"),
    "project.number": _of(TEXT, "Project number", "Projectnummer"),
    "project.title": _of(TEXT, "Name of the project", "Naam van het project"),
    "project.phase": _of(code(), "Phase of the project", "Fase van het project"),
    "project.state": _of(code(STATE_WORDS), "State of the project", "Status van het project"),
    "project.stopped": _of(YESNO, "Was the project stopped?", "Is het project gestopt?"),
    "project.sponsor": _of(PERSON, "Sponsor of the project", "Opdrachtgever van het project"),
    "project.pm": _of(PERSON, "Project manager", "Projectleider"),
    "project.forms": _of(codes(), "Forms decided for this project", "Besloten formulieren van dit project"),
    "project.gates_passed": _of(
        codes(), "Gates the project has passed", "Beslismomenten die het project heeft gehad"
    ),
    "project.next_gate": _of(code(), "Next gate of the project", "Volgende beslismoment van het project"),
    "run.gates": _of(codes(), "Gates this form covers", "Beslismomenten van dit formulier"),
    "run.gate_number": _of(TEXT, "Number of the gate", "Nummer van het beslismoment"),
    "run.review_required": _of(
        BOOL, "Is an independent review required?", "Is een onafhankelijke toets verplicht?"
    ),
    "run.previous_gate_passed": _of(
        BOOL, "Has the previous gate been passed?", "Is het vorige beslismoment gehaald?"
    ),
    "run.no_changes": _of(BOOL, "Is everything as it was last time?", "Is alles nog zoals de vorige keer?"),
    "run.now": _of(DATE, "Today", "Vandaag"),
    "run.starter": _of(PERSON, "Who started this form", "Wie dit formulier is begonnen"),
    "run.page": _of(
        TEXT, "Page from which this form was started", "Pagina vanwaar dit formulier is begonnen"
    ),
    "run.number": _of(
        NUMBER, "How often this form was made for the project", "Hoe vaak dit formulier is gemaakt"
    ),
    "run.waived": _of(codes(), "Duties that are waived now", "Functiescheidingen met ontheffing"),
    "reg.adopted_lessons": _of(
        rows({"lesson": Type("ref"), "owner": PERSON}),
        "Lessons this project adopted",
        "Lessen die dit project heeft overgenomen",
    ),
    "reg.matched_lessons": _of(
        rows({"lesson": Type("ref"), "number": TEXT, "title": TEXT, "why": TEXT}),
        "Lessons that fit this project",
        "Lessen die bij dit project passen",
    ),
    "reg.lessons": _of(
        rows(_LESSONS), "Lessons recorded for this project", "Lessen die bij dit project zijn vastgelegd"
    ),
    "portfolio.lessons": _of(
        rows({**_LESSONS, "project": TEXT}), "Lessons of all projects", "Lessen van alle projecten"
    ),
}

CONTEXT: Mapping[str, Type] = MappingProxyType({name: type_ for name, (type_, _) in _KNOWN.items()})
CONTEXT_WORDS: Mapping[str, Text] = MappingProxyType({name: words for name, (_, words) in _KNOWN.items()})

# What rules may read of a project among all projects: what can be said of one in one word.
PROJECTS = "portfolio.projects"
PROJECTS_WORDS = Text(en="All projects", nl="Alle projecten")
PROJECT_COLUMNS = ("class", "number", "title", "phase", "state", "sponsor", "pm", "next_gate")
# Registers with a table of their own: rules read these as the product gives them.
OWN_REGISTERS = ("projects", "lessons")

# The columns of what the product lists itself have words of their own where a rule says them.
COLUMN_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "reg.adopted_lessons.lesson": Text(en="Lesson", nl="Les"),
        "reg.adopted_lessons.owner": Text(en="Owner", nl="Eigenaar"),
        "reg.matched_lessons.lesson": Text(en="Lesson", nl="Les"),
        "reg.matched_lessons.number": Text(en="Number", nl="Nummer"),
        "reg.matched_lessons.title": Text(en="Title", nl="Titel"),
        "reg.matched_lessons.why": Text(en="Why it fits", nl="Waarom die past"),
        **{
            f"{place}.lessons.{column}": words
            for place in ("reg", "portfolio")
            for column, words in {
                "number": Text(en="Number", nl="Nummer"),
                "title": Text(en="Title", nl="Titel"),
                "kind": Text(en="Kind of lesson", nl="Soort les"),
                "state": Text(en="Status", nl="Status"),
                "ref": Text(en="Lesson", nl="Les"),
            }.items()
        },
        "portfolio.lessons.project": Text(en="Project number", nl="Projectnummer"),
    }
)

_SETTING: Mapping[str, Kind] = {
    "number": "number", "money": "money", "yesno": "yesno",
    "text": "text", "choice": "code", "options": "codes",
}  # fmt: skip


def setting_type(setting: Setting) -> Type:
    """The type of `setting.<id>`; one value a class makes a map."""
    kind = _SETTING[setting.type]
    listed = frozenset(option.code for option in setting.options) or None
    type_ = Type(kind, YESNO.options if kind == "yesno" else listed)
    if isinstance(setting.value, dict):
        return Type("map", frozenset(setting.value), item=type_)
    return type_
