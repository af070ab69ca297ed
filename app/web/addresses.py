"""Addresses of steps: `/f/<form>/<step>`, also where a step bears the name of one of our own pages."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter

OURS = frozenset(
    {
        "check",
        "send",
        "sent",
        "take-back",
        "return",
        "withdraw",
        "approve",
        "history",
        "record",
        "files",
        "correct",
        "revise",
        "discard",
        "restore",
        "contest",
        "remind",
    }
)
MARK = "step-"


def leaf(step: str) -> str:
    """The last part of the address of a step."""
    return MARK + step if step in OURS or step.startswith(MARK) else step


class StepConverter(BaseConverter):
    """A step in an address."""

    def to_python(self, value: str) -> str:
        """The id of the step."""
        return value.removeprefix(MARK)

    def to_url(self, value: str) -> str:
        """The part of the address."""
        return leaf(value)


def install(app: Flask) -> None:
    """Let routes and templates use it."""
    app.url_map.converters["step"] = StepConverter
    app.jinja_env.filters["leaf"] = leaf
