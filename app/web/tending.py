"""What waits for a date is done with the first change of the day: reading a page never changes anything.

It is a transaction of its own, before that of the request. That it was done today stands in the database, so
that of several processes one does it; each process asks once a day.
"""

from __future__ import annotations

import logging

from flask import Flask, current_app, g

from app.services.tending.tend import tend_daily
from app.services.work import PRODUCT, Work
from app.store import Store
from app.web.edge import writes

_LOG = logging.getLogger(__name__)
_DAY = "TENDED_ON"


def _tend() -> None:
    today = g.now.date()
    if not writes() or current_app.config.get(_DAY) == today:
        return
    current_app.config[_DAY] = today
    store: Store = current_app.config["STORE"]
    try:
        with store.writing() as session:
            tend_daily(Work(session, PRODUCT, g.now, current_app.config["SETTINGS"]))
    except Exception:  # nobody's own work fails because of it; `leidraad tend` says what is wrong
        _LOG.exception("what waits for a date could not be done")


def install(app: Flask) -> None:
    """Stand before each request that changes something."""
    app.before_request(_tend)
