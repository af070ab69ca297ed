"""What rules may read beside the fields of their own form: project, form, registers, settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from app.definitions.method import Setting
from app.definitions.text import Text
from app.definitions.types import (
    BOOL,
    DATE,
    MONEY,
    NUMBER,
    PERSON,
    TEXT,
    YESNO,
    Kind,
    Type,
    code,
    codes,
    rows,
)  # fmt: skip


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

_KNOWN: Mapping[str, tuple[Type, Text]] = {
    "project.class": _of(code(), "Project class", "Projectklasse"),
    "project.number": _of(TEXT, "Project number", "Projectnummer"),
    "project.title": _of(TEXT, "Name of the project", "Naam van het project"),
    "project.phase": _of(code(), "Phase of the project", "Fase van het project"),
    "project.state": _of(code(STATE_WORDS), "State of the project", "Status van het project"),
    "project.data_class": _of(
        code(), "Most sensitive data of the project", "Gevoeligste gegevens van het project"
    ),
    "project.supplier_dep": _of(NUMBER, "Dependence on suppliers", "Afhankelijkheid van leveranciers"),
    "project.replaces_system": _of(
        YESNO,
        "Does the project replace a system or way of working?",
        "Vervangt het project een systeem of werkwijze?",
    ),
    "project.procurement": _of(code(), "Procurement route", "Aanbestedingsroute"),
    "project.accessibility": _of(
        YESNO, "Does digital accessibility apply?", "Is digitale toegankelijkheid van toepassing?"
    ),
    "project.authorised": _of(MONEY, "Authorised budget", "Toegekend budget"),
    "project.stopped": _of(YESNO, "Was the project stopped?", "Is het project gestopt?"),
    "project.sponsor": _of(PERSON, "Sponsor of the project", "Opdrachtgever van het project"),
    "project.pm": _of(PERSON, "Project manager", "Projectleider"),
    "project.forms": _of(codes(), "Forms decided for this project", "Besloten formulieren van dit project"),
    "project.gates_passed": _of(
        codes(), "Gates the project has passed", "Beslismomenten die het project heeft gehad"
    ),
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
    "reg.conditions": _of(
        rows(
            {
                "text": TEXT,
                "owner": PERSON,
                "due": DATE,
                "blocking": code(),
                "status": code(),
                "overdue": YESNO,
            }
        ),
        "Open conditions of this project",
        "Openstaande voorwaarden van dit project",
    ),
    "reg.adopted_lessons": _of(
        rows({"lesson": Type("ref"), "owner": PERSON}),
        "Lessons this project adopted",
        "Lessen die dit project heeft overgenomen",
    ),
    "reg.lessons": _of(
        rows({"number": TEXT, "title": TEXT, "kind": code(), "state": code()}),
        "Lessons recorded for this project",
        "Lessen die bij dit project zijn vastgelegd",
    ),
    "reg.risks": _of(
        rows({"cause": TEXT, "event": TEXT, "effect": TEXT, "status": code(), "owner": PERSON, "due": DATE}),
        "Risks of this project",
        "Risico's van dit project",
    ),
}

CONTEXT: Mapping[str, Type] = MappingProxyType({name: type_ for name, (type_, _) in _KNOWN.items()})
CONTEXT_WORDS: Mapping[str, Text] = MappingProxyType({name: words for name, (_, words) in _KNOWN.items()})

# The columns of a register have words of their own where a rule says them.
COLUMN_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "reg.conditions.text": Text(en="Condition", nl="Voorwaarde"),
        "reg.conditions.owner": Text(en="Owner", nl="Eigenaar"),
        "reg.conditions.due": Text(en="Due date", nl="Uiterste datum"),
        "reg.conditions.blocking": Text(en="Holds back", nl="Houdt tegen"),
        "reg.conditions.status": Text(en="Status", nl="Status"),
        "reg.conditions.overdue": Text(en="Overdue?", nl="Te laat?"),
        "reg.adopted_lessons.lesson": Text(en="Lesson", nl="Les"),
        "reg.adopted_lessons.owner": Text(en="Owner", nl="Eigenaar"),
        "reg.lessons.number": Text(en="Number", nl="Nummer"),
        "reg.lessons.title": Text(en="Title", nl="Titel"),
        "reg.lessons.kind": Text(en="Kind of lesson", nl="Soort les"),
        "reg.lessons.state": Text(en="Status", nl="Status"),
        "reg.risks.cause": Text(en="Cause", nl="Oorzaak"),
        "reg.risks.event": Text(en="Event", nl="Gebeurtenis"),
        "reg.risks.effect": Text(en="Effect", nl="Gevolg"),
        "reg.risks.status": Text(en="Status", nl="Status"),
        "reg.risks.owner": Text(en="Owner", nl="Eigenaar"),
        "reg.risks.due": Text(en="Due date", nl="Uiterste datum"),
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


def context_types(
    *,
    settings: Mapping[str, Setting],
    classes: Iterable[str] = (),
    gates: Iterable[str] = (),
    phases: Iterable[str] = (),
    facts: Mapping[str, Type] | None = None,
) -> Mapping[str, Type]:
    """The types of all names around a form, with the codes that this method has.

    `facts`: what forms set on a project (`data_class` -> its type), so that its options are checked as well.
    """
    named = dict(CONTEXT)
    limits = {
        "project.class": classes, "project.phase": phases,
        "project.gates_passed": gates, "run.gates": gates,
    }  # fmt: skip
    for name, options in limits.items():
        known = frozenset(options)
        named[name] = replace(named[name], options=known or None)
    named.update({f"project.{name}": type_ for name, type_ in (facts or {}).items()})
    named.update({f"setting.{name}": setting_type(setting) for name, setting in settings.items()})
    return MappingProxyType(named)
