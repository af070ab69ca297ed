"""Building an index from nothing, and changing it during the day.

A build fills a new folder while the old generation goes on serving. What changes meanwhile is written to the
old one and noted in a journal, which the build reads before it hands over: no change is lost between the two.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whoosh.index import create_in, open_dir
from whoosh.query.terms import Term

from app.handbook.entry import Entry
from app.handbook.search.generations import (
    WAIT,
    IndexMissing,
    Pointer,
    current,
    forget,
    fresh_folder,
    locked,
    ours,
    point,
    sweep,
)
from app.handbook.search.schema import schema
from app.handbook.search.segments import publish, tidy_up, write
from app.handbook.search.state import SYNONYMS, State

Synonyms = Sequence[Sequence[str]]  # groups of words and phrases that mean the same, in any language
_JOURNAL = "journal.jsonl"
_LOG = logging.getLogger(__name__)


class BuildFailed(Exception):  # noqa: N818
    """A new index did not answer as it should; the old one stays."""


@dataclass(frozen=True)
class Source:
    """What an index is built from. `mark` names it: another mark means that the index is out of date."""

    entries: Iterable[Entry]  # read once, and only after the build has begun to note changes
    synonyms: Synonyms = ()
    mark: str = ""


def build(entries: Iterable[Entry], folder: Path, synonyms: Synonyms = (), mark: str = "") -> None:
    """Build a new generation under `folder` and hand over to it. Raises BuildFailed, IndexBusy."""
    with locked(folder, "build"):
        _build(folder, Source(entries, synonyms, mark))


def ensure(
    folder: Path, source: Callable[[], Source], keep: Callable[[State], bool], wait: float = WAIT
) -> bool:
    """Build the index if there is none that can be used and that is to `keep`; says whether it did.

    Several at once build one. Raises BuildFailed, and IndexBusy after `wait` seconds.
    """
    with locked(folder, "build", wait):
        try:
            pointer = current(folder)
            state = State.open(folder, pointer)
            open_generation(folder, pointer).close()
            if keep(state):
                return False
        except IndexMissing as problem:
            _LOG.warning("the search index in %s is built anew: %s", folder, problem)
        _build(folder, source())
        return True


def open_generation(root: Path, pointer: Pointer) -> Any:
    """The Whoosh index that `pointer` names. Raises IndexMissing."""
    folder = root / pointer.folder
    if not (ours(root) and ours(folder)):
        raise IndexMissing(f"{folder.name} is not there, or others may write to it")
    try:
        return open_dir(str(folder))
    except Exception as problem:  # a damaged pickle raises anything
        raise IndexMissing(f"{folder.name}: Whoosh cannot open it: {problem}") from problem


def change(root: Path, entries: Sequence[Entry], ids: Sequence[str]) -> None:
    """Take the entries of `ids` out, then add `entries`, each in place of the one of its id.

    Readers see it with their next query. An id that is not there is no mistake.
    Raises IndexMissing, IndexBusy.
    """
    if not entries and not ids:
        return
    with locked(root, "write"):
        pointer = current(root)
        if (root / _JOURNAL).exists():
            _note(root / _JOURNAL, entries, ids)
        try:
            index = open_generation(root, pointer)
        except IndexMissing as problem:
            _LOG.warning("the search index in %s is given up: %s", root, problem)
            forget(
                root
            )  # readers do not need what is damaged; they would never know that it has to be mended
            raise
        try:
            fresh = _written(root, index, pointer, entries, ids)
        finally:
            index.close()
        point(root, fresh)
        tidy_up(root / pointer.folder, pointer, fresh)


def _written(
    root: Path, index: Any, pointer: Pointer, entries: Sequence[Entry], ids: Sequence[str]
) -> Pointer:
    folder = root / pointer.folder
    write(index, entries, ids, pointer.parts[0] if pointer.parts else None)
    return publish(folder, index, pointer)


def _build(root: Path, source: Source) -> None:
    journal = root / _JOURNAL
    with locked(root, "write"):
        journal.write_text("", encoding="utf-8")
        folder = fresh_folder(root)
    try:
        fresh = {entry.id: entry for entry in source.entries}
        (folder / SYNONYMS).write_text(json.dumps([list(one) for one in source.synonyms]), encoding="utf-8")
        index = create_in(str(folder), schema())
        try:
            write(index, fresh.values(), (), None)
            _smoke(index, fresh)
            pointer = publish(folder, index, Pointer(folder.name, secrets.token_hex(8), source.mark))
            with locked(root, "write"):
                pointer = _catch_up(root, index, pointer, journal)
                _hand_over(root, pointer)
        finally:
            index.close()  # type: ignore[no-untyped-call]
    except BaseException:
        sweep(root, _others(root, folder))
        raise
    finally:
        journal.unlink(missing_ok=True)


def _smoke(index: Any, fresh: dict[str, Entry]) -> None:
    """Count, and look one entry up: an index that cannot do that never gets to serve."""
    with index.searcher() as searcher:
        if searcher.doc_count() != len(fresh):
            raise BuildFailed(f"{searcher.doc_count()} entries kept of {len(fresh)}")
        for one in list(fresh)[:1]:
            found = [hit["shown"]["id"] for hit in searcher.search(Term("id", one))]
            if found != [one]:
                raise BuildFailed(f"looked for {one}, found {found}")


def _hand_over(root: Path, pointer: Pointer) -> None:
    State.open(root, pointer)  # as every reader will: a file that was not written well never gets to serve
    previous = set()
    with suppress(IndexMissing):
        previous = {current(root).folder}
    point(root, pointer)
    sweep(root, previous | {pointer.folder})


def _others(root: Path, folder: Path) -> set[str]:
    return {one.name for one in root.iterdir()} - {folder.name}


def _note(journal: Path, entries: Iterable[Entry], ids: Sequence[str]) -> None:
    with journal.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"put": [asdict(entry) for entry in entries], "remove": list(ids)}) + "\n")


def _entry(noted: dict[str, Any]) -> Entry:
    """The entry that was noted; JSON knows lists only."""
    return Entry(**(noted | {name: tuple(noted[name]) for name in ("path", "asked")}))


def _catch_up(root: Path, index: Any, pointer: Pointer, journal: Path) -> Pointer:
    """Repeat, in their order, the changes that were made during the build."""
    latest: dict[str, Entry | None] = {}
    for line in journal.read_text(encoding="utf-8").splitlines():
        noted = json.loads(line)
        latest |= dict.fromkeys(noted["remove"])
        latest |= {one["id"]: _entry(one) for one in noted["put"]}
    if not latest:
        return pointer
    return _written(root, index, pointer, [one for one in latest.values() if one is not None], list(latest))
