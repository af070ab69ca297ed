"""Spreadsheets as bytes, out and in: XLSX and CSV. openpyxl lives here and nowhere else.

What people wrote is text and stays text: no cell that leaves here is ever read as a formula.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from app.definitions.message import refused

Value = str | int | Decimal | date | None
Line = Sequence[Value]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LARGEST = 5 * 1024 * 1024  # bytes handed in
LARGEST_OPENED = 60 * 1024 * 1024  # bytes of a workbook when unpacked
MOST_LINES = 2_000
MOST_COLUMNS = 200
ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a cell begins that a spreadsheet would work out
WIDEST = 60
# What reading a workbook that is damaged, locked or none at all can end in; both readers of XML call theirs
# a SyntaxError.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError,
    KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError, RuntimeError,
)  # fmt: skip
_UNFIT_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Table:
    """A sheet: its title, its head, and its lines."""

    title: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]


def _clean(text: str) -> str:
    """Text without the characters that no workbook can hold."""
    return "".join(one for one in text if one in "\t\n\r" or ord(one) >= 32)[:32_000]


def _cell(sheet: Any, value: Value, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, value=None)
    if isinstance(value, str):
        cell.value = _clean(value)
        cell.data_type = "s"  # else a text that begins with = would be worked out
        cell.quotePrefix = value.startswith(ACTS)
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    if bold:
        cell.font = Font(bold=True)
    return cell


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook of one sheet, its head fixed and filtered."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title.translate(_UNFIT_TITLE)[:31] or "1")
    sheet.freeze_panes = "A2"
    for at, name in enumerate(table.head):
        widest = max([len(name), *(len(str(line[at] or "")) for line in table.lines)], default=10)
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(widest + 2, WIDEST)
    sheet.append([_cell(sheet, name, bold=True) for name in table.head])
    for line in table.lines:
        sheet.append([_cell(sheet, value) for value in line])
    last = get_column_letter(max(len(table.head), 1))
    sheet.auto_filter.ref = f"A1:{last}{len(table.lines) + 1}"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_csv(table: Table, lang: str) -> bytes:
    """The table as CSV that a spreadsheet of this language opens well."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";" if lang == "nl" else ",", lineterminator="\r\n")
    writer.writerow([_guarded(name) for name in table.head])
    for line in table.lines:
        writer.writerow([_plain(value, lang) for value in line])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _plain(value: Value, lang: str) -> str:
    match value:
        case None:
            return ""
        case str():
            return _guarded(value)
        case date():
            return value.isoformat()
        case Decimal():
            text = format(value, "f")
            return text.replace(".", ",") if lang == "nl" else text
    return str(value)


def _guarded(text: str) -> str:
    """Text that a spreadsheet would work out, with a mark before it; reading takes the mark away."""
    return f"'{text}" if text.startswith(ACTS) else text


def unguarded(text: str) -> str:
    """Text as it was before it was guarded."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(ACTS) else text


def read_table(body: bytes) -> list[tuple[Any, ...]]:
    """The lines of the first sheet, head first, as far as anything stands in them. Raises Refused."""
    if len(body) > LARGEST:
        raise refused("file-too-big", most=LARGEST // (1024 * 1024))
    lines = _of_book(body) if body[:2] == b"PK" else _of_csv(body)
    found: list[tuple[Any, ...]] = []
    for line in lines:
        if len(found) > MOST_LINES:
            raise refused("sheet-too-long", most=MOST_LINES)
        found.append(tuple(line)[:MOST_COLUMNS])
    while found and not any(one not in (None, "") for one in found[-1]):
        found.pop()
    if not found:
        raise refused("file-empty")
    return found


def _of_book(body: bytes) -> Iterator[tuple[Any, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST_OPENED:
                raise refused("file-too-big", most=LARGEST // (1024 * 1024))
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        yield from sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_LINES + 2)
    except DAMAGED as problem:
        raise refused("sheet-unreadable") from problem


def _of_csv(body: bytes) -> Iterable[tuple[Any, ...]]:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    try:
        delimiter = max(",;\t", key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))
        return [
            tuple(unguarded(one) for one in line)
            for line in csv.reader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error as problem:
        raise refused("sheet-unreadable") from problem


def day_of(value: Any) -> date | None:
    """The day in a cell that holds one."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
