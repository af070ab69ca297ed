"""What an author saved since the last look, and how much of the handbook that can have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.definitions.text import LANGS
from app.handbook.shell import CONFIG

DEFINITIONS = ("processes", "checklists")
_Stamps = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True)
class Saved:
    """`whole`: build everything again; `every`: any page may look different; `pages`: only these files."""

    whole: bool = False
    every: bool = False
    pages: frozenset[Path] = frozenset()

    def __bool__(self) -> bool:
        return self.whole or self.every or bool(self.pages)


class Tree:
    """The files of a handbook with their times, compared at each look with the look before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before = self._stamps()

    @property
    def watched(self) -> tuple[Path, ...]:
        """What has to be watched: folders, and the two menus."""
        folders = (*(self.root / "docs" / lang for lang in LANGS), *(self.root / one for one in DEFINITIONS))
        return tuple(one for one in (*folders, *self._menus()) if one.exists())

    def saved(self) -> Saved:
        """What is different since the last time this was asked."""
        before, now = self._before, self._stamps()
        self._before = now
        changed = {file for file in before.keys() | now.keys() if before.get(file) != now.get(file)}
        pages = {file for file in changed if file.is_relative_to(self.root / "docs")}
        # A page that came, went or moved is in the menu and among the links of others; so is a menu itself.
        whole = any(one.suffix != ".md" or one not in before or one not in now for one in pages)
        whole = whole or not changed.isdisjoint(self._menus())
        return Saved(whole, bool(changed - pages), frozenset(pages))

    def _menus(self) -> tuple[Path, ...]:
        return tuple(self.root / name for name in CONFIG.values())

    def _stamps(self) -> _Stamps:
        folders = (self.root / name for name in ("docs", *DEFINITIONS))
        files = [file for folder in folders for file in folder.rglob("*") if _counts(file)]
        return {file: _stamp(file) for file in (*files, *self._menus())}


def _counts(file: Path) -> bool:
    """Editors keep files of their own beside the one that is being written; no page comes from those."""
    return not file.name.startswith(".") and not file.name.endswith("~") and file.is_file()


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:  # saved by renaming: for a moment there is none
        return 0, 0
    return found.st_mtime_ns, found.st_size
