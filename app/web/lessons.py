"""Lessons: the library, and one lesson."""

from __future__ import annotations

from flask import Blueprint, request

from app.services import lessons
from app.web.edge import work
from app.web.language import chosen
from app.web.lesson_words import parts
from app.web.pages import show

pages = Blueprint("lessons", __name__)


@pages.get("/lessons")
def index() -> tuple[str, int]:
    """The lessons that this reader may see."""
    kind = request.args.get("kind", "")
    found = [one for one in lessons.lessons_seen(work()) if kind in ("", one.kind)]
    return show("lessons/lessons.html", lessons=found, kind=kind, lang=chosen())


@pages.get("/lessons/<number>")
def lesson(number: str) -> tuple[str, int]:
    """One lesson: what happened, why, and what to do."""
    found = lessons.lesson_seen(work(), number)
    return show("lessons/lesson.html", lesson=found, said=parts(work(), found), lang=chosen())
