"""Whoosh's segments, and the arrays beside them.

A build makes one segment, the base, which is never merged again: its arrays are mapped once. A change adds a
small one. Small ones are merged with what they are smaller than, so there are few of them and each entry is
written again only a few times; one that has grown large is left alone, so that no change ever waits long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC
from whoosh.query.compound import Or
from whoosh.query.terms import Term
from whoosh.reading import SegmentReader

from app.handbook.entry import Entry
from app.handbook.search import arrays
from app.handbook.search.gathering import Gathering
from app.handbook.search.generations import Pointer
from app.handbook.search.making import made
from app.handbook.search.part import Part, gone_file, part_file
from app.handbook.search.schema import fields
from app.handbook.search.weights import FIELDS

LARGE = 500  # entries of a segment that is not merged any more; half a second's work
_MANY = 8  # parts beside the base
_Policy = Callable[[Any, list[Any]], list[Any]]


def write(index: Any, entries: Iterable[Entry], ids: Iterable[str], base: str | None) -> None:
    """Take the entries of `ids` out of Whoosh's index and add `entries`; the last one of an id counts."""
    fresh = {entry.id: entry for entry in entries}
    writer = index.writer(limitmb=64)
    try:
        gone = [Term("id", one) for one in (*ids, *fresh)]
        if base is not None and gone:
            writer.delete_by_query(Or(gone))
        for entry in fresh.values():
            writer.add_document(**fields(entry))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_keeping(base, len(fresh)))


def _keeping(base: str | None, added: int) -> _Policy:
    def policy(writer: Any, segments: list[Any]) -> list[Any]:
        kept, size = list[Any](), added
        for one in sorted(segments, key=lambda segment: segment.doc_count()):
            count = one.doc_count()
            if one.segment_id() == base or (count and (count > LARGE or count > 2 * size)):
                kept.append(one)
                continue
            reader = SegmentReader(writer.storage, writer.schema, one)
            writer.add_reader(reader)
            reader.close()
            size += count
        return sorted(kept, key=lambda segment: segment.segment_id() != base)

    return policy


def publish(folder: Path, index: Any, pointer: Pointer) -> Pointer:
    """Write the arrays that are missing beside `index`; the pointer to what it holds now."""
    contents = TOC.read(index.storage, index.indexname)  # type: ignore[no-untyped-call]
    kept = [one for one in contents.segments if one.doc_count_all()]
    names = tuple(str(one.segment_id()) for one in kept)
    base: Part | None = None
    for name, segment in zip(names, kept, strict=True):
        file = part_file(folder, name)
        if not file.exists():
            # A segment whose arrays are there is not even opened: opening the large one takes long.
            reader = SegmentReader(index.storage, index.schema, segment)
            try:
                _write_part(file, reader, base)
            finally:
                reader.close()
        base = base or Part.open(file, name, checked=False)
    gone = _write_gone(folder, kept, pointer.writes + 1)
    arrays.sync_folder(folder)
    return replace(pointer, parts=names, gone=gone, writes=pointer.writes + 1)


def scattered(parts: Sequence[Part]) -> bool:
    """Whether so much changed since the build that building anew is worth its seconds.

    With eight parts beside the base a question takes half as long again, and one with a typing error twice as
    long; and words of what changed are judged by how common they were at the build.
    """
    built, *beside = [part.count for part in parts] or [0]
    return len(beside) > _MANY or sum(beside) > max(LARGE, built // 2)


def _write_part(file: Path, reader: Any, base: Part | None) -> None:
    count = reader.doc_count_all()
    read = Gathering(reader.stored_fields(doc)["shown"] for doc in range(count))
    lengths = {
        field: np.fromiter(
            (reader.doc_field_length(doc, field) or 0 for doc in range(count)), np.int32, count
        )
        for field in FIELDS
    }
    averages = {field: reader.field_length(field) / count for field in FIELDS}
    unfinished = file.with_suffix(".new")
    arrays.write(unfinished, *made(read, lengths, averages, base))
    unfinished.replace(file)


def _write_gone(folder: Path, kept: Sequence[Any], number: int) -> str:
    found = {
        str(segment.segment_id()): np.array(sorted(segment.deleted_docs()), np.int32)
        for segment in kept
        if segment.has_deletions()
    }
    if not found:
        return ""
    name = f"gone-{number}"
    arrays.write(gone_file(folder, name), found, {})
    return name


def tidy_up(folder: Path, *pointers: Pointer) -> None:
    """Remove arrays that none of `pointers` names; one that a system holds on to goes another time."""
    named = {part_file(folder, name) for pointer in pointers for name in pointer.parts}
    named |= {gone_file(folder, pointer.gone) for pointer in pointers}
    for file in (*folder.glob("*.arrays"), *folder.glob("*.new")):
        if file not in named:
            _remove(file)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
