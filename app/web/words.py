"""From the message of an inner room to a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask

from app.definitions.message import Argument, Message
from app.definitions.text import Text
from app.web.language import chosen
from app.web.method import role_title
from app.web.sentences import SENTENCES
from app.web.texts import gettext as _


def say(thing: Message | Text | str | None) -> str:
    """A message, a text in two languages or plain words, as this reader reads it."""
    if thing is None:
        return ""
    if isinstance(thing, Text):
        return thing[chosen()]
    if isinstance(thing, Message):
        return _sentence(thing)
    return str(thing)


def _sentence(message: Message) -> str:
    """The sentence for a message. One without words is a mistake of ours; a test finds it first."""
    words = SENTENCES[_variant(message)]
    return _(words, **{name: _argument(name, value) for name, value in message.args.items()})


def _variant(message: Message) -> str:
    """The sentence for one value of an argument, where a message has several."""
    values = (f"{message.id}-{value}" for value in message.args.values() if isinstance(value, str | int))
    return next((one for one in values if one in SENTENCES), message.id)


def _argument(name: str, value: Argument) -> Any:
    if name in ("role", "roles"):
        return listed([role_title(str(one)) for one in (value if isinstance(value, tuple) else (value,))])
    if isinstance(value, Text):
        return value[chosen()]
    if name == "labels" and isinstance(value, tuple):  # most labels are questions, with their own mark
        return listed([f"‘{say(one)}’" for one in value])
    if isinstance(value, tuple):
        return listed([say(one) for one in value])
    return value


def before(label: str) -> str:
    """A label in front of what is said about it; a question ends with its own mark."""
    return label if label.endswith(("?", "!", ":")) else f"{label}:"


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s", first=", ".join(parts[:-1]), last=parts[-1])


def install(app: Flask) -> None:
    """Give templates the words."""
    app.jinja_env.filters.update(say=say, listed=listed, before=before)
