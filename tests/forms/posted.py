"""What a browser sends, without a browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Posted:
    """Names and values in order, with the few methods that forms read them by."""

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        self.pairs = list(pairs)

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.pairs)

    def __iter__(self) -> Any:
        return iter(dict(self.pairs))

    def __len__(self) -> int:
        return len(self.pairs)

    def getlist(self, name: str) -> list[Any]:
        return [value for key, value in self.pairs if key == name]

    def get(self, name: str, default: Any = None) -> Any:
        found = self.getlist(name)
        return found[0] if found else default
