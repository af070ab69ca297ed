"""What a witness has to bring about."""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.rules.nodes import Node


@dataclass(frozen=True)
class Goal:
    """A condition that must hold, or (`want` False) must not; unknown is neither."""

    node: Node
    want: bool
