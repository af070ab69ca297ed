"""Lessons: the library, one lesson, and looking at it again."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused, refused
from app.services import lessons
from app.services.lessons import review
from app.web.edge import work
from app.web.language import chosen
from app.web.lesson_use import counted, uses
from app.web.lesson_words import parts
from app.web.pages import show
from app.web.words import say

pages = Blueprint("lessons", __name__)


@pages.get("/lessons")
def index() -> tuple[str, int]:
    """The lessons that this reader may see."""
    kind = request.args.get("kind", "")
    every = lessons.lessons_seen(work())
    found = [one for one in every if kind in ("", one.kind)]
    kinds = sorted({one.kind for one in every if one.kind})
    return show("lessons/lessons.html", lessons=found, kind=kind, kinds=kinds, lang=chosen())


@pages.get("/lessons/<number>")
def lesson(number: str) -> tuple[str, int]:
    """One lesson: what happened, why, what to do, and what became of it."""
    return _lesson(number)


@pages.post("/lessons/<number>/review")
def look_again(number: str) -> Response | tuple[str, int]:
    """It is still right until a day, or it is offered to nobody any more."""
    remark = request.form.get("remark", "")
    try:
        if request.form.get("op") == "retire":
            review.retire(work(), number, remark)
        else:
            review.keep(work(), number, _day(request.form.get("until", "")), remark)
    except Refused as problem:
        return _lesson(number, say(problem.message), 422)
    return redirect(f"/lessons/{number}?done=looked", 303)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise refused("lesson-review-date") from None


def _lesson(number: str, problem: str = "", status: int = 200) -> tuple[str, int]:
    found = lessons.lesson_seen(work(), number)
    context = {"said": parts(work(), found), "counted": counted(work(), found), "uses": uses(work(), found)}
    context |= {"may_review": review.may_review(work(), found) is None, "sent": request.form}
    return show("lessons/lesson.html", status, lesson=found, problem=problem, lang=chosen(), **context)
