"""Whoever answers what is open comes to the end: random walks over the forms of the method.

Answers are drawn at random among those that fit; where one opens a new problem another one is tried. What
is then still open, a rule or a check forbids on purpose; everything else can be sent and decided.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.definitions.checklist import Asked, Field
from app.definitions.context import CONTEXT
from app.definitions.message import Message
from app.definitions.rules import evaluate
from app.runs.acceptable import There, accepted
from app.runs.complete import Open, open_in
from app.runs.freeze import Names, Signature, freeze
from app.runs.path import FieldState, Walk, walk
from app.runs.pen import TURNS, typed
from app.services.runs.records import Record
from tests.content.test_repository import FORMS, compiled

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SHA = "0" * 64
THERE_FILES = {SHA: {"sha256": SHA, "name": "plan.pdf", "size": 1}}
DAYS = [(TODAY + timedelta(days=number)).isoformat() for number in (-30, -1, 0, 1, 45, 400)]
PEOPLE = ["anna", "ben", "cees"]
TEXTS = ["Short", "A sentence that says a little more than that. " * 3]
DRAWN: Mapping[str, list[Any]] = {
    "text": TEXTS,
    "long": TEXTS,
    "yesno": ["yes", "no"],
    "yesnona": ["yes", "no", {"na": "There is none"}],
    "date": DAYS,
    "money": [0, 1_000, 3_000_000, 48_000_000, 200_000_000],
    "number": ["1", "2.5", "12", "30"],
    "rating": [1, 2, 3, 4, 5],
    "rag": ["green", "amber", "red"],
    "file": [{"sha256": SHA, "version": "1.0", "dated": TODAY.isoformat()}],
    "person": PEOPLE,
    "role": ["PM", "SPO", "BCO"],
}
ROUNDS = 60  # more than enough: each answers all that is open


class Everything:
    """Picks that hold whatever is picked: here walks are random, and what exists is the services' matter."""

    def __contains__(self, _: object) -> bool:
        return True


class Walker:
    """Answers a form at random until nothing is open, or nothing helps any more."""

    def __init__(self, form: str, dice: random.Random) -> None:
        self.form = compiled(form)
        self.dice = dice
        self.answers: dict[str, Any] = {}
        self.context = _context(form, dice)

    def seen(self) -> Walk:
        return walk(self.form, self.answers, self.context)

    def open(self) -> tuple[Open, ...]:
        seen = self.seen()
        return tuple(one for turn in TURNS for one in open_in(seen, turn))

    def to_the_end(self) -> tuple[Open, ...]:
        for _ in range(ROUNDS):
            todo = self.open()
            if not todo:
                return ()
            seen = self.seen()
            for name in dict.fromkeys(one.field for one in todo):
                self._answer(seen.fields[name])
            self._mend(seen, todo)
        return self.open()

    def _mend(self, seen: Walk, todo: tuple[Open, ...]) -> None:
        """A sentence that does not hold may be mended by what else it reads."""
        for one in todo:
            if not isinstance(one.message, Message):
                about = [name for name in seen.fields if name in self.answers and self.dice.random() < 0.2]
                for name in about:
                    self._answer(seen.fields[name])

    def _answer(self, one: FieldState) -> None:
        field = one.field
        if field.type == "approval":
            self.answers[field.id] = "approved"
            return
        drawn = self._table(one) if field.type == "table" else self._value(field, one)
        picks: Any = dict.fromkeys([field.id, *(f"{field.id}.{c.id}" for c in field.columns)], Everything())
        there = There(people=Everything(), files=THERE_FILES, picks=picks, criteria=Everything())
        self.answers[field.id] = accepted(field, drawn, there)

    def _table(self, one: FieldState) -> Any:
        field = one.field
        if field.preset:
            ids = [row.id for row in one.rows]
        elif field.none_ok and self.dice.random() < 0.3:
            return {"none": "There are none"}
        else:
            ids = [f"r{number}" for number in range(self.dice.randint(1, 4))]
        return {"rows": [{"_id": id_, **self._row(field)} for id_ in ids]}

    def _row(self, field: Field) -> dict[str, Any]:
        asked = [column for column in field.columns if typed(column)]
        return {column.id: self._value(column, None) for column in asked}

    def _value(self, asked: Asked, one: FieldState | None) -> Any:
        options = asked.choices if isinstance(asked.choices, tuple) else ()
        closed = self.seen().closed(asked.id) if one is not None else {}
        codes = [option.code for option in options if option.code not in closed]
        if asked.type == "choice":
            return self.dice.choice(codes)
        if asked.type == "multi":
            return self.dice.sample(codes, self.dice.randint(1, len(codes)))
        if asked.type == "ref":
            picked = self._pick(asked)
            return [picked] if asked.many else picked
        return self.dice.choice(DRAWN[asked.type])

    def _pick(self, asked: Asked) -> str:
        """One of the rows of a table of this form, or anything that exists elsewhere."""
        rows = self.answers.get(asked.to or "", {}).get("rows", ())
        return self.dice.choice([row["_id"] for row in rows] or ["L-0001"])


