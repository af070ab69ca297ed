"""What a new process, form, module or page begins as: files that pass the checks and say what to fill in."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import Any, Literal

from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.skeletons.menu import with_entry
from app.definitions.text import LANGS, Slug, Text

Kind = Literal["process", "checklist", "module", "page"]
MENUS: Mapping[str, str] = {"en": "mkdocs.yml", "nl": "mkdocs.nl.yml"}

_FOLDERS: Mapping[Kind, tuple[str, str]] = {  # of the definition, and of its page
    "process": ("processes", "processes/"), "checklist": ("checklists", ""),
    "module": ("checklists/training", "training/"), "page": ("", ""),
}  # fmt: skip
_NEEDS_PROCESS = ("checklist", "module")


class RefusedError(Exception):
    """Why nothing was made, in both languages."""

    def __init__(self, en: str, nl: str) -> None:
        super().__init__(en)
        self.why = Text(en=en, nl=nl)


@dataclass(frozen=True)
class Wanted:
    """What an author asks for. `titles` by language; `process`: the one that a form or module belongs to."""

    kind: Kind
    id: str
    titles: Mapping[str, str]
    process: str | None = None


def begin(root: Path, wanted: Wanted, today: date) -> tuple[dict[str, str], dict[str, str]]:
    """Files to make and files to change (path below `root` -> whole text); raises `RefusedError`."""
    _is_an_id(wanted)
    library, _ = load(root)
    words = _words(library, wanted, today)
    made = {path: _filled(name, words | of_lang) for path, name, of_lang in _files(wanted)}
    for path in made:
        if (root / path).exists():
            raise RefusedError(
                f"{path} is there already; choose another id.", f"{path} bestaat al; kies een ander id."
            )
    return made, dict(_menus(root, wanted))


def _is_an_id(wanted: Wanted) -> None:
    parts = wanted.id.split("/") if wanted.kind == "page" else [wanted.id]
    if not all(re.fullmatch(Slug, part) for part in parts):
        raise RefusedError(
            f"“{wanted.id}” is no id: use small letters, digits and hyphens, such as review-plan.",
            f"“{wanted.id}” is geen id: gebruik kleine letters, cijfers en koppeltekens, zoals review-plan.",
        )


def _title(wanted: Wanted, lang: str) -> str:
    given = " ".join(wanted.titles.get(lang, "").split())
    return given or wanted.id.rpartition("/")[2].replace("-", " ").capitalize()


def _files(wanted: Wanted) -> Iterable[tuple[str, str, dict[str, str]]]:
    """Path, template and the words that differ by language."""
    folder, of_page = _FOLDERS[wanted.kind]
    if folder:
        yield f"{folder}/{wanted.id}.yml", f"{wanted.kind}.yml", {}
    for lang in LANGS if wanted.kind != "checklist" else ():
        title = _title(wanted, lang)
        named = {"title": title, "quoted": _quoted(title)}
        yield f"docs/{lang}/{of_page}{wanted.id}.md", f"{wanted.kind}.{lang}.md", named


def _menus(root: Path, wanted: Wanted) -> Iterable[tuple[str, str]]:
    page = f"{_FOLDERS[wanted.kind][1]}{wanted.id}.md"
    for lang, name in MENUS.items() if wanted.kind != "checklist" else ():
        if (root / name).is_file():
            before = (root / name).read_bytes().decode("utf-8")  # bytes: its ends of lines stay
            after = with_entry(before, page, _title(wanted, lang))
            if after != before:
                yield name, after


def _words(library: Library, wanted: Wanted, today: date) -> dict[str, str]:
    same = {"process": library.processes, "checklist": library.checklists, "module": library.modules}
    alike: Mapping[str, Any] = same.get(wanted.kind, library.processes)
    owners = Counter(one.owner for one in alike.values()).most_common(1)
    owner = owners[0][0] if owners else next(iter(library.roles), "")
    process, step = _process(library, wanted)
    return {
        "id": wanted.id, "owner": owner, "today": today.isoformat(), "review": _in_a_year(today),
        "code": _next_code(wanted.kind[0].upper(), [one.code for one in alike.values()]),
        "process": process, "step": step,
        **{lang: _quoted(_title(wanted, lang)) for lang in LANGS},
    }  # fmt: skip


def _process(library: Library, wanted: Wanted) -> tuple[str, str]:
    """The process that a form or module belongs to, and its first step."""
    if wanted.kind not in _NEEDS_PROCESS:
        return "", ""
    process = library.processes.get(wanted.process or "")
    if process is None or not process.steps:
        known = ", ".join(key for key, one in library.processes.items() if one.steps)
        raise RefusedError(
            f"Name its process: --process with one of {known}.",
            f"Noem het proces: --process met een van {known}.",
        )
    return process.id, process.steps[0].id


def _next_code(letter: str, codes: Iterable[str]) -> str:
    numbers = [int(code[1:]) for code in codes if re.fullmatch(rf"{letter}\d+", code)]
    number = max(numbers, default=0) + 1
    return f"M{number}" if letter == "M" else f"{letter}{number:02}"


def _in_a_year(today: date) -> str:
    leap = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 1, day=28 if leap else today.day).isoformat()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a text of JSON is one of YAML


def _filled(name: str, words: Mapping[str, str]) -> str:
    template = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return Template(template).substitute(words)
