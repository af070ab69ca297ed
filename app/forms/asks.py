"""A question as a page needs it: the definition, what may be picked, who may write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

from app.definitions.checklist import Asked

Stored = Any  # an answer as it is kept: JSON


@dataclass(frozen=True)
class Choice:
    """One answer that can be picked; `closed` says why it cannot be picked now.

    `about`: step, field and label of each question that this reason is about.
    """

    code: str
    label: str
    help: str = ""
    closed: str = ""
    about: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class RowAsked:
    """One row of a table: its stable id, what is stored, and the columns this person may write."""

    id: str
    stored: Mapping[str, Stored]
    writable: frozenset[str]


@dataclass(frozen=True)
class Ask:
    """One question, or one column of a table (then `columns` and `rows` are empty)."""

    asked: Asked
    stored: Stored = None
    writable: bool = True
    choices: tuple[Choice, ...] = ()
    columns: tuple[Ask, ...] = ()
    rows: tuple[RowAsked, ...] = ()
    preset: bool = False  # the rows come from the definition: none is added, moved or removed
    none_ok: bool = False
    none_why: bool = False  # "none" needs a reason


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is not known yet: a name, and a mail address if there is one."""

    name: str
    mail: str


@dataclass(frozen=True)
class Upload:
    """A file that was handed over and is not kept yet."""

    name: str
    media_type: str
    stream: IO[bytes] = field(compare=False, repr=False)
    version: str = ""
    dated: date | None = None


Keep = Callable[[Any], Stored]


def settle(value: Any, person: Keep, file: Keep) -> Stored:
    """The stored JSON of a value in which new people and uploads may still stand.

    `person` turns a NewPerson into a person id, `file` an Upload into its stored description.
    """
    if isinstance(value, NewPerson):
        return person(value)
    if isinstance(value, Upload):
        return file(value)
    if isinstance(value, dict):
        return {key: settle(one, person, file) for key, one in value.items()}
    if isinstance(value, list):
        return [settle(one, person, file) for one in value]
    return value
