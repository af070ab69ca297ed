"""One way of writing a resolved checklist down, so that the same content has the same hash for ever.

Keys that have their default are left out: a key that a later version of the product adds leaves the hash
of everything written before alone. Whoever changes a default or a meaning raises `FORMAT` and adds a step
to the upgrade chain; pinned definitions are stored as they were and upgraded when they are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from app.definitions.resolved import FORMAT, Resolved
from app.definitions.upgrades import UPGRADES, Upgrade


class UnknownFormatError(ValueError):
    """A stored definition that this version of the product cannot read."""


def dump(resolved: Resolved) -> str:
    """The canonical text: JSON, keys sorted, no spaces, UTF-8 as it is."""
    data = resolved.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(resolved: Resolved) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(dump(resolved).encode()).hexdigest()


def load(body: str, upgrades: Mapping[int, Upgrade] = UPGRADES, now: int = FORMAT) -> Resolved:
    """The definition that `body` holds, upgraded step by step to the format of today.

    Raises UnknownFormatError for a format of the future, or of a past without a step.
    """
    data: dict[str, Any] = json.loads(body)
    while data["format"] != now:
        step = upgrades.get(data["format"])
        if step is None:
            raise UnknownFormatError(f"format {data['format']} cannot be read; this version reads {now}")
        data = {**step(data), "format": data["format"] + 1}
    return Resolved.model_validate(data)
