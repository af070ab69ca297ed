"""Everything that is measured on one corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from app.handbook.entry import Entry
from tests.bench.search.alone import alone, questions_for, two_at_once
from tests.bench.search.corpora import Corpus, tell
from tests.bench.search.engine import Asked, Engine, for_all, page_of, size_of
from tests.bench.search.engines import engine
from tests.bench.search.questions import drawn
from tests.bench.search.taking_turns import Took, in_turns, ranking, seconds, showing

PAGES = 5  # that are updated, one after the other


@dataclass
class Measured:
    """By engine; times in seconds, sizes in bytes. What an engine cannot do is not there."""

    build: dict[str, float] = field(default_factory=dict)
    disk: dict[str, float] = field(default_factory=dict)
    opened: dict[str, float] = field(default_factory=dict)
    update: dict[str, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    rates: dict[str, dict[str, float]] = field(default_factory=dict)
    ranked: Took = field(default_factory=dict)
    shown: Took = field(default_factory=dict)


def measure(
    corpus: Corpus, names: Sequence[str], folder: Path, many: int, rounds: int
) -> tuple[Measured, Mapping[str, Engine]]:
    """The figures, and the engines, open."""
    found = Measured()
    questions = drawn(corpus.sections, many)
    engines = {name: _opened(name, corpus, folder / name, questions[0], found) for name in names}
    tell(f"Asking {len(questions)} questions in {rounds} rounds")
    found.ranked = in_turns(engines, questions, ranking, rounds)
    three = [one for one in questions if one.kind == "three words"]
    can_show = {name: one for name, one in engines.items() if one.show(three[0], 1) is not None}
    found.shown = in_turns(can_show, three, showing, rounds)
    file = questions_for(folder, questions)
    for name, one in engines.items():
        if one.measured:
            _alone(name, folder / name, file, found)
        else:
            memory = getattr(one, "memory", None)
            found.memory |= {name: float(memory())} if memory is not None else {}
    return found, engines


def update_pages(engines: Mapping[str, Engine], sections: Sequence[Entry], found: Measured) -> None:
    """Write some pages anew, one at a time, in each engine that can."""
    pages = list(dict.fromkeys(page_of(one) for one in sections))
    chosen = pages[:: max(1, len(pages) // PAGES)][:PAGES]
    parts = [[one for one in sections if page_of(one) == page] for page in chosen]
    for name, one in engines.items():
        if one.measured:
            given = parts if one.asked_apart else [for_all(part) for part in parts]
            found.update[name] = median(seconds(one, lambda it, part=part: it.update(part)) for part in given)


def _opened(name: str, corpus: Corpus, folder: Path, first: Asked, found: Measured) -> Engine:
    tell(f"{name}: an index of {len(corpus.sections)} sections")
    folder.mkdir(parents=True)
    made = engine(name)
    sections = corpus.sections if made.asked_apart else for_all(corpus.sections)
    found.build[name] = seconds(made, lambda one: one.build(folder, sections))
    found.disk[name] = size_of(folder)
    opening = seconds(made, lambda one: one.open(folder))
    found.opened[name] = opening + seconds(made, lambda one: one.rank(first, 10))
    return made


def _alone(name: str, folder: Path, file: Path, found: Measured) -> None:
    tell(f"{name}: a process of its own, then two")
    got = alone(name, folder, file, [1, 4])
    found.memory[name] = got["memory"]
    two = two_at_once(name, folder, file)
    found.rates[name] = {"1 thread": got["1"], "4 threads": got["4"], "2 processes": two}
