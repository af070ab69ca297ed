"""Putting the pages together into one Flask app."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from flask import Flask

from app.config import Settings
from app.store import Store
from app.web import (
    account,
    addresses,
    administration,
    asking_others,
    beside,
    cookie,
    correcting,
    delegation,
    edge,
    errors,
    feedback,
    filling,
    gate,
    handbook,
    health,
    home,
    language,
    lessons,
    members,
    merging,
    method,
    page_words,
    pages,
    pasting,
    people,
    projects,
    records,
    registers,
    rows,
    search,
    security,
    sending,
    start,
    tending,
    words,
)  # fmt: skip

NOUNS = (
    home,
    account,
    people,
    administration,
    projects,
    merging,
    members,
    delegation,
    start,
    filling,
    pasting,
    asking_others,
    sending,
    correcting,
    records,
    registers,
    rows,
    lessons,
    search,
    handbook,
    feedback,
    health,
)
LARGEST_REQUEST = 30 * 1024 * 1024
LARGEST_TEXT = 2 * 1024 * 1024
MOST_INPUTS = 20_000  # a table of 500 rows with all their columns


def assemble(settings: Settings, store: Store, clock: Callable[[], dt.datetime]) -> Flask:
    """The app: settings, then what stands before each request, then the pages."""
    app = Flask("app.web", static_folder="static", template_folder=None)
    app.config.update(
        SETTINGS=settings,
        STORE=store,
        CLOCK=clock,
        SECURE=settings.url.startswith("https:"),
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_TEXT,
        MAX_FORM_PARTS=MOST_INPUTS,
        SECRET=settings.secret.encode(),
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # The order counts: first what a request is, then who may go in; and at its end the other way round.
    for part in (
        addresses,
        edge,
        tending,
        cookie,
        security,
        pages,
        language,
        method,
        beside,
        words,
        page_words,
        errors,
        gate,
    ):
        part.install(app)
    for noun in NOUNS:
        app.register_blueprint(noun.pages)
    if settings.demo:
        from app.web import demo  # its pages exist nowhere else

        app.register_blueprint(demo.pages)
    return app
