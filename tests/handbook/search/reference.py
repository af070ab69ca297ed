"""Whoosh's own search over an index of ours: what the arrays have to agree with."""

from __future__ import annotations

from typing import Any

from whoosh.query.compound import Or
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term
from whoosh.scoring import BM25F

from app.handbook.search import Search, generations
from app.handbook.search.build import open_generation
from app.handbook.search.query import Question
from app.handbook.search.weights import B_OF, FIELDS, K1, B


def found_by_whoosh(search: Search, meant: Question) -> dict[str, float]:
    """Id of each entry that Whoosh finds for `meant`, with its score, best first."""
    index = open_generation(search.folder, generations.current(search.folder))
    try:
        with index.searcher(
            weighting=BM25F(B=B, K1=K1, **{f"{field}_B": own for field, own in B_OF.items()})
        ) as searcher:
            found = _scores(searcher, [one for term in meant.terms for one in _terms(term.stem, term.weight)])
            for phrase in meant.phrases:
                holding = _scores(searcher, [Phrase("all", list(phrase.stems))])
                brought = [one for stem in phrase.stems for one in _terms(stem, phrase.weight)]
                for id_, score in _scores(searcher, brought).items():
                    if id_ in holding:
                        found[id_] = found.get(id_, 0.0) + score
            return dict(sorted(found.items(), key=lambda one: -one[1]))
    finally:
        index.close()


def _scores(searcher: Any, wanted: list[Any]) -> dict[str, float]:
    return {hit["shown"]["id"]: hit.score for hit in searcher.search(Or(wanted), limit=None)}


def _terms(stem: str, weight: float) -> list[Any]:
    return [Term(field, stem, boost=weight * own) for field, own in FIELDS.items()]
