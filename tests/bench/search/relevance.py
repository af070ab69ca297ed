"""How well each engine finds: the questions of `tests/data/search` that nothing was tuned on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.quality import Figures, ask, figures, read_questions, tops
from tests.bench.search.engine import Asked, Engine
from tests.bench.search.features import ROOT

QUESTIONS = ROOT / "tests" / "data" / "search" / "report.jsonl"


def relevance(engine: Engine, sections: Sequence[Entry], file: Path = QUESTIONS) -> list[Figures]:
    """The figures of an engine, by kind and in all.

    An engine that knows no languages only looks at the reader's, as a site of one language would; ours shows
    the reader's first, and the other after it.
    """
    place = {one.id: one.url[1:] for one in sections}

    def asker(query: str, lang: str, most: int) -> list[str]:
        asked = Asked(query, "relevance", lang, None if engine.name == "leidraad" else lang)
        return [place[one] for one in engine.rank(asked, most)]

    asked = ask(asker, read_questions(file), tops(place.values()))
    return figures(asked)
