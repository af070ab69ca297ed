"""Leidraad: a handbook for a project management office, and the guided forms that follow it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings
    from app.store import Store

Clock = Callable[[], dt.datetime]


def create_app(settings: Settings, store: Store | None = None, clock: Clock | None = None) -> Flask:
    """The Flask app of one installation. `clock` tells the moment in UTC; `store` is opened if not given."""
    from app.store import open_store
    from app.web.assembly import assemble

    return assemble(settings, store or open_store(settings), clock or (lambda: dt.datetime.now(dt.UTC)))
