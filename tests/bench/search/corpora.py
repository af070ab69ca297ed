"""What is searched: the repository's own handbook, somebody else's, or an invented one of a given size."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.quality import folder_entries, repository_entries
from tests.bench.search.features import ROOT
from tests.bench.search.invented import invented


@dataclass(frozen=True)
class Corpus:
    """Sections to search, and what they are."""

    name: str
    sections: Sequence[Entry]


def own_handbook() -> Corpus:
    """The handbook of the repository, in both languages. Raises SiteBuildFailed."""
    return Corpus("the repository's own handbook", repository_entries(ROOT, tell))


def of_sizes(own: Corpus, sizes: Sequence[int], docs: Path | None) -> Iterator[Corpus]:
    """A corpus of each size: the first so many sections under `docs`, or invented ones."""
    theirs = list(folder_entries(docs)) if docs else []
    for size in sizes:
        if docs is None:
            yield Corpus("an invented handbook", invented(own.sections, size))
        elif len(theirs) >= size:
            yield Corpus(str(docs), theirs[:size])
        else:
            tell(f"{docs} has no {size} sections, but {len(theirs)}")


def tell(text: str) -> None:
    """Say what is going on, apart from the result."""
    print(f"{text} ...", file=sys.stderr, flush=True)
