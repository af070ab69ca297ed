"""`leidraad search-quality`: asks the search questions with known answers, and says how well it answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.handbook.directives.definitions import definitions
from app.handbook.quality import (
    Asked,
    BadQuestions,
    ask,
    figures,
    folder_entries,
    percentiles,
    read_questions,
    repository_entries,
    tops,
)
from app.handbook.search import Limits, Search, Source, groups
from app.handbook.site import SiteBuildFailed

_HEAD = ("kind", "questions", "MRR@10", "recall@10", "first 3", "page MRR", "page recall")
_EVERYTHING = Limits(audiences=None)


@click.command("search-quality")
@click.option(
    "--docs",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="A folder of Markdown, one section per heading; else the handbook of the repository.",
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    required=True,
    help="JSON lines: query, expected (path#anchor), expected_page, lang, kind, exclude_page.",
)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=".",
    help="The repository; its glossary gives the synonyms.",
)
@click.option(
    "--failures",
    type=int,
    default=20,
    show_default=True,
    help="How many questions without their answer are printed; -1 for all.",
)
def search_quality(docs: Path | None, queries: Path, root: Path, failures: int) -> None:
    """Measure the search: MRR@10 and recall@10 per kind of question, failures, and how long answers take."""
    try:
        questions = read_questions(queries)
        entries = list(folder_entries(docs)) if docs else repository_entries(root, _tell)
    except (BadQuestions, SiteBuildFailed) as problem:
        raise click.ClickException(str(problem)) from None
    if not entries:
        raise click.ClickException(f"{docs}: there is no Markdown with any text in this folder.")
    with TemporaryDirectory() as folder:
        search = Search.open(Path(folder) / "index")
        _tell(f"Indexing {len(entries)} sections")
        search.build(Source(entries, groups(definitions(root).glossary.values())))

        def asker(query: str, lang: str, most: int) -> list[str]:
            return [hit.url[1:] for hit in search.search(query, lang, _EVERYTHING, most).hits]

        asked = ask(asker, questions, tops(one.url[1:] for one in entries))
        search.close()
    _print(asked, failures)


def _tell(text: str) -> None:
    click.echo(f"{text} ...", err=True)


def _print(asked: Sequence[Asked], failures: int) -> None:
    click.echo(f"{_HEAD[0]:<16}" + "".join(f"{one:>13}" for one in _HEAD[1:]))
    for kind in figures(asked):
        row = (kind.mrr, kind.recall, kind.first_three, kind.page_mrr, kind.page_recall)
        click.echo(f"{kind.kind:<16}{kind.questions:>13}" + "".join(f"{value:>13.3f}" for value in row))
    took = percentiles(one.seconds for one in asked)
    click.echo(
        f"\nmilliseconds an answer, ten hits with passages: p50 {took.p50:.2f}, p95 {took.p95:.2f}, "
        f"p99 {took.p99:.2f}, most {took.most:.2f}"
    )
    missed = [one for one in asked if not one.section]
    shown = missed if failures < 0 else missed[:failures]
    if shown:
        click.echo(f"\nwithout the answer among the first ten: {len(missed)}, of which {len(shown)} here")
    for one in shown:
        click.echo(f"- [{one.question.kind}, {one.question.lang}] {one.question.query}")
        click.echo(f"    wanted {' or '.join(one.question.expected)}")
        click.echo(f"    found  {', '.join(one.found[:3]) or 'nothing'}")
