"""A page of the app: a template in the shell of the handbook."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, render_template, request
from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, TemplateNotFound

from app.forms.account import Button
from app.forms.csrf import Guarded
from app.handbook.csp import script_hashes
from app.handbook.shell import render_shell
from app.services import editions
from app.web import cookie
from app.web.edge import actor, work
from app.web.language import NAMES, chosen
from app.web.notes import note
from app.web.texts import gettext as _
from app.web.words import say

HERE = Path(__file__).parent


def edition() -> str | None:
    """The number of the handbook that is current; None before the first."""
    if "edition" not in g:
        g.edition = editions.current_id(work())
    found: str | None = g.edition
    return found


def show(template: str, status: int = 200, **context: Any) -> tuple[str, int]:
    """The page that `template` makes."""
    lang = chosen()
    frame = {
        "shell": f"shell/{lang}/{edition() or ''}",
        "menu": _menu(),
        "me": actor(),
        "demo": current_app.config["SETTINGS"].demo,
        "here": request.full_path.rstrip("?") if request.method == "GET" else request.path,
        "other_lang": next(one for one in NAMES if one != lang),
        "other_name": next(name for one, name in NAMES.items() if one != lang),
        "edition": edition(),
        "bound": _bound(context),
        "done": note(request.args.get("done", "")),
        "csrf": _token,
        "problems_of": problems_of,
    }
    return render_template(template, **frame | context), status


def _bound(context: dict[str, Any]) -> str:
    """The older handbook that the form on this page follows; empty for the current one and for no form."""
    heads = [getattr(context.get(name), "head", None) for name in ("view", "form")]
    found = next((str(one.edition) for one in heads if one is not None), "")
    return found if found != edition() else ""


def _token() -> str:
    if "token" not in g:
        g.token = Button(cookie.guard()).token
    return str(g.token)


def _menu() -> list[dict[str, Any]]:
    home = {"url": "/", "label": _("My work")}
    handbook = {"url": "/handbook/", "label": _("Handbook")}
    lessons = {"url": "/lessons", "label": _("Lessons")}
    items = [home, handbook]
    if actor().person_id:
        registers = {"url": "/registers", "label": _("Registers")}
        start = {"url": "/forms", "label": _("Start")}
        items = [home, start, {"url": "/projects", "label": _("Projects")}, registers, lessons, handbook]
    if actor().holds("PMO", "PMH", "TLA", "AUD"):
        items.append({"url": "/people", "label": _("People")})
    path = request.path
    return [
        one | {"here": path == one["url"] or (one["url"] != "/" and path.startswith(one["url"]))}
        for one in items
    ]


def problems_of(form: Guarded) -> list[tuple[str, str]]:
    """What is wrong in a plain form: the input to go to, and the sentence."""
    return [(field.id, say(field.errors[0])) for field in form if field.errors]


def asset(name: str) -> str:
    """The address of a style or script of ours; it changes with its content."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:10]


def _shell(root: Path, lang: str, number: str | None) -> str:
    """The page around ours; a tree that does not use our theme is a mistake to hear of."""
    try:
        return render_shell(root, lang, number, "/theme/")
    except TemplateNotFound as problem:
        raise RuntimeError(f"{root}/mkdocs.yml does not name our theme (custom_dir): {problem}") from problem


def install(app: Flask) -> None:
    """Let templates inherit from the shell, and know which scripts it holds."""
    root = app.config["SETTINGS"].root

    @cache
    def source(name: str) -> str | None:
        kind, __, rest = name.partition("/")
        lang, __, number = rest.partition("/")
        return _shell(root, lang, number or None) if kind == "shell" else None

    app.jinja_loader = ChoiceLoader([FileSystemLoader(HERE / "templates"), FunctionLoader(source)])
    app.jinja_env.globals["asset"] = asset
    app.config["INLINE"] = cache(lambda: script_hashes(source("shell/en/") or ""))
