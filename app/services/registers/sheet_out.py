"""A register as a spreadsheet: the rows that a list shows, with real dates and numbers, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from app.definitions.checklist import Column
from app.definitions.text import Text
from app.services.registers.book import CSV, XLSX, Table, Value, as_csv, as_xlsx
from app.services.registers.lines import EVERY_OPEN_ROW, RowLine, Wanted
from app.services.registers.listing import ListPage, list_page
from app.services.registers.sheet_words import as_cell, worked_out
from app.services.work import Work

Json = Any
Format = Literal["xlsx", "csv"]
NUMBER = Text(en="Number", nl="Nummer")
PROJECT = Text(en="Project number", nl="Projectnummer")


@dataclass(frozen=True)
class Exported:
    """A file to hand over."""

    name: str
    media_type: str
    body: bytes


def heads(columns: dict[str, Column], lang: str) -> tuple[str, ...]:
    """The head of a sheet: number, project, then the columns; labels that are the same get their id."""
    labels = [one.label[lang] for one in columns.values()]
    return (
        NUMBER[lang],
        PROJECT[lang],
        *(
            f"{one.label[lang]} ({id_})" if labels.count(one.label[lang]) > 1 else one.label[lang]
            for id_, one in columns.items()
        ),
    )


def _cells(page: ListPage, line: RowLine, lang: str) -> tuple[Value, ...]:
    found: list[Value] = [line.row.number, line.project.number if line.project else None]
    for id_, column in page.columns.items():
        if column.type == "calc" or column.calc is not None:
            found.append(worked_out(line.values.get(id_)))
        else:
            found.append(as_cell(column, line.cells.get(id_), page.names, lang))
    return tuple(found)


def exported(
    work: Work,
    register: str,
    lang: str,
    format_: Format = "xlsx",
    project: str | None = None,
    wanted: Wanted = EVERY_OPEN_ROW,
) -> Exported:
    """The rows of a list as a file, in the reader's language. Raises Refused."""
    page = list_page(work, register, project, wanted)
    table = Table(
        title=page.register.title[lang],
        head=heads(dict(page.columns), lang),
        lines=tuple(_cells(page, line, lang) for line in page.lines),
    )
    name = f"{register}{f'-{project}' if project else ''}.{format_}"
    if format_ == "csv":
        return Exported(name, CSV, as_csv(table, lang))
    return Exported(name, XLSX, as_xlsx(table))
