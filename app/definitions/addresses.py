"""The addresses of the app that a page of the handbook may link to; a test holds them against the app."""

from __future__ import annotations

import re

ADDRESSES = (
    "/",
    "/account",
    "/feedback",
    "/forms",
    "/forms/<checklist>/start",
    "/handbook/",
    "/lessons",
    "/people",
    "/projects",
    "/registers",
    "/registers/<register>",
    "/search",
    "/stand-in",
)
_PATTERNS = tuple(re.compile(re.sub(r"<\w+>", r"([^/]+)", one)) for one in ADDRESSES)
_KINDS = {"/forms/<checklist>/start": "checklists", "/registers/<register>": "registers"}


def found(target: str) -> tuple[str, str] | None:
    """What a link into the app names: the kind of thing and its id, both empty for a page by itself.

    None where the app has no such address.
    """
    path = re.split(r"[?#]", target)[0]
    for address, pattern in zip(ADDRESSES, _PATTERNS, strict=True):
        if match := pattern.fullmatch(path):
            return _KINDS.get(address, ""), (*match.groups(), "")[0]
    return None
