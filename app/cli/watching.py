"""Notices that an author saved something, and says which findings that brought or took away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from app.definitions.finding import Finding
from app.definitions.lint.menu import MENUS
from app.definitions.text import Text

NEW, MENDED = Text(en="new", nl="nieuw"), Text(en="mended", nl="hersteld")
FOLDERS = ("docs", "processes", "checklists")
_LOOK_EVERY = 1000  # milliseconds

Findings = tuple[Finding, ...]


class NothingToWatchError(Exception):
    """None of the folders of a handbook is there."""


def saves(root: Path) -> Iterator[None]:
    """One item after each save under `root`, and one at the start: it may have been just before.

    The folders report by themselves. The menus are looked at every second: an editor that saves by renaming
    puts another file in their place, and the watch would stay with the old one. Raises
    `NothingToWatchError` where there is no such folder.
    """
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    if not folders:
        raise NothingToWatchError(root)
    before: list[tuple[int, int]] | None = None
    for changed in watch(*folders, rust_timeout=_LOOK_EVERY, yield_on_timeout=True):
        now = [_stamp(root / name) for name, _ in MENUS]
        if changed or now != before:
            yield
        before = now


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_ino


def difference(before: Findings, after: Findings) -> list[tuple[Text, Finding]]:
    """What was mended and what is new; a finding that only moved to another line is neither."""
    return [
        *((MENDED, one) for one in _only_in(before, after)),
        *((NEW, one) for one in _only_in(after, before)),
    ]


def _only_in(these: Findings, those: Findings) -> Iterator[Finding]:
    left = Counter(map(_same, those))
    for one in these:
        if left[_same(one)]:
            left[_same(one)] -= 1
        else:
            yield one


def _same(one: Finding) -> tuple[str, str, str]:
    return one.path, one.rule, one.message.en
