"""What an inner room has to say to people: an id with arguments; the words are made at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.definitions.text import Text

Argument = str | int | Text | tuple[Text, ...] | tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """A sentence that the edge makes: `id` names it, `args` fill it in."""

    id: str
    args: Mapping[str, Argument] = field(default_factory=lambda: MappingProxyType({}))


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """Something cannot be done now; `message` says what, why and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def refused(id_: str, **args: Argument) -> Refused:
    """The exception for message `id_`, to raise."""
    return Refused(Message(id_, MappingProxyType(args)))
