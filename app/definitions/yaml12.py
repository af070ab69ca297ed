"""YAML as the PMO may write it: version 1.2 core, only text, numbers and true/false, nothing hidden.

Older YAML reads `Yes`, `12:30`, `2026-03-01` and `012` as something else than what stands there, and
anchors and tags make a file mean what it does not show. Each of these is a finding with its place, and
the text that stands there is kept, so that the rest of the file can be checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Where = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, both from 1
START: Mark = (1, 1)
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false"})
LONGEST_WORD = 5
_LIKE_NUMBERS = frozenset("0123456789+-.")  # how everything begins that could be read as a number or a date
_TRAPS = (
    ("yaml-date", re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?\Z")),
    ("yaml-number", re.compile(r"[-+]?\d+(:[0-5]?\d)+(\.\d*)?\Z")),  # 12:30 was 750
    ("yaml-number", re.compile(r"[-+]?0[0-9_]+\Z")),  # 012 was 10
    ("yaml-number", re.compile(r"[-+]?0[xob][0-9a-fA-F_]+\Z")),
    ("yaml-number", re.compile(r"[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][-+]?\d+)?\Z")),  # 1_000, 1e3, .5
    ("yaml-number", re.compile(r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)\Z")),
)


@dataclass(frozen=True)
class Problem:
    """Something in a file that means another thing than it seems to; `rule` is the id of a finding."""

    rule: str
    mark: Mark
    args: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A file as read: its data, and the place of every value and key. `path` is relative to the root."""

    path: str
    data: Any
    values: dict[Where, Mark]
    keys: dict[Where, Mark]
    indents: dict[Where, int]  # of texts on one line: how far into it the first character stands
    problems: tuple[Problem, ...]

    def at(self, *where: str | int) -> Mark:
        """The place of a value, or of the nearest one around it that is in the file."""
        while where and where not in self.values:
            where = where[:-1]
        return self.values.get(where, START)

    def key(self, *where: str | int) -> Mark:
        """The place of a key, or of the value where there is none."""
        return self.keys.get(where) or self.at(*where)

    def inside(self, offset: int, *where: str | int) -> Mark:
        """The place `offset` characters into a text that stands on one line."""
        line, column = self.at(*where)
        return (line, column + offset + self.indents[where]) if where in self.indents else (line, column)


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


class _Reader:
    """Builds plain data from the events of the parser and notes where each thing stands."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.values: dict[Where, Mark] = {}
        self.keys: dict[Where, Mark] = {}
        self.indents: dict[Where, int] = {}
        self.problems: list[Problem] = []

    def note(self, rule: str, event: Any, **args: str) -> None:
        self.problems.append(Problem(rule, _mark(event), args))

    def node(self, event: Any, where: Where) -> Any:
        self.values[where] = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            self.note("yaml-anchor", event, name=f"*{event.anchor}")
            return f"*{event.anchor}"
        if event.anchor:
            self.note("yaml-anchor", event, name=f"&{event.anchor}")
        if event.tag is not None:
            self.note("yaml-tag", event, name=event.tag)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(where)
        return self.scalar(event, where)

    def mapping(self, where: Where) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.name(event, where)
            below = (*where, name)
            if name in data:
                self.note("duplicate-key", event, name=name)
                # Read on for what else is wrong in there, but keep what stood first.
                self.node(next(self.events), (*where, name, "again", len(self.problems)))
                continue
            self.keys[below] = _mark(event)
            data[name] = self.node(next(self.events), below)
        return data

    def name(self, event: Any, where: Where) -> str:
        """A key is always text: `on:` and `1:` are words here."""
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self.note("yaml-key", event)
        self.node(event, (*where, "key", len(self.problems)))
        return f"key {len(self.problems)}"

    def sequence(self, where: Where) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self.node(event, (*where, len(data))))
        return data

    def scalar(self, event: Any, where: Where) -> str | int | float | bool | None:
        text: str = event.value
        if event.start_mark.line == event.end_mark.line:
            self.indents[where] = 1 if event.style else 0
        if event.style:
            return text
        if text in ("true", "false"):
            return text == "true"
        if text in _NULL:
            self.note("empty-value", event)
            return None
        if text[0] in _LIKE_NUMBERS:
            return self.number(text, event)
        if len(text) <= LONGEST_WORD and text.lower() in _WORDS:
            self.note("yaml-word", event, text=text)
        return text

    def number(self, text: str, event: Any) -> str | int | float:
        if number := _NUMBER.match(text):
            return float(text) if number.group(2) else int(text)
        rule = next((rule for rule, pattern in _TRAPS if pattern.match(text)), None)
        if rule:
            self.note(rule, event, text=text)
        return text


_HINTS = (
    ("mapping values are not allowed", "yaml-hint-colon"),
    ("cannot start any token", "yaml-hint-character"),
    ("unexpected end of stream", "yaml-hint-quote"),
    ("expected ',' or", "yaml-hint-bracket"),
    ("control characters", "yaml-hint-character"),
    ("special characters", "yaml-hint-character"),
)


def _broken(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(error)
    hint = next((hint for words, hint in _HINTS if words in said), "yaml-hint-indent")
    return Problem("broken-yaml", (mark.line + 1, mark.column + 1) if mark else START, {"hint": hint})


def read(text: str, path: str) -> Source:
    """Read one file. Whatever is wrong with it is in `problems`; `data` is None where nothing can be read."""
    reader = _Reader(iter(()))
    data: Any = None
    try:
        # The parser looks ahead: a fault further down must not hide what was read before it.
        events = [event for event in yaml.parse(text, Loader=PARSER)]
    except yaml.YAMLError as error:
        return Source(path, None, {}, {}, {}, (_broken(error),))
    reader.events = iter(events)
    kinds = [type(event) for event in events]
    if yaml.DocumentStartEvent not in kinds:
        reader.problems.append(Problem("empty-file", START))
    else:
        again = kinds.index(yaml.DocumentEndEvent) + 1
        if isinstance(second := events[again], yaml.DocumentStartEvent):
            reader.note("second-document", second)
        next(reader.events), next(reader.events)
        data = reader.node(next(reader.events), ())
    return Source(path, data, reader.values, reader.keys, reader.indents, tuple(reader.problems))