def _context(form: str, dice: random.Random) -> Mapping[str, Any]:
    lists: dict[str, Any] = {name: () for name in CONTEXT if name.startswith("reg.")}
    found = compiled(form)
    gate = found.checklist.gate
    return {
        **dict.fromkeys(CONTEXT),
        **found.settings,
        **lists,
        "project.class": dice.choice(["S", "M", "L"]),
        "project.state": "running",
        "project.stopped": dice.choice(["yes", "no"]),
        "project.data_class": dice.choice(["none", "personal", None]),
        "project.replaces_system": dice.choice(["yes", "no"]),
        "project.plan_bac": Decimal(440_000),
        "project.plan_contingency": Decimal(40_000),
        "project.last_report": TODAY,
        "project.report_cycle": "monthly",
        "project.lessons_on": TODAY,
        "run.gates": (gate,) if gate else None,
        "run.review_required": dice.choice([True, False]),
        "run.previous_gate_passed": True,
        "run.now": TODAY,
        "run.starter": "anna",
    }


def _forbidden(seen: Walk, one: Open) -> bool:
    """Whether a sentence of the method itself stands in the way, and not something left unanswered."""
    node = seen.compiled.check.get(one.field)
    failed = node is not None and evaluate(node, seen.scope, seen.compiled.resolved.scales) is False
    return not isinstance(one.message, Message) and (failed or bool(seen.closed(one.field)))


def _no_float(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _no_float(one)


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(min_value=0, max_value=10**9))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_who_answers_what_is_open_comes_to_the_end(form: str, seed: int) -> None:
    walker = Walker(form, random.Random(seed))
    left = walker.to_the_end()
    seen = walker.seen()
    assert [one for one in left if not _forbidden(seen, one)] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_brought_to_its_end_by_some_of_the_walks(form: str) -> None:
    def reaches_it(walker: Walker) -> bool:
        stops = [one for one in walker.seen().biting if one.kind == "stop" and one.closes is None]
        return not [one for one in stops if one.at != "start"]

    walkers = [Walker(form, random.Random(seed)) for seed in range(20)]
    assert [one for one in walkers if not one.to_the_end() and reaches_it(one)]


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(min_value=0, max_value=10**9))
@settings(max_examples=6, deadline=None, derandomize=True)
def test_any_walk_freezes_without_floats_and_reads_in_both_languages(form: str, seed: int) -> None:
    walker = Walker(form, random.Random(seed))
    walker.to_the_end()
    title = walker.form.checklist.title
    name = {"en": title.en, "nl": title.nl}
    head = {"number": "F-2026-0001", "name": name, "edition": "2026.1", "at": NOON.isoformat()}
    signed = {field: Signature("Anna", NOON) for field in walker.answers}
    frozen = freeze(walker.seen(), head, Names({"anna": "Anna"}), signed)
    assert list(_no_float(json.loads(json.dumps(frozen)))) == []
    kept = Record("F-2026-0001", frozen, "decided")
    for lang in ("en", "nl"):
        text = kept.as_markdown(lang)
        assert text.startswith(f"# {name[lang]}\n")
        for step in walker.seen().steps():
            assert f"## {step.title[lang]}" in text
