"""The list of projects as a spreadsheet, in one language, with real dates and numbers."""

from __future__ import annotations

from app.definitions.overview import Colour
from app.definitions.text import Text
from app.services.editions import library
from app.services.project_list import ProjectLine, Wanted, project_list
from app.services.registers.book import CSV, XLSX, Table, Value, as_csv, as_xlsx
from app.services.registers.sheet_out import Exported, Format
from app.services.work import Work

TITLE = Text(en="Projects", nl="Projecten")
HEAD = (
    Text(en="Number", nl="Nummer"),
    Text(en="Project", nl="Project"),
    Text(en="State", nl="Stand"),
    Text(en="Class", nl="Klasse"),
    Text(en="Phase", nl="Fase"),
    Text(en="Project manager", nl="Projectleider"),
    Text(en="Last report", nl="Laatste rapportage"),
    Text(en="Next gate", nl="Volgend beslismoment"),
    Text(en="Planned on", nl="Gepland op"),
    Text(en="Expected on", nl="Verwacht op"),
    Text(en="Slip in days", nl="Uitloop in dagen"),
)
REPORTED = Text(en="reported", nl="gerapporteerd")
COMPUTED = Text(en="computed", nl="berekend")
WHY_BETTER = Text(en="Why better than computed", nl="Waarom beter dan berekend")
WORDS = {
    "green": Text(en="Green", nl="Groen"),
    "amber": Text(en="Amber", nl="Oranje"),
    "red": Text(en="Red", nl="Rood"),
    "proposed": Text(en="proposed", nl="voorgesteld"),
    "running": Text(en="running", nl="loopt"),
    "on-hold": Text(en="on hold", nl="opgeschort"),
    "stopped": Text(en="stopped", nl="gestopt"),
    "closed": Text(en="closed", nl="afgesloten"),
    "rejected": Text(en="rejected", nl="afgewezen"),
}


def exported(work: Work, wanted: Wanted, lang: str, format_: Format) -> Exported:
    """The projects of a list as a file."""
    method = library(work).method
    colours = method.overview.colours.colours if method.overview and method.overview.colours else ()
    phases = {one.id: one.title[lang] for one in method.phases}
    heads = [
        f"{one.title[lang]} ({word[lang]})"
        for one in colours
        for word, column in ((REPORTED, one.reported), (COMPUTED, one.computed))
        if column is not None
    ]
    heads += [WHY_BETTER[lang]] if colours else []
    asked = [name for one in colours for name in (one.reported, one.computed) if name is not None]
    table = Table(
        title=TITLE[lang],
        head=(*(one[lang] for one in HEAD), *heads),
        lines=tuple(
            (*_cells(one, phases, lang), *(_colour(one, name, lang) for name in asked), *_why(one, colours))
            for one in project_list(work, wanted).lines
        ),
    )
    if format_ == "csv":
        return Exported(f"projects.{format_}", CSV, as_csv(table, lang))
    return Exported(f"projects.{format_}", XLSX, as_xlsx(table))


def _cells(one: ProjectLine, phases: dict[str, str], lang: str) -> tuple[Value, ...]:
    project, gate = one.project, one.next_gate
    return (
        project.number,
        project.title,
        _word(project.state, lang),
        project.project_class,
        phases.get(project.phase, project.phase),
        ", ".join(each.name for each in one.managers) or None,
        one.report.day if one.report else None,
        gate.gate if gate else None,
        gate.planned if gate else None,
        gate.expected if gate else None,
        gate.slip if gate else None,
    )


def _colour(one: ProjectLine, column: str, lang: str) -> Value:
    data = one.report.row.data if one.report else None
    code = data.get(column) if isinstance(data, dict) else None
    return _word(code, lang) if code else None


def _why(one: ProjectLine, colours: tuple[Colour, ...]) -> tuple[Value, ...]:
    """Why a colour is better than what was worked out; a cell of its own wherever there are colours."""
    return ((one.report.reason or None) if one.report else None,) if colours else ()


def _word(code: str, lang: str) -> str:
    return WORDS[code][lang] if code in WORDS else code
