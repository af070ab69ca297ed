"""`leidraad serve`: handbook and forms on one address."""

from __future__ import annotations

import datetime as dt
import logging
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import click
from waitress.server import create_server

from app import config, create_app
from app.cli.channel import Channel
from app.cli.ending import ending_in_a_sentence, tell
from app.cli.listening import listening
from app.cli.processes import Ready, in_processes
from app.cli.signals import heed_signals
from app.config import Settings
from app.services.publishing import ensure_published
from app.services.work import PRODUCT, Work
from app.store import Store, migrate, open_store

THREADS = 8


@click.command()
def serve() -> None:
    """Serve handbook and forms (HOST, PORT, LEIDRAAD_DATA and other settings from the environment)."""
    run(demo=False)


def run(*, demo: bool) -> None:
    """Serve until somebody ends it; what is in the way is said in one sentence, with exit status 1."""
    started = time.monotonic()
    heed_signals()
    with ending_in_a_sentence():
        settings = config.read(demo=demo)
        # First the port, then the work: nobody waits for a handbook that cannot be served.
        listener = listening(settings.host, settings.port)
        logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
        # That requests wait for each other is no fault; a line for each would only slow all of them down.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        in_processes(
            settings.processes,
            partial(_first, settings, listener, started),
            partial(_answer, settings, listener),
        )
        click.echo("\nLeidraad has stopped.")


def _first(settings: Settings, listener: socket.socket, started: float, ready: Ready) -> None:
    """Prepare what all processes need, then answer as they do."""
    store = open_store(settings)
    try:
        link = _prepare(settings, store)
    finally:
        store.close()
    ready()
    _answer(settings, listener, partial(_greet, settings, link, started))


def _answer(settings: Settings, listener: socket.socket, greet: Callable[[], None] = lambda: None) -> None:
    store = open_store(settings)
    try:
        server: Any = create_server(
            create_app(settings, store), sockets=[listener], threads=THREADS, ident=None
        )
        server.channel_class = Channel
        greet()
        try:
            server.run()  # waitress ends quietly on Ctrl-C
        finally:
            server.close()
    finally:
        store.close()


def _prepare(settings: Settings, store: Store) -> str | None:
    """Tables, a first edition, the search index; the link for the first administrator where there is none."""
    from app.services import invitations, search_index
    from app.services.tending.tend import tend_daily

    if migrate.upgrade(store.engine):
        tell("The database is ready.")
    now = dt.datetime.now(dt.UTC)
    ensure_published(store, settings, tell, now=now)
    if settings.demo:
        _sample(settings, store, now)
    with store.session() as session:
        search_index.make_ready(Work(session, PRODUCT, now, settings))
    with store.writing() as session:
        tend_daily(Work(session, PRODUCT, now, settings))
    if settings.demo:
        return None
    with store.writing() as session:
        return invitations.first_link(Work(session, PRODUCT, now, settings))


def _sample(settings: Settings, store: Store, now: dt.datetime) -> None:
    from app.services import demo as sample

    sample.ensure(store, settings, now, tell)


def _greet(settings: Settings, link: str | None, started: float) -> None:
    took = time.monotonic() - started
    click.echo(f"Leidraad answers on {settings.address} (ready in {took:.1f} s; Ctrl-C ends it).")
    if link:
        click.echo("\nNobody has an account yet. Open this link to make the first one; it works once:")
        click.echo(f"\n  {link}\n")
    sys.stdout.flush()
