"""A finished form that stands alone: drawn from what was frozen, never from rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.message import refused
from app.services.rights import visible_to
from app.services.work import Work
from app.store import runs

Json = Any


@dataclass(frozen=True)
class Record:
    """The frozen record of a form."""

    number: str
    kept: Mapping[str, Json]
    status: str

    def as_json(self) -> dict[str, Json]:
        """The record as it was frozen, for machines."""
        return {**self.kept, "status": self.status}

    def as_markdown(self, lang: str) -> str:
        """The record as Markdown in one language, for a file or a mail."""
        return "\n".join(_lines(self.kept, lang)) + "\n"


def plain_words(kept: Mapping[str, Json], lang: str) -> str:
    """One recorded value in words; money in major units with a point, as figures are exchanged."""
    shown, value = kept.get("shown"), kept.get("value")
    if shown:
        return str(shown[lang])
    match value:
        case None | "":
            return "–"
        case dict():
            return _several_words(value, lang)
        case list():
            return ", ".join(str(one) for one in value)
        case int() if kept["type"] == "money":
            return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"
    return _CODES.get(str(value), {}).get(lang, str(value))


def _several_words(value: Mapping[str, Json], lang: str) -> str:
    """Not applicable, none, or a file: what is more than one word in an answer."""
    if "na" in value:
        return f"{_NA[lang]}: {value['na']}"
    if "none" in value:
        return f"{_NONE[lang]}: {value['none']}" if value["none"] else _NONE[lang]
    return str(value.get("name", "–"))


_NONE = {"en": "None", "nl": "Geen"}
_NA = {"en": "Not applicable", "nl": "Niet van toepassing"}
_CODES = {
    "yes": {"en": "Yes", "nl": "Ja"},
    "no": {"en": "No", "nl": "Nee"},
    "na": _NA,
    "approved": {"en": "Approved", "nl": "Akkoord"},
    "green": {"en": "Green", "nl": "Groen"},
    "amber": {"en": "Amber", "nl": "Oranje"},
    "red": {"en": "Red", "nl": "Rood"},
}


def _as_text(words: str) -> str:
    """What somebody wrote, so that none of its lines reads as a heading or a list of the record itself."""
    return _MARKS.sub(r"\1\\\2", words)


_MARKS = re.compile(r"^(\s*)([#>*_+=`~|-])", re.MULTILINE)


def _row_lines(field: Mapping[str, Json], lang: str) -> Iterator[str]:
    for row in field.get("rows", []):
        cells = [f"{cell['label'][lang]}: {plain_words(cell, lang)}" for cell in row["cells"]]
        yield f"- {' · '.join(cells)}".replace("\n", " ")


def _lines(kept: Mapping[str, Json], lang: str) -> Iterator[str]:
    yield f"# {kept['name'][lang]}"
    yield ""
    yield f"{kept['number']} · {kept['at'][:10]} · {kept['edition']}"
    for step in kept["steps"]:
        yield ""
        yield f"## {step['title'][lang]}"
        for field in step["fields"]:
            yield ""
            yield f"**{field['label'][lang]}**"
            yield ""
            if field.get("rows"):
                yield from _row_lines(field, lang)
            elif field["type"] != "info":
                words = plain_words(field, lang)
                yield _as_text(words) if field["type"] in ("text", "long") else words
            if field.get("by"):
                yield ""
                yield f"*{field['by']}, {field['at'][:10]}*"


def record(work: Work, number: str) -> Record:
    """The record of a form that was sent; raises Refused when there is none yet."""
    found = runs.get_run(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("run-not-found", number=number)
    run = found[0]
    if not isinstance(run.frozen, dict):
        raise refused("record-not-yet", number=number)
    return Record(run.number, run.frozen, run.status)
