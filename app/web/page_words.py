"""Small words and questions that templates ask."""

from __future__ import annotations

import datetime as dt

from flask import Flask, current_app, g

from app.web.edge import work
from app.web.in_force import method
from app.web.in_words import engine_value
from app.web.language import chosen, local
from app.web.table_words import lacking, made
from app.web.typed import fields_sent


def late(due: dt.date) -> bool:
    """Whether a date has passed."""
    return due < local(g.now).date()


def address() -> str:
    """Where this installation answers, for a mail."""
    return str(current_app.config["SETTINGS"].address)


def isdate(text: str) -> bool:
    """Whether a text is a date as a date input wants it."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def register(name: str) -> str:
    """What a register is called."""
    from app.services import editions

    found = editions.library(work()).registers if method() else {}
    return found[name].title[chosen()] if name in found else name


def install(app: Flask) -> None:
    """Give templates these."""
    app.jinja_env.filters.update(isdate=isdate, worked=engine_value, made=made, lacking=lacking)
    app.jinja_env.globals.update(
        late=late, address=address, register=register, lang_now=chosen, sent_fields=fields_sent
    )
