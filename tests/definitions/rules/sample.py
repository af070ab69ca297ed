"""A small form with every kind of rule, made in Python so that a test can say which rule it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Checklist
from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.method import Band, Fact, Gate, ProjectClass, Scale, Setting
from app.definitions.resolved import FORMAT, ReadRegister, Resolved
from app.definitions.text import Text

Raw = dict[str, Any]


def asked(id_: str, type_: str, **more: Any) -> Raw:
    """A question or column called after its id."""
    return {"id": id_, "type": type_, "label": id_.replace("_", " ").capitalize(), **more}


def choice(id_: str, options: str, **more: Any) -> Raw:
    """A question with these options."""
    listed = tuple({"code": code, "label": code.capitalize()} for code in options.split())
    return asked(id_, more.pop("type", "choice"), choices=listed, **more)


def calc(id_: str, formula: str, **more: Any) -> Raw:
    """A calculated question or column."""
    return asked(id_, "calc", calc=formula, **more)


def rule(id_: str, when: str | None, **more: Any) -> Raw:
    """A rule over the whole form."""
    return {"id": id_, "kind": "stop", "when": when, "message": "Not like this.", **more}


def bands(*steps: tuple[str, int | None, int | str]) -> Scale:
    """A scale of bands: ("below" or "upto", limit, points)."""
    return Scale(
        title=Text(en="Scale", nl="Schaal"),
        bands=tuple(
            Band(points=points) if limit is None else Band(points=points, **{bound: limit})
            for bound, limit, points in steps
        ),
    )


def points(**codes: int) -> Scale:
    """A scale of points by code."""
    return Scale(title=Text(en="Points", nl="Punten"), points=codes)


SCALES: Mapping[str, Any] = {
    "band_cost": bands(("below", 50000, 1), ("below", 250000, 2), ("below", 1000000, 3), ("", None, 5)),
    "band_months": bands(("below", 6, 1), ("upto", 12, 2), ("upto", 24, 3), ("", None, 5)),
    "band_units": bands(("upto", 1, 1), ("upto", 3, 2), ("", None, 4)),
    "data_points": points(none=0, internal=1, personal=3, special=5),
    "project_class": bands(("upto", 10, "S"), ("upto", 18, "M"), ("", None, "L")),
    "class_floor_cost": bands(("below", 1000000, 1), ("", None, 3)),
    "class_floor_data": points(special=2),
    "class_floor_duty": points(yes=2),
    "weighted_yes": points(yes=100, no=0),
    "probability": bands(
        ("below", 10, 1), ("below", 30, 2), ("below", 50, 3), ("upto", 70, 4), ("", None, 5)
    ),
    "probability_midpoint": bands(
        ("upto", 1, 5), ("upto", 2, 20), ("upto", 3, 40), ("upto", 4, 60), ("", None, 85)
    ),
    "risk_band": bands(
        ("upto", 4, "low"), ("upto", 9, "medium"), ("upto", 16, "high"), ("", None, "critical")
    ),
    "rag_slip": bands(("upto", 50, "green"), ("upto", 100, "amber"), ("", None, "red")),
    "rag_slip_days": bands(("upto", 10, "green"), ("", None, "amber")),
    "rag_overrun": bands(("upto", 0, "green"), ("upto", 100, "amber"), ("", None, "red")),
    "rag_index": bands(("below", 85, "red"), ("below", 95, "amber"), ("", None, "green")),
    "rag_benefits": bands(("below", 80, "red"), ("below", 95, "amber"), ("", None, "green")),
    "plausible_days": bands(("upto", 365, 1)),
    "change_authority": points(PM=1, SPO=2, STC=3, PFB=4),
    "authority_amount": bands(("upto", 10000, "PM")),
    "authority_share": bands(("upto", 2, "PM"), ("upto", 5, "SPO")),
    "authority_days": bands(("upto", 5, "PM")),
    "authority_cumulative": bands(("upto", 5, "PM"), ("upto", 10, "STC")),
    "authority_tolerance": bands(("upto", 100, "STC")),
    "authority_funding": points(contingency=1, exchange=1, extra_budget=3),
    "experience": points(none=0, some=1, experienced=2),
    "learning_path": points(M1=2, M2=0, M3=1, M10=2),
    "closed_days": ("2026-04-27", "2026-05-14", "2026-12-26"),
    "gates": ("G0", "G1", "G2", "G3", "G4", "G5"),
    "quorum": {
        "S": {"default": ("SPO",)},
        "M": {"default": ("SPO", "BCO", "FIN|SUP")},
        "L": {"default": ("SPO", "BCO", "FIN"), "G4": ("SPO", "BCO", "FIN", "OPS")},
    },
}


def _setting(type_: str, value: Any, options: str = "") -> Setting:
    listed = tuple({"code": code, "label": code} for code in options.split())
    return Setting.model_validate({"title": "Setting", "type": type_, "value": value, "options": listed})


SETTINGS: Mapping[str, Setting] = {
    "legal_class_cost": _setting("money", 50000),
    "ict_review_limit": _setting("money", 5000000),
    "org_type": _setting("choice", None, "municipality ministry zbo"),
    "small_pmo": _setting("yesno", False),
    "house_name": _setting("text", "Oeverdam"),
    "min_options": _setting("number", {"S": 2, "M": 3, "L": 3}),
}


CONDITIONS = ReadRegister(
    id="conditions", title=Text(en="Conditions", nl="Voorwaarden"), row=Text(en="Condition", nl="Voorwaarde")
)


def _class(id_: str) -> ProjectClass:
    return ProjectClass(
        id=id_, title=Text(en=id_, nl=id_), meaning=Text(en=id_, nl=id_), moments=(), quorum={}
    )


def _gate(id_: str) -> Gate:
    words = Text(en=id_, nl=id_)
    return Gate(
        id=id_, title=words, question=words, phase="intake", leads_to="initiation",
        decider={}, decider_help=words, checker={}, review={},
    )  # fmt: skip


def form(*fields: Raw, rules: tuple[Raw, ...] = (), criteria: tuple[Raw, ...] = ()) -> Compiled:
    """A form of one page with these questions."""
    checklist = Checklist.model_validate(
        {
            "id": "sample",
            "code": "C01",
            "title": "Sample",
            "purpose": "A sample",
            "record": "A record",
            "minutes": 5,
            "owner": "PMH",
            "status": "active",
            "review_by": "2027-01-01",
            "process": "sample",
            "next": "Nothing",
            "criteria": criteria,
            "rules": rules,
            "steps": ({"id": "page", "title": "Page", "fields": fields},),
        }
    )
    return compile_checklist(
        Resolved(
            format=FORMAT,
            checklist=checklist,
            settings=dict(SETTINGS),
            scales=dict(SCALES),
            gates=tuple(_gate(id_) for id_ in ("G0", "G1", "G4")),
            classes=tuple(_class(id_) for id_ in ("S", "M", "L")),
            facts={"data_class": Fact(title=Text(en="Data", nl="Gegevens"), type="choice")},
            registers={"conditions": CONDITIONS},
        )
    )
