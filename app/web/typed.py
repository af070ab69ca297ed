"""What a browser sent, and how it survives a session that ended meanwhile.

A form that could not be taken waits in the page that asks to sign in; after that the draft of a step, or one
more press of a button, brings it back.
"""

from __future__ import annotations

import json
from typing import Any

from flask import current_app, request
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.exceptions import HTTPException

from app.forms.csrf import TOKEN

LONGEST = 200_000  # characters that are kept over signing in


def posted() -> Any:
    """What the browser sent, files included."""
    return CombinedMultiDict([request.files, request.form])


def fields_sent() -> dict[str, list[str]]:
    """The typed fields of this request, without the token."""
    return {name: values for name, values in request.form.lists() if name != TOKEN}


def pack() -> str:
    """The fields of this request as text, for a hidden input; empty when they are too many."""
    text = json.dumps(fields_sent())
    return text if len(text) <= LONGEST else ""


def unpack_text(text: str) -> dict[str, list[str]]:
    """What a hidden input brought back; empty when it is not what we put there."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): [str(one) for one in values] for name, values in found.items() if isinstance(values, list)
    }


def unpack(fields: dict[str, list[str]]) -> MultiDict[str, str]:
    """Kept fields as a form reads them."""
    return MultiDict([(name, value) for name, values in fields.items() for value in values])


def local(path: str) -> str:
    """`path` if it is a page of this host, else home: nobody is sent elsewhere from here."""
    inside = path.startswith("/") and not path.startswith("//") and "\\" not in path and "\n" not in path
    return path if inside else "/"


def step_of(path: str) -> tuple[str, str] | None:
    """The form and step that a path is the page of."""
    try:
        endpoint, values = current_app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return None
    return (values["number"], values["step"]) if endpoint == "filling.save" else None


def gettable(path: str) -> bool:
    """Whether a path is a page that can be looked at."""
    try:
        current_app.url_map.bind("").match(path.partition("?")[0], method="GET")
    except HTTPException:
        return False
    return True
