"""Whoosh's own search over an index of ours: what the arrays have to agree with."""

from __future__ import annotations

from typing import Any

from whoosh.query.compound import Or, Require
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term

from app.handbook.search import Search, generations
from app.handbook.search.build import open_generation
from app.handbook.search.query import Question
from app.handbook.search.weights import FIELDS


def found_by_whoosh(search: Search, meant: Question) -> dict[str, float]:
    """Id of each entry that Whoosh finds for `meant`, with its score, best first."""
    index = open_generation(search.folder, generations.current(search.folder))
    try:
        with index.searcher() as searcher:
            results = searcher.search(_query(meant), limit=None)
            return {hit["shown"]["id"]: hit.score for hit in results}
    finally:
        index.close()


def _query(meant: Question) -> Any:
    terms = [one for term in meant.terms for one in _terms(term.stem, term.weight)]
    for phrase in meant.phrases:
        brought = [one for stem in phrase.stems for one in _terms(stem, phrase.weight)]
        terms.append(Require(Or(brought), Phrase("all", list(phrase.stems))))
    return Or(terms)


def _terms(stem: str, weight: float) -> list[Any]:
    return [Term(field, stem, boost=weight * own) for field, own in FIELDS.items()]
