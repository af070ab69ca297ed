"""What an answer brings along: somebody new becomes known, a file is kept; the answer then names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.forms.asks import NewPerson, Upload, settle
from app.services import files, people
from app.store.model import Run, StoredFile
from app.web.edge import work


def settled(values: dict[str, Any], run: Run) -> dict[str, Any]:
    """Answers of a form as they are stored: people by id, files by what they hold."""
    return _settled(values, lambda one: files.keep(work(), run, one.name, one.media_type, one.stream))


def settled_for_row(values: dict[str, Any], project_id: str | None) -> dict[str, Any]:
    """The same for the cells of a row."""
    return _settled(
        values, lambda one: files.keep_for_row(work(), project_id, one.name, one.media_type, one.stream)
    )


def _settled(values: dict[str, Any], keep: Callable[[Upload], StoredFile]) -> dict[str, Any]:
    def person(one: NewPerson) -> str:
        return people.person_named(work(), one.name, one.mail).id

    def file(one: Upload) -> dict[str, Any]:
        kept = keep(one)
        dated = one.dated.isoformat() if one.dated else None
        return {
            "sha256": kept.sha256,
            "name": kept.name,
            "size": kept.size,
            "version": one.version,
            "dated": dated,
        }

    found: dict[str, Any] = settle(values, person, file)
    return found
