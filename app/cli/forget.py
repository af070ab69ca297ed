"""`leidraad forget`: words that must not stay are taken out of the history of a form, for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import click

from app import config
from app.cli.ending import ending_in_a_sentence
from app.definitions.message import Refused
from app.definitions.text import Text
from app.services.runs import emptying
from app.services.work import PRODUCT, Work
from app.store import Session, Store, migrate, open_store

REFUSALS = {
    "run-not-found": "There is no form with this number.",
    "moment-without-words": "No words to take out here: {moments}. Without --moment you see all moments.",
    "person-not-found": "Nobody here has this mail address.",
    "form.reason-missing": "Give a reason; one line is enough.",
}
ELSEWHERE = (
    "The same words can still stand in answers, records, lists, files, mails and backups; look there too."
)


@click.command()
@click.argument("form")
@click.option("--moment", "moments", type=int, multiple=True, help="The number of a moment; may be repeated.")
@click.option("--by", "mail", help="Your own mail address, as Leidraad knows you.")
@click.option(
    "--why", help="Why, in one line. It stays in the history, so leave the words themselves out of it."
)
def forget(form: str, moments: tuple[int, ...], mail: str | None, why: str | None) -> None:
    """Take words out of the history of FORM (F-2026-0001) for good. Without --moment it lists the moments."""
    with ending_in_a_sentence():
        settings = config.read()
        store = open_store(settings)
        try:
            migrate.upgrade(store.engine)
            with _refusing():
                _listed(store, settings, form) if not moments else _emptied(
                    store, settings, form, frozenset(moments), mail, why
                )
        finally:
            store.close()


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except Refused as problem:
        said = REFUSALS.get(problem.message.id, problem.message.id)
        raise click.ClickException(said.format(**problem.message.args)) from None


def _work(session: Session, settings: config.Settings) -> Work:
    return Work(session, PRODUCT, dt.datetime.now(dt.UTC), settings)


def _listed(store: Store, settings: config.Settings, form: str) -> None:
    with store.session() as session:
        found = emptying.moments(_work(session, settings), form)
    for one in found:
        click.echo(_told(one))
    click.echo(f"Take words out of a moment: leidraad forget {form} --moment NUMBER")


def _told(one: emptying.Moment) -> str:
    """A moment in one line, without what it says."""
    who = one.line.who.name if one.line.who else "Leidraad"
    about = f": {_labels(label for label, _, _ in one.line.changes)}" if one.line.changes else ""
    state = "words taken out" if one.line.erased else "holds words" if one.words else "no words"
    done = one.line.kind.replace("_", " ")
    return f"{one.at:>4}  {one.line.at:%Y-%m-%d %H:%M} UTC  {who}, {done}{about} ({state})"


def _labels(found: Iterator[Text] | tuple[Text, ...]) -> str:
    return ", ".join(dict.fromkeys(one.en for one in found))


def _emptied(
    store: Store,
    settings: config.Settings,
    form: str,
    moments: frozenset[int],
    mail: str | None,
    why: str | None,
) -> None:
    with store.session() as session:
        found = emptying.look(_work(session, settings), form, moments)
    for one in found.moments:
        click.echo(_told(one))
    if found.again:
        click.echo(f"These approvals have to be given again: {_labels(found.again)}.")
    mail = mail or click.prompt("Your own mail address")
    with store.session() as session:  # before anything else is asked
        emptying.somebody(_work(session, settings), mail)
    why = why or click.prompt("Why (it stays in the history; leave the words themselves out)")
    if click.prompt(f"This cannot be undone. Type {form} to take these words out", default="") != form:
        raise click.ClickException("Nothing was taken out.")
    with store.writing() as session:
        work = _work(session, settings)
        emptying.empty(work, form, moments, emptying.somebody(work, mail), why)
    click.echo(f"Taken out. The history of {form} says so, with your name and the reason.")
    click.echo(ELSEWHERE)
