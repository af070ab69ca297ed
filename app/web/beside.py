"""Beside a page of a form: the paragraph of the handbook it belongs to, of the form's own edition."""

from __future__ import annotations

from flask import Flask
from markupsafe import Markup

from app.handbook.paragraph import paragraph
from app.services import editions
from app.web.edge import work
from app.web.language import chosen


def beside(edition: str, reference: str) -> tuple[str, Markup] | None:
    """Title and text of `processes/<id>/#<step>`; None where that handbook has no such paragraph."""
    folder = editions.handbook_folder(work(), edition)
    found = paragraph(folder / "nl" if chosen() == "nl" else folder, reference)
    if found is None:
        return None
    return found.title, Markup(found.html)  # noqa: S704 - cleaned when it was read: plain text tags only


def address(edition: str, reference: str) -> str:
    """Where a paragraph stands in the handbook; `reference` may name the page's file, as authors do."""
    return f"/handbook/{edition}/{'nl/' if chosen() == 'nl' else ''}{reference.replace('.md#', '/#')}"


def install(app: Flask) -> None:
    """Give templates the paragraph and its address."""
    app.jinja_env.globals.update(beside=beside, paragraph_address=address)
