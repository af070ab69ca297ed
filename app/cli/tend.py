"""`leidraad tend`: what waits for a date is done now, for a timer that runs every morning."""

from __future__ import annotations

import datetime as dt

import click

from app import config
from app.cli.ending import ending_in_a_sentence
from app.services import search_index
from app.services.editions import current_id
from app.services.tending.tend import tend as do_what_is_due
from app.services.work import PRODUCT, Work
from app.store import migrate, open_store


@click.command()
def tend() -> None:
    """Do what waits for a date: what is late is passed on, what is over is closed. Safe to repeat.

    Where much was changed since the search index of this node was built, it is built anew.
    """
    with ending_in_a_sentence():
        settings = config.read()
        store = open_store(settings)
        try:
            migrate.upgrade(store.engine)
            with store.writing() as session:
                done = do_what_is_due(Work(session, PRODUCT, dt.datetime.now(dt.UTC), settings))
            with store.session() as session:
                joined = _search_joined(Work(session, PRODUCT, dt.datetime.now(dt.UTC), settings))
        finally:
            store.close()
        click.echo(f"By the calendar: {done.changed} changed, {done.opened} opened.")
        if joined:
            click.echo("The search index was built anew.")


def _search_joined(work: Work) -> bool:
    """What a day changed lies beside the index in small parts; at night there is time to put all in one."""
    return current_id(work) is not None and search_index.make_ready(work)
