"""The arrays answer as Whoosh does, on texts and questions nobody chose."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source
from app.handbook.search.query import Phrase, Question, Term
from app.handbook.search.scoring import scores
from tests.handbook.search.corpus import ENTRIES, KNOWN, SYNONYMS
from tests.handbook.search.reference import found_by_whoosh

WORDS = ["plan", "risk", "gate", "lessen", "huis", "steering", "committee", "the", "G2", "x"]
ALL = Limits(None)
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
entries = st.builds(
    Entry,
    id=st.integers(0, 30).map(str),
    kind=st.sampled_from(["handbook", "record"]),
    lang=st.sampled_from(["en", "nl"]),
    title=texts,
    path=st.lists(texts, max_size=2).map(tuple),
    text=texts,
    url=st.just("/x"),
    asked=st.lists(texts, max_size=2).map(tuple),
)
corpora = st.lists(entries, max_size=15, unique_by=lambda one: one.id)
stems = st.sampled_from(
    ["plan", "risk", "gat", "gate", "les", "huis", "steer", "committe", "g2", "x", "none"]
)
weights = st.sampled_from([0.3, 0.8, 1.0])
questions = st.builds(
    Question,
    terms=st.lists(st.builds(Term, stems, weights), min_size=1, max_size=4),
    phrases=st.lists(
        st.builds(Phrase, st.lists(stems, min_size=2, max_size=3).map(tuple), weights), max_size=2
    ),
)


@contextmanager
def built(corpus: list[Entry]) -> Iterator[Search]:
    with tempfile.TemporaryDirectory() as folder:
        search = Search.open(Path(folder) / "index")
        search.build(Source(corpus, SYNONYMS))
        yield search


def by_arrays(search: Search, meant: Question) -> dict[str, float]:
    """Id of each entry that the arrays find, with its score, best first; of equals the first."""
    state = search.state()
    scored = scores(state, meant.terms, meant.phrases)
    docs = [one for one in scored.argsort(kind="stable")[::-1].tolist() if state.view(ALL).within[one]]
    return {state.shown(one)["id"]: float(scored[one]) for one in docs if scored[one] > 0}


@settings(max_examples=30, deadline=None)
@given(corpus=corpora, asked=st.lists(questions, min_size=1, max_size=5), gone=st.sets(st.integers(0, 30)))
def test_the_arrays_find_what_whoosh_finds_with_the_same_scores(
    corpus: list[Entry], asked: list[Question], gone: set[int]
) -> None:
    with built(corpus) as search:
        search.remove([str(one) for one in gone])
        for meant in asked:
            assert by_arrays(search, meant) == pytest.approx(found_by_whoosh(search, meant), rel=1e-4)


@settings(max_examples=15, deadline=None)
@given(
    corpus=corpora,
    changes=st.lists(st.lists(entries, max_size=6), max_size=4),
    gone=st.sets(st.integers(0, 30)),
    meant=questions,
)
def test_after_changes_the_arrays_find_what_whoosh_finds(
    corpus: list[Entry], changes: list[list[Entry]], gone: set[int], meant: Question
) -> None:
    """Scores of what came later are judged by the words of the build, so only what is found is compared."""
    with built(corpus) as search:
        for one in changes:
            search.put(one)
        search.remove([str(one) for one in gone])
        assert set(by_arrays(search, meant)) == set(found_by_whoosh(search, meant))


@pytest.mark.parametrize("typed", [typed for typed, _, _ in KNOWN])
def test_questions_of_people_bring_the_same_order(typed: str, search: Search) -> None:
    ranked = search.ranked(typed, "en", ALL)
    assert ranked is not None
    ours, theirs = by_arrays(search, ranked.meant), found_by_whoosh(search, ranked.meant)
    assert ours == pytest.approx(theirs, rel=1e-4)
    assert [round(one, 3) for one in ours.values()] == [round(one, 3) for one in theirs.values()]


def test_a_change_that_comes_later_is_judged_as_if_it_had_been_there(tmp_path: Path) -> None:
    search = Search.open(tmp_path / "index")
    search.build(Source(ENTRIES, SYNONYMS))
    twin = ENTRIES[0]
    search.put([Entry("twin", "handbook", "en", twin.title, twin.path, twin.text, "/twin")])
    found = by_arrays(search, Question([Term("charter", 1.0), Term("cost", 1.0)]))
    assert found["twin"] == pytest.approx(found[twin.id])


def test_nobody_can_write_to_what_is_shared(search: Search) -> None:
    state = search.state()
    for part in state.parts:
        assert part.named
        for array in part.named.values():
            assert not array.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        state.view(ALL).within[0] = False
