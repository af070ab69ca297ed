"""Which lessons fit a project, the best first, and why: a sum of points that anybody can check.

A lesson that names classes, data, ways of buying or a gate is offered only where those agree or are not
known yet. Everything else adds points or takes some away; how many stands in the method. Which words a
project and a lesson share is asked of the search, once for each project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.definitions.library import Library
from app.definitions.text import Lang, Text
from app.handbook.search import Alike, Limits
from app.services.editions import library
from app.services.lessons import reasons
from app.services.lessons.library import answers_of, offered_lessons
from app.services.lessons.subject import Subject
from app.services.lessons.uptake import NEVER, Counters, counters
from app.services.lessons.weights import Weights, weights
from app.services.search_entries import of_lesson
from app.services.search_following import following
from app.services.similar_words import meaning
from app.services.work import Work
from app.store import editions, lessons
from app.store.lessons import Written
from app.store.model import Lesson

Json = Any
Point = tuple[int, Text | None]
# What a lesson says it applies to -> the fact of the project, and how the agreement is called.
APPLIES = (("data_fit", "data_class", "data"), ("procure_fit", "procurement", "procurement"))
CLASSES, MOMENT, TAGS = "class_fit", "needed_at", "tags"
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
    alike: Alike  # the offered lessons, by number
    _spoken: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

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
        if subject.words not in self._spoken:
            self._spoken[subject.words] = self.alike.of(subject.words)
        found = self._spoken[subject.words].get(lesson.number)
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


def in_order(found: Iterable[Match]) -> tuple[Match, ...]:
    """The best first; of two that fit as well the newer."""
    newest = sorted(found, key=lambda one: one.lesson.number, reverse=True)
    return tuple(sorted(newest, key=lambda one: one.score, reverse=True))


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
        alike=_alike(work, known, offered),
    )


def _alike(work: Work, known: Library, offered: Iterable[Lesson]) -> Alike:
    """The offered lessons as texts are compared with them.

    As they are in this transaction: the index may not hold yet what was just written, or may be missing. It
    is not written here either, for nobody knows whether this transaction commits.
    """
    among = {one.number: tuple(of_lesson(one)) for one in offered}
    return following(work.settings).search.alike(among, Limits(None, frozenset({"lesson"})), meaning(known))
