"""What the pages about projects show of registers: colours from reports, dates of gates, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field as Key

from app.definitions.text import Shape, Text


class Named(NamedTuple):
    """A column that an overview names: where it does so, of which register, and what types it may have."""

    part: str
    register: str
    where: tuple[str | int, ...]  # in that part
    column: str
    types: tuple[str, ...]


class Colour(Shape):
    """One colour of a report: as it was reported, and as it was worked out."""

    title: Text
    reported: str  # column
    computed: str | None = None  # column


class Colours(Shape):
    """The register of reports, and its columns. The first colour stands for the whole project."""

    register_: str = Key(alias="register")
    day: str  # column: the day the report is about
    colours: tuple[Colour, ...] = Key(min_length=1)
    reason: str | None = None  # column: why a colour is better than what was worked out
    mark: str | None = None  # column: what the report is marked with
    no_mark: tuple[str, ...] = ()  # values of that column that say that nothing is the matter


class GateDates(Shape):
    """The register in which the dates of gates stand, and its columns."""

    register_: str = Key(alias="register")
    gate: str
    planned: str
    forecast: str
    actual: str


class Decided(Shape):
    """The register of decisions, and the column that says who takes them."""

    register_: str = Key(alias="register")
    by: str | None = None


class Overview(Shape):
    """What the list of projects, the page of a project and the home page show of registers."""

    colours: Colours | None = None
    gates: GateDates | None = None
    decisions: Decided | None = None
    questions: str | None = None  # the register in which everybody can ask the project office something

    def columns(self) -> Iterator[Named]:
        """Each column that is named."""
        if self.colours is not None:
            yield from self._of_colours(self.colours)
        if (dated := self.gates) is not None:
            yield Named("gates", dated.register_, ("gate",), dated.gate, ("choice",))
            for key in ("planned", "forecast", "actual"):
                yield Named("gates", dated.register_, (key,), getattr(dated, key), ("date",))
        if self.decisions is not None and self.decisions.by is not None:
            yield Named("decisions", self.decisions.register_, ("by",), self.decisions.by, ("role", "person"))

    def _of_colours(self, told: Colours) -> Iterator[Named]:
        yield Named("colours", told.register_, ("day",), told.day, ("date",))
        for i, one in enumerate(told.colours):
            yield Named("colours", told.register_, ("colours", i, "reported"), one.reported, ("rag",))
            if one.computed is not None:
                yield Named("colours", told.register_, ("colours", i, "computed"), one.computed, ("rag",))
        if told.reason is not None:
            yield Named("colours", told.register_, ("reason",), told.reason, ("text", "long"))
        if told.mark is not None:
            yield Named("colours", told.register_, ("mark",), told.mark, ("choice",))
