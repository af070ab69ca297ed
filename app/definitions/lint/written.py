"""The checklists and parts as they stand in their files, each piece with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.definitions.checklist import Asked, Checklist, Column, Criterion, Field, Part, Rule, Step
from app.definitions.library import Library
from app.definitions.yaml12 import Source, Where


@dataclass(frozen=True)
class Placed:
    """The file something stands in, and where in it."""

    source: Source
    where: Where

    def below(self, *more: str | int) -> Placed:
        """A place further in."""
        return Placed(self.source, (*self.where, *more))


def files(library: Library) -> Iterator[tuple[Checklist | Part, Placed]]:
    """Every checklist and part that could be read."""
    for kind, ones in (("checklists", library.checklists), ("parts", library.parts)):
        for id_, one in ones.items():
            yield one, Placed(library.sources[f"{kind}/{id_}"], ())


def whole(library: Library, checklist: Checklist) -> Iterator[tuple[Checklist | Part, Placed]]:
    """The parts that a checklist includes, and then the checklist itself."""
    for name in checklist.include:
        if name in library.parts:
            yield library.parts[name], Placed(library.sources[f"parts/{name}"], ())
    yield checklist, Placed(library.sources[f"checklists/{_stem(library, checklist)}"], ())


def _stem(library: Library, checklist: Checklist) -> str:
    # Not its id, which may differ from the name of the file; that is a finding of its own.
    return next(stem for stem, one in library.checklists.items() if one is checklist)


def steps(one: Checklist | Part, at: Placed) -> Iterator[tuple[Step, Placed]]:
    """The pages of a file."""
    for number, step in enumerate(one.steps):
        yield step, at.below("steps", number)


def fields(one: Checklist | Part, at: Placed) -> Iterator[tuple[Field, Placed]]:
    """The questions of a file."""
    for step, place in steps(one, at):
        for number, field in enumerate(step.fields):
            yield field, place.below("fields", number)


def columns(field: Field, at: Placed) -> Iterator[tuple[Column, Placed]]:
    """The columns of a table."""
    for number, column in enumerate(field.columns):
        yield column, at.below("columns", number)


def asked(one: Checklist | Part, at: Placed) -> Iterator[tuple[Asked, Placed]]:
    """Questions and columns, in order."""
    for field, place in fields(one, at):
        yield field, place
        yield from columns(field, place)


def rules(one: Checklist | Part, at: Placed) -> Iterator[tuple[Rule, Placed]]:
    """The rules over the whole checklist."""
    for number, rule in enumerate(one.rules):
        yield rule, at.below("rules", number)


def criteria(checklist: Checklist, at: Placed) -> Iterator[tuple[Criterion, Placed]]:
    """The requirements of a gate."""
    for number, criterion in enumerate(checklist.criteria):
        yield criterion, at.below("criteria", number)
