"""The method in force, as pages speak of it: titles of roles and phases, states in words."""

from __future__ import annotations

from flask import Flask

from app.services.runs import role_titles
from app.web.edge import work
from app.web.in_force import method
from app.web.language import chosen
from app.web.texts import gettext as _


def role_title(code: str) -> str:
    """What a role is called."""
    return role_titles.title_of(work(), code)[chosen()] if method() else code


def phase(code: str) -> str:
    """What a phase is called."""
    found = method()
    titles = {one.id: one.title[chosen()] for one in found.phases} if found else {}
    return titles.get(code, code)


def status(code: str) -> str:
    """A state of a form, a task, a project, a lesson or a requirement, in a word."""
    words = {
        "draft": _("being filled in"), "submitted": _("sent"), "in_review": _("being reviewed"),
        "decided": _("finished"), "closed": _("closed"), "withdrawn": _("withdrawn"),
        "binned": _("thrown away"),
        "done": _("done"), "to_do": _("to do"), "waiting": _("waiting for others"),
        "not_yet": _("cannot start yet"), "read_only": _("to read"),
        "proposed": _("proposed"), "running": _("running"), "on-hold": _("on hold"),
        "stopped": _("stopped"), "rejected": _("rejected"),
        "must": _("requirement"), "must_legal": _("legal requirement"), "should": _("wish"),
        "open": _("open"), "met": _("met"), "waived": _("dropped"), "lapsed": _("lapsed"),
        "published": _("published"), "embedded": _("part of the method"), "expired": _("expired"),
        "keep_doing": _("keep doing"), "improve": _("do better"),
        "warning": _("look out"), "estimate": _("figure for estimates"),
        "discarded": _("not taken up"), "superseded": _("replaced"), "validated": _("checked"),
        "returned": _("returned"),
    }  # fmt: skip
    return words.get(code, code.replace("_", " ").replace("-", " "))


def verb(code: str) -> str:
    """What is to be done with a form."""
    words = {"fill": _("Fill in"), "review": _("Review"), "approve": _("Approve"), "decide": _("Decide")}
    return words[code]


def install(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.filters["role_title"] = role_title
    app.jinja_env.globals.update(status=status, verb=verb, phase=phase)
