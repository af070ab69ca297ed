"""`make bench-search`: our search beside the engines that people would otherwise use, in one run."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.search import tables
from tests.bench.search.corpora import Corpus, of_sizes, own_handbook, tell
from tests.bench.search.engines import NAMES
from tests.bench.search.one_size import measure, update_pages
from tests.bench.search.over_http import answers_over_http
from tests.bench.search.relevance import QUESTIONS, relevance

SIZES, QUICK = (1_000, 10_000, 50_000), (1_000,)
LARGE = 20_000  # sections from which there are fewer rounds


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="own handbook and 1,000 sections, few questions")
    parser.add_argument("--sizes", type=int, nargs="*", help="sections of the other corpora")
    parser.add_argument(
        "--docs", type=Path, help="take them from this folder of Markdown; else they are invented"
    )
    parser.add_argument("--queries", type=Path, default=QUESTIONS, help="questions with known answers")
    parser.add_argument("--engines", nargs="*", default=list(NAMES), choices=NAMES)
    parser.add_argument(
        "--lunr-up-to", type=int, default=10_000, help="sections; it takes memory and minutes"
    )
    parser.add_argument(
        "--whoosh-up-to", type=int, default=10_000, help="the same for whoosh+, our reference"
    )
    parser.add_argument("--only-http", action="store_true", help="measure the server only")
    parser.add_argument("--no-http", action="store_true", help="do not measure the server")
    found = parser.parse_args()
    if found.sizes is None:
        found.sizes = list(QUICK if found.quick else SIZES)
    return found


def _fits(name: str, size: int, wanted: argparse.Namespace) -> bool:
    if name.startswith("lunr"):
        return size <= wanted.lunr_up_to
    return name != "whoosh+" or size <= wanted.whoosh_up_to


def _one(corpus: Corpus, wanted: argparse.Namespace, questions: Path | None) -> None:
    size = len(corpus.sections)
    names: Sequence[str] = [one for one in wanted.engines if _fits(one, size, wanted)]
    many, rounds = (10, 3) if wanted.quick else (20, 3 if size > LARGE else 5)
    with tempfile.TemporaryDirectory() as folder:
        found, engines = measure(corpus, names, Path(folder), many, rounds)
        asked = {}
        if questions:
            tell(f"Looking where the answers to {questions.name} stand")
            asked = {name: relevance(one, corpus.sections, questions) for name, one in engines.items()}
        update_pages(engines, corpus.sections, found)
        for one in engines.values():
            one.close()
    pages = sum(len(one.text) for one in corpus.sections) // max(1, size)
    print(f"\n== {corpus.name}: {size} sections, {pages} characters each ==")
    tables.of_corpus(found, names)
    tables.ratios(found)
    if asked:
        print(f"relevance, {questions.name if questions else ''}: MRR@10/recall@10")
        tables.of_relevance(asked)


def _main() -> None:
    wanted = _wanted()
    print(f"{os.cpu_count()} processors; load when it began {os.getloadavg()[0]:.1f}.")
    print("With a +: with our query features. lunr: Material's worker in a browser, by its own clock.")
    if not wanted.only_http:
        own = own_handbook()
        _one(own, wanted, wanted.queries)
        for corpus in of_sizes(own, wanted.sizes, wanted.docs):
            _one(corpus, wanted, None)
        _stop_browser()
    if not wanted.no_http:
        answers_over_http(quick=wanted.quick)


def _stop_browser() -> None:
    from tests.bench.search.with_lunr import stop_browser

    stop_browser()


if __name__ == "__main__":
    _main()
