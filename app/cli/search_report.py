"""`leidraad search-report`: the words that people search for and do not find, for the PMO."""

from __future__ import annotations

import datetime as dt

import click

from app import config
from app.cli.ending import ending_in_a_sentence
from app.services.search_missed import report
from app.services.work import PRODUCT, Work
from app.store import migrate, open_store


@click.command("search-report")
def search_report() -> None:
    """Print the words that several people searched for and that nothing holds, most often first."""
    with ending_in_a_sentence():
        settings = config.read()
        store = open_store(settings)
        try:
            migrate.upgrade(store.engine)
            with store.session() as session:
                found = report(Work(session, PRODUCT, dt.datetime.now(dt.UTC), settings))
        finally:
            store.close()
        if not found:
            click.echo("No word that several people missed.")
        for one in found:
            click.echo(f"{one.times:>6}  {one.last}  {one.word}")
