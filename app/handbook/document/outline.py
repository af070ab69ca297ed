"""What a document asks, before it is Markdown or DOCX: headings, guidance, options and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.definitions.checklist import Asked, Checklist, Column, Field, Step
from app.definitions.library import Library
from app.definitions.taking import with_taken
from app.handbook.directives.words import roles, word

Words = tuple[str, ...]
_CODES = {"yesno": ("yes", "no"), "yesnona": ("yes", "no", "na"), "rag": ("green", "amber", "red")}


@dataclass(frozen=True)
class Question:
    """One question: what helps to answer it, and the room for the answer.

    `options` can be ticked; a table has `columns`, what each of them means in `notes`, and `rows` with the
    text that stands in them; without either there is room for text.
    """

    label: str
    guidance: Words = ()
    options: Words = ()
    columns: Words = ()
    notes: tuple[tuple[str, str], ...] = ()
    rows: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Section:
    """One step of the checklist: a heading with its questions. `who` fills it in, '' = the author."""

    title: str
    intro: str
    who: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Outline:
    """The document as a whole."""

    title: str
    purpose: str
    lang: str
    sections: tuple[Section, ...]


def outline(library: Library, one: Checklist, lang: str) -> Outline:
    """The document that asks what this checklist asks, without what the product works out by itself."""
    known = _Questions(library, one, lang)
    sections = tuple(known.section(step) for step in known.pages())
    return Outline(one.title[lang], one.purpose[lang], lang, tuple(one for one in sections if one.questions))


def plain(text: str) -> str:
    """A help text without its Markdown: a document knows no links to the handbook."""
    bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"\*\*|`", "", bare).split())


def _by_hand(column: Column, table: Field) -> bool:
    """Whether a person fills it in, or reads what the method wrote; a number is given by the product."""
    given = column.preset and table.preset is None
    return column.type != "calc" and column.calc is None and not given


def _lead(label: str) -> str:
    """A label before what is said about it: a question has its mark already."""
    return label if label.endswith(("?", ".", "!", ":")) else f"{label}:"


class _Questions:
    """The questions of one checklist in one language."""

    def __init__(self, library: Library, one: Checklist, lang: str) -> None:
        self._library, self._one, self._lang = library, one, lang

    def pages(self) -> Iterator[Step]:
        for part in self._one.include:
            if part in self._library.parts:
                yield from self._library.parts[part].steps
        yield from self._one.steps

    def section(self, step: Step) -> Section:
        named = (step.by,) if isinstance(step.by, str) else step.by
        codes = tuple(code for code in named if code in self._library.roles)
        asked = tuple(self._question(field) for field in step.fields if field.type not in ("calc", "info"))
        intro = plain(step.intro[self._lang]) if step.intro else ""
        return Section(step.title[self._lang], intro, roles(self._library, codes, self._lang), asked)

    def _question(self, field: Field) -> Question:
        label, guidance = field.label[self._lang], tuple(self._guidance(field))
        if field.type == "table":
            return self._table(field, label, guidance)
        if field.type == "approval":
            columns = tuple(word(key, self._lang) for key in ("name", "outcome_yes_no", "date"))
            return Question(label, guidance, columns=columns, rows=(("",) * len(columns),))
        return Question(label, guidance, self._options(field))

    def _guidance(self, field: Field) -> Iterator[str]:
        if field.show is not None:
            yield word("if_it_applies", self._lang)
        if field.help:
            yield plain(field.help[self._lang])
        if field.example:
            yield word("for_example", self._lang, plain(field.example[self._lang]))

    def _table(self, field: Field, label: str, guidance: Words) -> Question:
        taken = with_taken(field, self._library.registers.get(field.register_ or ""))
        columns = tuple(one for one in taken if _by_hand(one, field))
        heads = tuple(one.label[self._lang] for one in columns)
        notes = tuple((_lead(one.label[self._lang]), note) for one in columns if (note := self._note(one)))
        empty = ("",) * len(columns)
        if field.preset is None:
            return Question(label, guidance, columns=heads, notes=notes, rows=(empty,) * 3)
        rows = tuple(tuple(self._preset(code, column) for column in columns) for code in self._criteria())
        return Question(label, guidance, columns=heads, notes=notes, rows=rows)

    def _criteria(self) -> range:
        return range(len(self._one.criteria))

    def _preset(self, place: int, column: Column) -> str:
        """What the method itself writes into the row of a criterion."""
        said = getattr(self._one.criteria[place], column.id, "") if column.preset else ""
        return said if isinstance(said, str) else plain(said[self._lang])

    def _note(self, column: Column) -> str:
        said = plain(column.help[self._lang]) if column.help else ""
        options = self._options(column)
        listed = " / ".join(options)
        return f"{said} ({listed})" if said and listed else said or listed

    def _options(self, asked: Asked) -> Words:
        if asked.type in _CODES:
            return tuple(word(f"answer_{code}", self._lang) for code in _CODES[asked.type])
        if asked.type == "rating":
            return tuple(f"{n}. {plain(one[self._lang])}" for n, one in enumerate(asked.anchors, 1))
        listed = asked.choices
        if isinstance(listed, str):
            setting = self._library.method.settings.get(listed.removeprefix("setting."))
            listed = setting.options if setting else ()
        return tuple(one.label[self._lang] for one in listed or ())
