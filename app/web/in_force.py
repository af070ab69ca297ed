"""The method in force, asked for once in a request."""

from __future__ import annotations

from flask import g

from app.definitions.message import Refused
from app.definitions.method import Method
from app.services import editions
from app.web.edge import work


def method() -> Method | None:
    """The method in force; None before the first handbook."""
    if "method" not in g:
        try:
            g.method = editions.method(work())
        except Refused:
            g.method = None
    found: Method | None = g.method
    return found
