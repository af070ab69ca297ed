"""What is wrong with the content, where, and how to mend it; in English and Dutch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from app.definitions.text import LANGS, Text
from app.definitions.yaml12 import Mark, Problem, read

Severity = Literal["error", "warning"]
_FILE = Path(__file__).with_name("findings.yml")


@dataclass(frozen=True)
class Kind:
    """One kind of finding: its id, how bad it is, and its sentences with places for words in braces."""

    rule: str
    severity: Severity
    message: Text
    mend: Text


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong at one place. `line` and `column` count from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: Text
    mend: Text

    def says(self, lang: str) -> str:
        """What is wrong and how to mend it, as one line of words."""
        return f"{self.message[lang]} ({self.mend[lang]})"

    def line_of_text(self, lang: str) -> str:
        """`path:line:column  severity  rule-id  message (how to mend)`."""
        return f"{self.path}:{self.line}:{self.column}  {self.severity}  {self.rule}  {self.says(lang)}"

    def as_json(self, lang: str) -> dict[str, str | int]:
        """The finding for machines."""
        return {
            "path": self.path, "line": self.line, "column": self.column,
            "severity": self.severity, "rule": self.rule, "message": self.says(lang),
        }  # fmt: skip


@cache
def _sentences() -> dict[str, Any]:
    data: dict[str, Any] = read(_FILE.read_text(encoding="utf-8"), _FILE.name).data
    return data


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of finding by its rule id, in the order of the file."""
    return {
        rule: Kind(rule, one["severity"], Text(**one["message"]), Text(**one["mend"]))
        for rule, one in _sentences()["findings"].items()
    }


def phrase(name: str) -> Text:
    """A piece of a sentence that several findings use."""
    return Text(**_sentences()["phrases"][name])


def _filled(sentence: Text, args: dict[str, str | Text]) -> Text:
    en, nl = (
        {key: one[lang] if isinstance(one, Text) else one for key, one in args.items()} for lang in LANGS
    )
    return Text(en=sentence.en.format_map(en), nl=sentence.nl.format_map(nl))


def finding(rule: str, path: str, mark: Mark, **args: str | Text) -> Finding:
    """The finding `rule` at a place, its sentences filled in with `args`."""
    kind = kinds()[rule]
    message, mend = _filled(kind.message, args), _filled(kind.mend, args)
    return Finding(path, *mark, kind.severity, rule, message, mend)


def problem_finding(problem: Problem, path: str) -> Finding:
    """What the reader of YAML noticed, as a finding."""
    args: dict[str, str | Text] = {**problem.args}
    if "hint" in problem.args:
        args["hint"] = phrase(problem.args["hint"])
    return finding(problem.rule, path, problem.mark, **args)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, sorted by file, place and rule."""
    unique = {(one.path, one.line, one.column, one.rule, one.message.en): one for one in findings}
    return tuple(unique[key] for key in sorted(unique))
