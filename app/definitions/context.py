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


_KNOWN: Mapping[str, tuple[Type, Text]] = {
    "project.class": _of(code(), "project class", "projectklasse"),
    "project.number": _of(TEXT, "project number", "projectnummer"),
    "project.title": _of(TEXT, "name of the project", "naam van het project"),
    "project.phase": _of(code(), "phase of the project", "fase van het project"),
    "project.state": _of(code(), "state of the project", "status van het project"),
    "project.data_class": _of(
        code(), "most sensitive data of the project", "gevoeligste gegevens van het project"
    ),
    "project.supplier_dep": _of(NUMBER, "dependence on suppliers", "afhankelijkheid van leveranciers"),
    "project.replaces_system": _of(
        YESNO,
        "the project replaces a system or way of working",
        "het project vervangt een systeem of werkwijze",
    ),
    "project.procurement": _of(code(), "procurement route", "aanbestedingsroute"),
    "project.accessibility": _of(
        YESNO, "digital accessibility applies", "digitale toegankelijkheid is van toepassing"
    ),
    "project.authorised": _of(MONEY, "authorised budget", "toegekend budget"),
    "project.stopped": _of(YESNO, "the project was stopped", "het project is gestopt"),
    "project.sponsor": _of(PERSON, "sponsor of the project", "opdrachtgever van het project"),
    "project.pm": _of(PERSON, "project manager", "projectleider"),
    "project.forms": _of(codes(), "forms decided for this project", "besloten formulieren van dit project"),
    "project.gates_passed": _of(
        codes(), "gates the project has passed", "beslismomenten die het project heeft gehad"
    ),
    "run.gates": _of(codes(), "gates this form covers", "beslismomenten van dit formulier"),
    "run.gate_number": _of(TEXT, "number of the gate", "nummer van het beslismoment"),
    "run.review_required": _of(
        BOOL, "an independent review is required", "een onafhankelijke toets is verplicht"
    ),
    "run.previous_gate_passed": _of(
        BOOL, "the previous gate has been passed", "het vorige beslismoment is gehaald"
    ),
    "run.no_changes": _of(
        BOOL, "nothing has changed since last time", "er is niets veranderd sinds vorige keer"
    ),
    "run.now": _of(DATE, "today", "vandaag"),
    "run.starter": _of(PERSON, "who started this form", "wie dit formulier is begonnen"),
    "run.page": _of(
        TEXT, "page from which this form was started", "pagina vanwaar dit formulier is begonnen"
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
        "open conditions of this project",
        "openstaande voorwaarden van dit project",
    ),
    "reg.adopted_lessons": _of(
        rows({"lesson": Type("ref"), "owner": PERSON}),
        "lessons this project adopted",
        "lessen die dit project heeft overgenomen",
    ),
    "reg.lessons": _of(
        rows({"number": TEXT, "title": TEXT, "kind": code(), "state": code()}),
        "lessons recorded for this project",
        "lessen die bij dit project zijn vastgelegd",
    ),
    "reg.risks": _of(
        rows({"cause": TEXT, "event": TEXT, "effect": TEXT, "status": code(), "owner": PERSON, "due": DATE}),
        "risks of this project",
        "risico's van dit project",
    ),
}

CONTEXT: Mapping[str, Type] = MappingProxyType({name: type_ for name, (type_, _) in _KNOWN.items()})
CONTEXT_WORDS: Mapping[str, Text] = MappingProxyType({name: words for name, (_, words) in _KNOWN.items()})

# The columns of a register have words of their own where a rule says them.
COLUMN_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "reg.conditions.text": Text(en="condition", nl="voorwaarde"),
        "reg.conditions.owner": Text(en="owner", nl="eigenaar"),
        "reg.conditions.due": Text(en="due date", nl="uiterste datum"),
        "reg.conditions.blocking": Text(en="holds back", nl="houdt tegen"),
        "reg.conditions.status": Text(en="status", nl="status"),
        "reg.conditions.overdue": Text(en="overdue", nl="te laat"),
        "reg.adopted_lessons.lesson": Text(en="lesson", nl="les"),
        "reg.adopted_lessons.owner": Text(en="owner", nl="eigenaar"),
        "reg.lessons.number": Text(en="number", nl="nummer"),
        "reg.lessons.title": Text(en="title", nl="titel"),
        "reg.lessons.kind": Text(en="kind of lesson", nl="soort les"),
        "reg.lessons.state": Text(en="status", nl="status"),
        "reg.risks.cause": Text(en="cause", nl="oorzaak"),
        "reg.risks.event": Text(en="event", nl="gebeurtenis"),
        "reg.risks.effect": Text(en="effect", nl="gevolg"),
        "reg.risks.status": Text(en="status", nl="status"),
        "reg.risks.owner": Text(en="owner", nl="eigenaar"),
        "reg.risks.due": Text(en="due date", nl="uiterste datum"),
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
