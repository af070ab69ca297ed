"""The file in which words are counted that brought nothing.

A word is kept readable only once several people asked for it on several days: what one person types may be a
name. Until then only a keyed hash of it is kept, with the days and, to tell people apart a little, a number
from 0 to 15 that many share. It lies on this node and not in the database: looking changes nothing there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.handbook.search.generations import locked

Json = Any
PEOPLE, DAYS = 3, 3  # who have to ask before a word is kept, on so many different days
FORGOTTEN = dt.timedelta(days=90)  # after the first day a word waits no longer
WAITING, KEPT = 5_000, 1_000  # words at most
_FILE = "missed.json"


@dataclass(frozen=True)
class Missed:
    """A word that several people missed: how often since it was kept, and the last day."""

    word: str
    times: int
    last: dt.date


class MissedFile:
    """What is kept: `{"key", "waiting": {hash: {first, days, askers}}, "words": {word: {times, last}}}`."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "missed"

    def count(self, nothing: Iterable[str], person: str, today: dt.date) -> None:
        """Count words that brought nothing. Raises OSError, IndexBusy."""
        with locked(self.folder, "missed"):
            kept = self._read()
            _forget(kept, today)
            for word in nothing:
                _count(kept, word, person, today)
            self._write(kept)

    def missed(self) -> list[Missed]:
        """The words that may be read."""
        found = self._read()["words"].items()
        return [Missed(word, one["times"], dt.date.fromisoformat(one["last"])) for word, one in found]

    def _read(self) -> dict[str, Json]:
        try:
            return dict(json.loads((self.folder / _FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError):  # not there yet, or damaged: the count begins anew
            return {"key": secrets.token_hex(32), "waiting": {}, "words": {}}

    def _write(self, kept: dict[str, Json]) -> None:
        draft = self.folder / f".{_FILE}-{os.getpid()}"
        _private(draft, json.dumps(kept))
        draft.replace(self.folder / _FILE)


def _private(path: Path, text: str) -> None:
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)


def _count(kept: dict[str, Json], word: str, person: str, today: dt.date) -> None:
    if word in kept["words"]:
        one = kept["words"][word]
        one["times"], one["last"] = one["times"] + 1, today.isoformat()
        return
    name = _keyed(kept["key"], word).hex()
    new = {"first": today.isoformat(), "days": [], "askers": []}
    waits = kept["waiting"].setdefault(name, new)
    waits["days"] = sorted({*waits["days"], today.isoformat()})[-DAYS:]
    waits["askers"] = sorted({*waits["askers"], _keyed(kept["key"], f"{word} {person}")[0] % 16})
    if len(waits["days"]) >= DAYS and len(waits["askers"]) >= PEOPLE:
        del kept["waiting"][name]
        kept["words"][word] = {"times": 1, "last": today.isoformat()}


def _forget(kept: dict[str, Json], today: dt.date) -> None:
    since = (today - FORGOTTEN).isoformat()
    newest = sorted(kept["waiting"].items(), key=lambda one: str(one[1]["first"]), reverse=True)
    kept["waiting"] = {name: one for name, one in newest[:WAITING] if one["first"] >= since}
    latest = sorted(kept["words"].items(), key=lambda one: str(one[1]["last"]), reverse=True)
    kept["words"] = dict(latest[:KEPT])


def _keyed(key: str, text: str) -> bytes:
    return hmac.digest(bytes.fromhex(key), text.encode(), hashlib.sha256)
