"""Text as it comes from and goes to the clipboard of a spreadsheet: cells parted by tabs, rows by lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A cell in quotes may hold tabs and lines; a quote that does not end its cell is a letter like any other.
_CELL = re.compile(r'("(?:[^"]|"")*"(?=\t|\n|\Z)|[^\t\n]*)(\t|\n|\Z)')


def table_in(text: str) -> list[list[str]]:
    """The rows of cells in `text`; lines on which nothing stands are left out."""
    rows: list[list[str]] = [[]]
    at, text = 0, text.replace("\r\n", "\n").replace("\r", "\n")
    while found := _CELL.match(text, at):
        rows[-1].append(_plain(found[1]))
        at = found.end()
        if found[2] == "":
            break
        if found[2] == "\n":
            rows.append([])
    return [row for row in rows if any(cell.strip() for cell in row)]


def _plain(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if quoted else cell


def text_of(rows: Iterable[Iterable[str]]) -> str:
    """The text that a spreadsheet takes these rows from."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if cell[:1] == '"' or {"\t", "\n"} & set(cell) else cell
