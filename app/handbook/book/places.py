"""Where something stands in the book. Pages share one document, so every id carries the name of its page."""

from __future__ import annotations

import re
from collections.abc import Container
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_TARGET = re.compile(r'(?<= href=")#([^":]+)(:[^"]*)?(?=")')
_ID = re.compile(r' id="([^"]+)"')


def place(address: str, id_: str = "") -> str:
    """The id in the book of a page, or of something on it."""
    name = address.rstrip("/") or "index"
    return f"{name}:{id_}" if id_ else name


def leads_to(href: str, here: str, pages: Container[str]) -> str | None:
    """Where a link on the page at address `here` leads in the book: to a place in it, or to another site.

    None when it leads nowhere on paper: into the app, to a file, to a page that the book leaves out.
    """
    parts = urlsplit(href)
    if parts.scheme in ("http", "https", "mailto"):
        return href
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    address = _address(here, parts.path)
    return f"#{place(address, unquote(parts.fragment))}" if address in pages else None


def _address(here: str, path: str) -> str:
    if not path:
        return here
    joined = normpath(here + path.removesuffix("index.html"))
    return "" if joined == "." else f"{joined}/"


def source(src: str, here: str) -> str:
    """Where a picture of the page at `here` lies below the folder of the language."""
    parts = urlsplit(src)
    return src if parts.scheme or parts.netloc else normpath(here + parts.path)


def settle(html: str) -> str:
    """Let each link into the book arrive: at its page when what it names there is not in the book."""
    known = set(_ID.findall(html))
    return _TARGET.sub(lambda one: f"#{one[1]}{one[2] if one[2] and one[1] + one[2] in known else ''}", html)
