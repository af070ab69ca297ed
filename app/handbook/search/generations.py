"""Where an index lies: folders `g1`, `g2` … and one small file that says which of them counts.

The file `current.json` is replaced by rename, after a build and after each change within a generation, so a
reader that looks at it before a query sees both. Locks are the system's: they end with their process.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from whoosh.util.filelock import FileLock, try_for

from app.handbook.search.arrays import sync_folder
from app.handbook.search.schema import FORMAT

_POINTER, _FOLDER, _NAME = "current.json", re.compile(r"g[1-9]\d*"), re.compile(r"[\w-]{1,80}")
_LONGEST = 65_536  # bytes of a pointer; each of its parts takes some thirty
WAIT = 120.0  # seconds; a change takes milliseconds, a build of the largest handbook a minute


class IndexMissing(Exception):  # noqa: N818  (a state, not a fault: it is built anew)
    """There is no index here that can be used: never built, deleted, of another format, or not ours."""


class IndexBusy(Exception):  # noqa: N818
    """Somebody else has been changing the index for longer than anyone should."""


@dataclass(frozen=True)
class Pointer:
    """Which generation counts. `writes` grows with each change; `mark` says what it was built from.

    `build` is of this build alone: after the whole index was deleted, the next one is called `g1` again.
    `parts`: Whoosh's segments that count, the large one of the build first; `gone`: the file that says which
    of their entries do not count any more, if there are such.
    """

    folder: str
    build: str
    mark: str = ""
    parts: tuple[str, ...] = ()
    gone: str = ""
    writes: int = 0
    format: str = FORMAT


def current(root: Path) -> Pointer:
    """The generation that counts. Raises IndexMissing."""
    return parsed(pointed(root))


def pointed(root: Path) -> bytes:
    """What the pointer says, unread: as long as it says the same, nothing changed. Raises IndexMissing."""
    try:
        handle = os.open(f"{root}/{_POINTER}", os.O_RDONLY)  # each question asks: this takes least
        try:
            return os.read(handle, _LONGEST)
        finally:
            os.close(handle)
    except FileNotFoundError as problem:
        raise IndexMissing("there is none") from problem
    except OSError as problem:
        raise IndexMissing(f"{_POINTER}: {problem}") from problem


@lru_cache(maxsize=16)  # each question asks it, and it seldom says something else
def parsed(said: bytes) -> Pointer:
    """The generation that a pointer names. Raises IndexMissing."""
    try:
        found = Pointer(**json.loads(said))
        found = replace(found, parts=tuple(found.parts))
        names = all(_NAME.fullmatch(one) for one in (*found.parts, *([found.gone] if found.gone else [])))
    except (ValueError, TypeError) as problem:
        raise IndexMissing(f"{_POINTER} is damaged: {problem}") from problem
    if found.format != FORMAT or not _FOLDER.fullmatch(found.folder) or not names:
        raise IndexMissing(f"{_POINTER}: format {found.format}, folder {found.folder}")
    return found


def ours(folder: Path) -> bool:
    """Whether only we can have written here: opening an index runs what is in it (pickle)."""
    if os.name != "posix":
        return folder.is_dir()
    try:
        state = folder.stat()
    except OSError:
        return False
    return state.st_uid == os.geteuid() and not state.st_mode & 0o022


def point(root: Path, pointer: Pointer) -> None:
    """Make `pointer` the one that counts, at once for everybody."""
    fresh = root / f".{_POINTER}-{os.getpid()}"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(pointer), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(root / _POINTER)
    sync_folder(root)


def forget(root: Path) -> None:
    """Let no generation count, so that the next reader has one built."""
    (root / _POINTER).unlink(missing_ok=True)


def fresh_folder(root: Path) -> Path:
    """A new, empty generation; nobody reads it yet."""
    taken = [int(one.name[1:]) for one in root.iterdir() if _FOLDER.fullmatch(one.name)]
    folder = root / f"g{max(taken, default=0) + 1}"
    folder.mkdir(mode=0o700)
    return folder


def sweep(root: Path, keep: set[str]) -> None:
    """Remove the generations not in `keep`; one that a system holds on to goes another time."""
    for one in root.iterdir():
        if _FOLDER.fullmatch(one.name) and one.name not in keep:
            shutil.rmtree(one, ignore_errors=True)


@contextmanager
def locked(root: Path, name: str, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock `name` (`build` or `write`) among all threads and processes.

    Raises IndexBusy when somebody else holds it for longer than `wait` seconds.
    """
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not ours(root):
        root.chmod(0o700)
    lock = FileLock(str(root / f"{name}.lock"))
    if not try_for(lock.acquire, timeout=wait, delay=0.01):
        raise IndexBusy(str(root))
    try:
        yield
    finally:
        lock.release()
