"""The one cookie: who this browser is, and the language a visitor chose.

Its value is `<token>` or `<token>.<lang>`. The token is random; the database knows it only by its hash,
and only once somebody signed in. What proves that a form is ours is derived from it, so that a page that is
only read never writes anything.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Flask, Response, current_app, g, request

from app.definitions.text import LANGS
from app.forms.csrf import Guard

SHAPE = re.compile(r"^([A-Za-z0-9_-]{43})(?:\.([a-z]{2}))?$")
LIFETIME = timedelta(days=30)


@dataclass(frozen=True)
class Cookie:
    """What the browser handed us, or what we give it now."""

    token: str
    lang: str | None = None

    @property
    def value(self) -> str:
        """As it is sent."""
        return f"{self.token}.{self.lang}" if self.lang else self.token


def name() -> str:
    """With https a name that no other host or path can set."""
    return "__Host-leidraad" if current_app.config["SECURE"] else "leidraad"


def fresh(lang: str | None = None) -> Cookie:
    """A cookie nobody had before."""
    return Cookie(secrets.token_urlsafe(32), lang)


def read() -> None:
    """Take the cookie of this request; a language in the address is kept in it."""
    found = SHAPE.match(request.cookies.get(name(), ""))
    g.cookie = Cookie(found[1], found[2] if found[2] in LANGS else None) if found else fresh()
    g.cookie_sent = bool(found) and g.cookie
    asked = request.args.get("lang")
    if asked in LANGS:
        g.cookie = replace(g.cookie, lang=asked)


def token() -> str:
    """What this browser holds."""
    return str(g.cookie.token)


def renew(lang: str | None = None) -> str:
    """Give this browser another token, when somebody signs in or out; the new token."""
    return become(fresh().token, lang)


def become(token: str, lang: str | None = None) -> str:
    """Let this browser hold `token` from now on."""
    g.cookie = Cookie(token, lang)
    g.cookie_used = True
    g.pop("token", None)  # the token of forms is made from it
    g.pop("lang", None)
    return token


def speak(lang: str) -> None:
    """Keep the language that was chosen."""
    g.cookie = replace(g.cookie, lang=lang)
    g.cookie_used = True


def stay() -> None:
    """Hand the same cookie over again: it lasts as long as the session that was made longer."""
    g.cookie_sent = None
    g.cookie_used = True


def guard() -> Guard:
    """What the token of a form is made from."""
    g.cookie_used = True
    derived = hashlib.sha256(b"form:" + g.cookie.token.encode()).hexdigest()
    return Guard(current_app.config["SECRET"], {"csrf": derived})


def write(response: Response) -> Response:
    """Hand the cookie over where a page needs it, and not with what everybody may keep."""
    if not g.get("cookie") or g.cookie == g.cookie_sent or not (g.get("cookie_used") or g.cookie_sent):
        return response
    response.set_cookie(
        name(),
        g.cookie.value,
        max_age=LIFETIME,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SECURE"],
        path="/",
    )
    return response


def install(app: Flask) -> None:
    """Read it before, write it after each request."""
    app.before_request(read)
    app.after_request(write)
