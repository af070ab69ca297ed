"""Questions with known answers, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.definitions.text import LANGS

_NEEDED: Final = ("query", "expected", "expected_page", "lang", "kind")
_KNOWN: Final = (*_NEEDED, "exclude_page", "note")


class BadQuestions(Exception):  # noqa: N818 - what it is, as in SiteBuildFailed
    """A file of questions cannot be used; the text says where and why."""


@dataclass(frozen=True)
class Question:
    """What somebody types, and the sections (`path#anchor`) that answer it, any of them equally well.

    `lang` is the reader's language, `kind` the group it is counted with. `exclude_page` is left out of what
    is found: the page on which the words of the question stand as a link.
    """

    query: str
    expected: tuple[str, ...]
    expected_page: str
    lang: str
    kind: str
    exclude_page: str = ""


def read_questions(file: Path) -> list[Question]:
    """The questions of a file. Raises BadQuestions, which names file, line and fault."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadQuestions(f"{file}: cannot be read ({problem})") from problem
    found = [_question(line, f"{file}:{at}") for at, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise BadQuestions(f"{file}: holds no question")
    return found


def _question(line: str, where: str) -> Question:
    try:
        said = json.loads(line)
    except ValueError as problem:
        raise BadQuestions(f"{where}: is no JSON ({problem})") from problem
    if not isinstance(said, dict):
        raise BadQuestions(f'{where}: is no object; write {{"query": "…", …}}')
    for name in _NEEDED:
        if not said.get(name):
            raise BadQuestions(f"{where}: “{name}” is missing")
    if unknown := sorted(said.keys() - set(_KNOWN)):
        raise BadQuestions(f"{where}: “{unknown[0]}” is no key; known are {', '.join(_KNOWN)}")
    if said["lang"] not in LANGS:
        raise BadQuestions(f"{where}: “lang” is one of {', '.join(LANGS)}")
    return Question(
        query=str(said["query"]),
        expected=_expected(said["expected"], where),
        expected_page=str(said["expected_page"]),
        lang=said["lang"],
        kind=str(said["kind"]),
        exclude_page=str(said.get("exclude_page") or ""),
    )


def _expected(said: Any, where: str) -> tuple[str, ...]:
    wanted = said if isinstance(said, list) else [said]
    if not all(isinstance(one, str) and one for one in wanted):
        raise BadQuestions(f"{where}: “expected” is a section (path#anchor), or a list of them")
    return tuple(wanted)
