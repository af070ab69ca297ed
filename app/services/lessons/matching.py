"""Which lessons fit a project, the best first, and why: a sum of points that anybody can check.

A lesson that names classes, data, ways of buying or a gate is offered only where those agree or are not
known yet. Everything else adds points or takes some away; how many stands in the method.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.definitions.library import Library
from app.definitions.text import Lang, Text
from app.services.editions import library
from app.services.lessons import reasons
from app.services.lessons.library import answers_of, offered_lessons
from app.services.lessons.likeness import Concepts, Vocabulary, shared
from app.services.lessons.subject import Subject
from app.services.lessons.uptake import NEVER, Counters, counters
from app.services.lessons.weights import Weights, common_words, weights
from app.services.work import Work
from app.store import editions, lessons
from app.store.lessons import Written
from app.store.model import Lesson

Json = Any
Point = tuple[int, Text | None]
# What a lesson says it applies to -> the fact of the project, and how the agreement is called.
APPLIES = (("data_fit", "data_class", "data"), ("procure_fit", "procurement", "procurement"))
CLASSES, MOMENT, TAGS = "class_fit", "needed_at", "tags"
PROSE = ("les_title", "les_title_nl", "context", "recommendation", "event", "cause")
MANY = 6  # lessons from which on a word that most of them hold says nothing
SHOWN = 4  # words that a reason names
YEAR = 365


@dataclass(frozen=True)
class Match:
    """A lesson that fits, how well, and why. `lang`: the one language it is written in, where it is one."""

    lesson: Lesson
    score: int
    why: Text
    lang: Lang | None = None


@dataclass
class Matcher:
    """All that is needed to compare lessons with projects, loaded once for one act."""

    known: Library
    weights: Weights
    today: date
    offered: tuple[Lesson, ...]
    told: dict[str, Counters]
    written: dict[str, Written]
    _spoken: dict[str, Concepts] = field(default_factory=dict)
    _common: frozenset[str] | None = None

    def fitting(self, subject: Subject) -> list[Lesson]:
        """The lessons that may be offered to this project, whatever their score."""
        return [
            one for one in self.offered if one.project_id != subject.project_id and self.applies(one, subject)
        ]

    def best(self, subject: Subject, number: int, among: Iterable[Lesson] | None = None) -> tuple[Match, ...]:
        """The lessons that fit well enough, the best first, at most `number`."""
        found = self.fitting(subject) if among is None else among
        least = self.weights.of("least")
        matches = [self.match(one, subject) for one in found]
        return in_order(one for one in matches if one.score >= least)[:number]

    def applies(self, lesson: Lesson, subject: Subject) -> bool:
        """Whether what the lesson says of itself does not speak against this project."""
        told = answers_of(lesson)
        asked = [(told.get(CLASSES), subject.project_class)]
        asked += [(told.get(name), subject.facts.get(fact)) for name, fact, _ in APPLIES]
        return all(not fits or value is None or value in fits for fits, value in asked) and not self.too_late(
            told.get(MOMENT), subject
        )

    def too_late(self, gate: str | None, subject: Subject) -> bool:
        """Whether the moment at which it helps has passed."""
        order = [one.id for one in self.known.method.gates]
        if gate not in order or subject.next_gate not in order:
            return False
        return order.index(gate) < order.index(subject.next_gate)

    def match(self, lesson: Lesson, subject: Subject, extra: Sequence[Point] = ()) -> Match:
        """How well a lesson fits. `extra`: points that are given for something else, with why."""
        points = [*extra, *self._points(lesson, subject)]
        why = reasons.together(one for _, one in points if one is not None)
        return Match(lesson, sum(score for score, _ in points), why, self.language(lesson))

    def language(self, lesson: Lesson) -> Lang | None:
        """The language a lesson can be read in; None for one that is there in both."""
        there = self.written.get(lesson.id)
        if there is None or answers_of(lesson).get("translation") == "full_both":
            return None
        return "nl" if there.lang == "nl" else "en"

    def _points(self, lesson: Lesson, subject: Subject) -> Iterator[Point]:
        told = answers_of(lesson)
        if subject.project_class in (told.get(CLASSES) or ()):
            yield self._agrees("class", CLASSES, [str(subject.project_class)])
        for name, fact, what in APPLIES:
            if subject.facts.get(fact) in (told.get(name) or ()):
                yield self._agrees(what, name, [subject.facts[fact]])
        if subject.next_gate is not None and told.get(MOMENT) == subject.next_gate:
            yield self._agrees("moment", MOMENT, [subject.next_gate])
        tags = [one for one in told.get(TAGS) or () if one in subject.tags]
        if tags:
            score, why = self._agrees("tag", TAGS, tags)
            yield score * len(tags), why
        yield from self._words(lesson, subject)
        yield from self._experience(self.told.get(lesson.number, NEVER))
        yield self.weights.of("year") * self._years(lesson), None

    def _agrees(self, what: str, name: str, codes: Sequence[str]) -> Point:
        return self.weights.of(what), reasons.said(what, reasons.labels(self.known, name, codes))

    def _words(self, lesson: Lesson, subject: Subject) -> Iterator[Point]:
        mine = {
            one: word for one, word in self._vocabulary().concepts(subject.words).items() if self._tells(one)
        }
        found = shared(mine, self._of(lesson))
        if found:
            count = min(len(found), self.weights.of("most_words"))
            yield count * self.weights.of("word"), reasons.said("word", reasons.plain(found[:SHOWN]))

    def _experience(self, one: Counters) -> Iterator[Point]:
        helped = one.yes * self.weights.of("helped") + one.partly * self.weights.of("partly")
        if one.yes + one.partly:
            yield helped, reasons.said("helped", reasons.times(one))
        against = one.no * self.weights.of("not_helped") + one.outdated * self.weights.of("outdated")
        yield against, None

    def _years(self, lesson: Lesson) -> int:
        there = self.written.get(lesson.id)
        return max((self.today - there.on).days // YEAR, 0) if there is not None else 0

    def _vocabulary(self) -> Vocabulary:
        return _vocabulary(self.known)

    def _of(self, lesson: Lesson) -> Concepts:
        if lesson.id not in self._spoken:
            told = answers_of(lesson)
            prose = [str(told[one]) for one in PROSE if told.get(one)]
            self._spoken[lesson.id] = self._vocabulary().concepts(" ".join([*lesson.title.values(), *prose]))
        return self._spoken[lesson.id]

    def _tells(self, concept: str) -> bool:
        """A word that most lessons hold says nothing about what one of them is about."""
        if self._common is None:
            held = Counter(one for lesson in self.offered for one in self._of(lesson))
            most = len(self.offered) / 2 if len(self.offered) >= MANY else len(self.offered)
            self._common = frozenset(one for one, times in held.items() if times > most)
        return concept not in self._common


def in_order(found: Iterable[Match]) -> tuple[Match, ...]:
    """The best first; of two that fit as well the newer."""
    newest = sorted(found, key=lambda one: one.lesson.number, reverse=True)
    return tuple(sorted(newest, key=lambda one: one.score, reverse=True))


_VOCABULARIES: dict[int, tuple[Library, Vocabulary]] = {}  # a library is held, so its id stays its own


def _vocabulary(known: Library) -> Vocabulary:
    if id(known) not in _VOCABULARIES:
        _VOCABULARIES[id(known)] = (known, Vocabulary(known.glossary.values(), common_words(known)))
    return _VOCABULARIES[id(known)][1]


def matcher(work: Work) -> Matcher | None:
    """What compares lessons with projects now; None where the method does not want it."""
    known = library(work)
    points = weights(known)
    if points is None:
        return None
    offered = offered_lessons(work)
    return Matcher(
        known=known,
        weights=points,
        today=editions.today(work.session, work.now),
        offered=offered,
        told=counters(work),
        written=lessons.written(work.session, [one.id for one in offered]),
    )
