"""What is known already is filled in beforehand, and says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any

from app.definitions.checklist import Asked, Field
from app.definitions.text import LANGS, Text
from app.runs.freeze import plain
from app.runs.pen import writable_columns
from app.runs.register_rows import in_view, read_row
from app.runs.values import to_stored
from app.services.editions import library
from app.services.registers.titles import title_of_row
from app.services.registers.values import rules_of, stored_row
from app.services.runs.around import PRODUCT_LISTS
from app.services.runs.form_views import Origin
from app.services.runs.known import frozen_fields
from app.services.runs.opening import OpenRun
from app.services.runs.team import ROLES
from app.services.work import Work
from app.store import EVERYTHING, editions, people, projects, runs
from app.store.model import RegisterRow
from app.store.row_events import filled, whole_of

Json = Any
Found = tuple[Json, Origin | None]
NOTHING: Found = (None, None)
MOST_ROWS = 500


def _minor(value: Json) -> Json:
    return int((Decimal(str(value)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _yesno(value: Json) -> Json:
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


# What a record keeps of a worked out value, as an answer of that kind is kept.
_ANSWER: Mapping[str, Callable[[Json], Json]] = MappingProxyType({"money": _minor, "yesno": _yesno})


def _answer(asked: Asked, kept: Mapping[str, Json]) -> Json:
    """What a record keeps of a question or cell, as an answer to `asked`."""
    value = kept.get("value")
    if kept.get("type") == "calc" and value is not None and asked.type in _ANSWER:
        return _ANSWER[asked.type](value)
    return value


def _from_record(field: Field, kept: Mapping[str, Json]) -> Json:
    return rows_of_record(field, kept) if field.type == "table" else _answer(field, kept)


def rows_of_record(field: Field, kept: Mapping[str, Json]) -> Json:
    """What a record keeps of a table, as rows of `field`: the columns that it has too."""
    columns = {one.id: one for one in writable_columns(field)}
    rows = []
    for row in kept.get("rows", []):
        cells = {one["id"]: _answer(columns[one["id"]], one) for one in row["cells"] if one["id"] in columns}
        cells = {name: value for name, value in cells.items() if filled(value)}
        if cells:
            rows.append({"_id": row["id"], **cells})
    return {"rows": rows[:MOST_ROWS]} if rows else None


def _from_form(opened: OpenRun, field: Field, source: str) -> Found:
    """From the newest record that others rely on and that says anything."""
    checklist_id, _, name = source.partition(".")
    for run in reversed(opened.known.records):
        if run.checklist_id != checklist_id or run.id == opened.run.id:
            continue
        kept = frozen_fields(run).get(name)
        value = _from_record(field, kept) if kept is not None else None
        if value is not None and isinstance(run.frozen, dict):
            return value, Origin(Text(**run.frozen["checklist"]["title"]), run.number, run.started_at.date())
    return NOTHING


def _row(field: Field, row: RegisterRow) -> dict[str, Json]:
    """A row of a register as a row of `field`; a column that points at that register gets the row itself."""
    there = whole_of(row)
    cells = {
        one.id: row.id if one.type == "ref" and one.to == row.register else there.get(one.id)
        for one in writable_columns(field)
    }
    return {"_id": row.id, **{name: value for name, value in cells.items() if filled(value)}}


def _from_register(work: Work, opened: OpenRun, field: Field, name: str) -> Found:
    there = opened.around.rows.get(name, ())
    still = [one for one in there if _wanted(work, opened, field, one)][:MOST_ROWS]
    if not still:
        return (_team(work, opened, field), None) if name == ROLES else NOTHING
    origin = Origin(library(work).registers[name].title, name, max(map(_since, still)), "register")
    return {"rows": [_row(field, row) for row in still]}, origin


def _wanted(work: Work, opened: OpenRun, field: Field, row: RegisterRow) -> bool:
    """Whether a row is filled in beforehand: it is in the view that the table names, else it is open."""
    known = library(work)
    views = {one.id for one in known.registers[row.register].views} if row.register in known.registers else ()
    if field.view is None or field.view not in views:  # a later handbook may have dropped it
        return row.closed_at is None
    rules, today = rules_of(known, row.register), editions.today(work.session, work.now)
    number = opened.project.number if opened.project is not None else None
    return in_view(rules, field.view, read_row(rules, stored_row(row, number), today), today)


def _team(work: Work, opened: OpenRun, field: Field) -> Json:
    """Who holds a role in the project already, where the list of roles has not been made yet."""
    if opened.project is None or not {"role", "person"} <= {one.id for one in field.columns}:
        return None
    held = people.members(work.session, opened.project.id, editions.today(work.session, work.now))
    named = dict.fromkeys((one.role, one.person_id) for one in held if one.deputy_of is None)
    rows = [{"_id": f"r{at}", "role": role, "person": who} for at, (role, who) in enumerate(named, start=1)]
    return {"rows": rows} if rows else None


def _from_list(opened: OpenRun, field: Field, source: str) -> Json:
    """A list that the product makes, such as the lessons that fit; columns with the same id are copied."""
    columns = {one.id: one for one in writable_columns(field)}
    rows = []
    for place, row in enumerate(opened.context.get(source) or (), start=1):
        cells = {name: to_stored(columns[name], value) for name, value in row.items() if name in columns}
        rows.append({"_id": f"r{place}", **{name: value for name, value in cells.items() if filled(value)}})
    return {"rows": rows[:MOST_ROWS]} if rows else None


def _since(row: RegisterRow) -> date:
    return (row.updated_at or row.created_at).date()


def _fact(work: Work, opened: OpenRun, name: str) -> Found:
    """A fact of the project, with the form that set it last."""
    facts = projects.facts_of(work.session, opened.project.id) if opened.project else []
    fact = next((one for one in facts if one.name == name), None)
    found = runs.run_by_id(work.session, fact.run_id, EVERYTHING) if fact and fact.run_id else None
    frozen = found[0].frozen if found else None
    if fact is None or found is None or not isinstance(frozen, dict):
        return opened.known.facts[name], None
    title = Text(**frozen["checklist"]["title"])
    return opened.known.facts[name], Origin(title, found[0].number, fact.at.date(), "project")


def _subject(work: Work, opened: OpenRun, field: Field, source: str) -> Found:
    """What stands in the row that the form is about."""
    row, value = opened.around.subject, to_stored(field, opened.context.get(source))
    if row is None or value is None:
        return value, None
    register = library(work).registers[row.register]
    words = Text(**{lang: f"{register.row[lang]} {title_of_row(register, row, lang)}" for lang in LANGS})
    return value, Origin(words, row.id, _since(row), "row")


def _around(work: Work, opened: OpenRun, field: Field, source: str) -> Found:
    place, _, name = source.partition(".")
    if place == "row":
        return _subject(work, opened, field, source)
    if place == "project" and name in opened.known.facts:
        return _fact(work, opened, name)
    return plain(opened.context.get(source)), None


def prefilled(work: Work, opened: OpenRun, field: Field) -> Found:
    """The value that is known for this field, and the record it comes from; (None, None) where none is."""
    source = field.prefill
    if source is None:
        return NOTHING
    if source in PRODUCT_LISTS:
        return (_from_list(opened, field, source) if field.type == "table" else None), None
    if source.startswith("reg."):
        return _from_register(work, opened, field, source.partition(".")[2])
    if source.startswith(("project.", "run.", "row.")):
        return _around(work, opened, field, source)
    return _from_form(opened, field, source)
