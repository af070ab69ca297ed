"""`leidraad publish 2026.2`: the working tree becomes an edition."""

from __future__ import annotations

import datetime as dt

import click

from app import config
from app.cli.ending import ending_in_a_sentence, tell
from app.services import search_index
from app.services.publishing import publish as publish_edition
from app.services.work import PRODUCT, Work
from app.store import migrate, open_store


@click.command()
@click.argument("edition")
def publish(edition: str) -> None:
    """Publish the working tree as EDITION (2026.2). Done again unchanged, it changes nothing."""
    with ending_in_a_sentence():
        settings = config.read()
        store = open_store(settings)
        migrate.upgrade(store.engine)
        now = dt.datetime.now(dt.UTC)
        found = publish_edition(store, settings, edition, tell, now=now)
        tell("Making it searchable")
        with store.session() as session:
            search_index.make_ready(Work(session, PRODUCT, now, settings))
        store.close()
        click.echo(f"Handbook {found.id} is in force.")
