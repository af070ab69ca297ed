"""The edge of a request: who asks, what may be used of the memory, and the one commit at the end.

A GET reads. A POST writes in one transaction that is committed after the view, unless the answer is an
error. Views that only ask something by POST are marked with `reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request

from app.definitions.text import LANGS
from app.services import sessions
from app.services.work import VISITOR, Actor, Work
from app.web import cookie

View = TypeVar("View", bound=Callable[..., Any])


class _Undone(Exception):  # noqa: N818 - what happens to the work
    """The answer is an error, so nothing of what was done is kept."""


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def reading(view: View) -> View:
    """Mark a view that changes nothing although it is asked by POST."""
    view.reading = True  # type: ignore[attr-defined]
    return view


def view_is(mark: str) -> bool:
    """Whether the view of this request carries `mark`."""
    view = current_app.view_functions.get(request.endpoint or "")
    return bool(getattr(view, mark, False))


def writes() -> bool:
    """Whether this request may change something."""
    return request.method == "POST" and not view_is("reading")


def work() -> Work:
    """What services need for one act; opened at the first use in a request."""
    if "work" not in g:
        store = current_app.config["STORE"]
        g.stack = ExitStack()
        session = g.stack.enter_context(store.writing() if writes() else store.session())
        # A token that the browser did not send is one that nobody signed in with.
        known = sessions.actor_of(session, g.cookie.token, g.now) if g.cookie_sent else VISITOR
        who = _speaking(known)
        g.work = Work(session, who, g.now, current_app.config["SETTINGS"])
        # Only here: who merely reads leaves the database as it was.
        if writes() and sessions.seen(g.work, g.cookie.token):
            cookie.stay()
    found: Work = g.work
    return found


def _speaking(who: Actor) -> Actor:
    """The same person, in the language asked for now: what services call things is read on this page."""
    lang = request.args.get("lang", "")
    chosen = lang if lang in LANGS else g.cookie.lang
    return replace(who, lang=chosen) if chosen else who


def again_as(person_id: str) -> Work:
    """The same work, done by somebody who has just signed in."""
    who = sessions.actor_of(work().session, cookie.token(), g.now)
    assert who.person_id == person_id  # noqa: S101 - the session was begun a line earlier
    g.work = replace(work(), actor=who)
    found: Work = g.work
    return found


def actor() -> Actor:
    """Who asks; a visitor has no person id."""
    return work().actor


def _begin() -> None:
    g.now = current_app.config["CLOCK"]()


def keep() -> None:
    """Keep what was done although the answer points at something to mend."""
    g.keep = True


def _finish(response: Response) -> Response:
    """Commit once; an error undoes all."""
    failed = response.status_code >= 400 and not g.get("keep")
    if failed and writes():
        let_go()
        return response
    stack: ExitStack | None = g.pop("stack", None)
    g.pop("work", None)
    if stack is not None:
        stack.close()
    return response


def let_go() -> None:
    """Let go of what is open: nothing of it is kept, and the memory is free for somebody else."""
    stack: ExitStack | None = g.pop("stack", None)
    g.pop("work", None)
    if stack is not None:
        undone = _Undone()
        with suppress(_Undone):
            stack.__exit__(_Undone, undone, None)


def install(app: Flask) -> None:
    """Give each request its moment, and its end."""
    app.before_request(_begin)
    app.after_request(_finish)
    app.teardown_request(lambda _: let_go())
