"""The PMO's definitions for the pages, read again only when a file changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
    return tuple(sorted(one for folder in ("processes", "checklists") for one in _stamps(str(root / folder))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of each file. By `scandir`, for this is asked for every page."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for one in entries:
        if one.is_dir():
            yield from _stamps(one.path)
        elif one.name.endswith(".yml"):
            said = one.stat()
            yield one.path, said.st_mtime_ns, said.st_size
