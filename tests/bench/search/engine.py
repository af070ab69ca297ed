"""What every engine that is compared can do, so that all of them are given the same work."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.handbook.entry import Entry

PLAIN, LIKE_OURS = "", "+"  # as it comes out of its box; with our stems, completions, corrections, synonyms


@dataclass(frozen=True)
class Asked:
    """What somebody types. `only`: the one language of which answers count, for engines that know none.

    `kind` says how a plain engine is asked: `two words` and `phrase` must all be there, of others any.
    """

    text: str
    kind: str
    lang: str
    only: str | None = None

    @property
    def words(self) -> list[str]:
        """The words, without what surrounds them: no engine's own query language is used by accident."""
        kept = "".join(one if one.isalnum() else " " for one in self.text)
        return kept.split()


class Engine(ABC):
    """A search engine, in one process. `name` ends in a plus where it has our query features."""

    name = ""
    asked_apart = False  # whether it has a place for the words people ask with
    measured = True  # whether it can be run by several threads and processes
    seconds: float | None = None  # what the last act took by the engine's own clock, if it has one

    @abstractmethod
    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        """Make an index of `sections` in `folder`, which is empty."""

    @abstractmethod
    def open(self, folder: Path) -> None:
        """Open what `build` made."""

    @abstractmethod
    def rank(self, asked: Asked, most: int) -> list[str]:
        """The ids of the best sections, best first."""

    def show(self, asked: Asked, most: int) -> int | None:
        """The same with a passage each; says how many, None where it has none."""
        return None

    def update(self, sections: Sequence[Entry]) -> bool:
        """Put a changed page in place of the old one, found by the next question; says whether it can."""
        return False

    def close(self) -> None:  # noqa: B027  (an engine need not hold on to anything)
        """Let go of everything."""


def for_all(sections: Sequence[Entry]) -> list[Entry]:
    """The sections with the words people ask with in their text, for engines that have no place for those."""
    return [replace(one, text="\n".join((one.text, *one.asked)), asked=()) for one in sections]


def page_of(entry: Entry) -> str:
    """The page that a section stands on."""
    return entry.url.partition("#")[0]


def size_of(folder: Path) -> int:
    """Bytes on disk."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
