"""One thing the search can find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal[
    "handbook", "process", "term", "role", "form", "question", "project", "record", "row", "lesson"
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A page, a section of a page, a step of a form, a term, a project or a record, in one language.

    `id` is unique in the whole index and stays the same for the same thing, so that writing an entry again
    replaces the old one. `path` holds the titles above this one, outermost first. `text` is plain text,
    never HTML. `url` begins with `/` and names no host. `audience` says who may find it: `all`, `people`
    (anybody signed in), `overseer` (who sees all projects), `project:<id>` (who may see the project),
    `member:<id>` (who holds a role in it), `person:<id>` (also `/project:<id>`: and may see it),
    `role:<code>/people` (who holds this role in the organisation; also `/overseer` and `/project:<id>`: and
    is that as well), or several of them with spaces between. `edition` is None for what does not belong to
    one edition (projects, records, rows, lessons); `code` is a number people type (`P-2026-014`, `G1-3`),
    empty when there is none. `same` names the same thing in both languages; empty where there is no
    translation. `weight` is 1; less for what is seldom the answer, however well its words fit. `asked` are
    lines in the words of people who ask: the entry is found by them, and they are never shown.
    `process` and `project` are the ids of those it belongs to; empty for none.
    """

    id: str
    kind: EntryKind
    lang: str
    title: str
    path: tuple[str, ...]
    text: str
    url: str
    audience: str = "all"
    edition: str | None = None
    code: str = ""
    same: str = ""
    weight: float = 1.0
    asked: tuple[str, ...] = ()
    process: str = ""
    project: str = ""
