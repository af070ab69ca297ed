"""The method in force, as pages speak of it: titles of roles and phases, states in words."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from app.services.runs import role_titles
from app.web.edge import work
from app.web.in_force import method
from app.web.language import chosen
from app.web.texts import N_
from app.web.texts import gettext as _

# Only the word that is asked for is looked up in the catalogue.
_STATES: Mapping[str, str] = {
    "draft": N_("being filled in"), "submitted": N_("sent"), "in_review": N_("being reviewed"),
    "decided": N_("finished"), "closed": N_("closed"), "withdrawn": N_("withdrawn"),
    "binned": N_("thrown away"),
    "done": N_("done"), "to_do": N_("to do"), "waiting": N_("waiting for others"),
    "not_yet": N_("cannot start yet"), "read_only": N_("to read"),
    "proposed": N_("proposed"), "running": N_("running"), "on-hold": N_("on hold"),
    "stopped": N_("stopped"), "rejected": N_("rejected"),
    "must": N_("requirement"), "must_legal": N_("legal requirement"), "should": N_("wish"),
    "open": N_("open"), "met": N_("met"), "waived": N_("dropped"), "lapsed": N_("lapsed"),
    "published": N_("published"), "embedded": N_("part of the method"), "expired": N_("expired"),
    "keep_doing": N_("keep doing"), "improve": N_("do better"),
    "warning": N_("look out"), "estimate": N_("figure for estimates"),
    "discarded": N_("not taken up"), "superseded": N_("replaced"), "validated": N_("checked"),
    "returned": N_("returned"),
}  # fmt: skip


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
    word = _STATES.get(code)
    return _(word) if word is not None else code.replace("_", " ").replace("-", " ")


def verb(code: str) -> str:
    """What is to be done with a form."""
    words = {"fill": _("Fill in"), "review": _("Review"), "approve": _("Approve"), "decide": _("Decide")}
    return words[code]


def install(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.filters["role_title"] = role_title
    app.jinja_env.globals.update(status=status, verb=verb, phase=phase)
