"""The PMO's definitions for the pages, read again only when a file changed."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from app.definitions import loader
from app.definitions.library import Library

_Stamp = tuple[tuple[str, int, int], ...]
_read: dict[Path, tuple[_Stamp, Library]] = {}
_lock = Lock()
_ROOTS = 8  # trees kept at once; those of older editions come and go in temporary folders


def definitions(root: Path) -> Library:
    """The library under `root`. A site has hundreds of directives and one set of definitions."""
    root = root.resolve()
    stamp = _stamp(root)
    with _lock:
        known = _read.get(root)
        if known and known[0] == stamp:
            return known[1]
        if len(_read) >= _ROOTS:
            _read.clear()
        library, _ = loader.load(root)  # what is wrong in the files is for `leidraad check` to say
        _read[root] = (stamp, library)
        return library


def _stamp(root: Path) -> _Stamp:
    files = [f for folder in ("processes", "checklists") for f in sorted((root / folder).rglob("*.yml"))]
    return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files)
