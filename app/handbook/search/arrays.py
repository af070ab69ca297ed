"""A file of named arrays: written once, mapped by every process that reads, never changed.

A line of JSON says which arrays there are; their bytes follow. No pickle, so reading runs nothing. A checksum
tells a file that was cut off or damaged from a whole one.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

_MAGIC, _ALIGN = b"leidraad arrays 1\n", 64
_KINDS = frozenset({"<i2", "<i4", "<i8", "|u1", "<u4", "<f4"})


class Damaged(Exception):  # noqa: N818
    """A file of arrays is not as it was written."""


@dataclass(frozen=True)
class Arrays:
    """What a file holds: arrays nobody can write to, and the JSON that was kept with them."""

    named: Mapping[str, Array]
    notes: Mapping[str, Any]


def write(file: Path, named: Mapping[str, Array], notes: Mapping[str, Any]) -> None:
    """Write `file` whole, and have it on the disk before returning."""
    places, at, chunks = {}, 0, list[bytes]()
    for name, array in named.items():
        body = np.ascontiguousarray(array).tobytes()
        places[name] = [array.dtype.str, len(array), at]
        padded = body + b"\0" * (-len(body) % _ALIGN)
        chunks.append(padded)
        at += len(padded)
    head = json.dumps({"arrays": places, "notes": notes, "length": at}).encode()
    head += b" " * (-(len(_MAGIC) + 16 + len(head)) % _ALIGN)
    check = zlib.crc32(head)
    for chunk in chunks:
        check = zlib.crc32(chunk, check)
    with file.open("wb") as out:
        out.write(_MAGIC + b"%08x%08x" % (len(head), check) + head)
        out.writelines(chunks)
        out.flush()
        os.fsync(out.fileno())


def read(file: Path, *, checked: bool = True) -> Arrays:
    """Map `file`. Raises Damaged, naming it. `checked`: read all of it once and compare its checksum."""
    try:
        with file.open("rb") as opened:
            mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        return _read(mapped, checked)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise Damaged(f"{file.parent.name}/{file.name}: {problem}") from problem


def _read(mapped: mmap.mmap, checked: bool) -> Arrays:
    whole = memoryview(mapped)
    begin = len(_MAGIC) + 16
    if mapped[: len(_MAGIC)] != _MAGIC:
        raise ValueError("not a file of arrays")
    size, check = int(mapped[begin - 16 : begin - 8], 16), int(mapped[begin - 8 : begin], 16)
    if checked and zlib.crc32(whole[begin:]) != check:
        raise ValueError("cut off or damaged")
    head = json.loads(mapped[begin : begin + size])
    named = {}
    for name, (kind, length, at) in head["arrays"].items():
        if kind not in _KINDS:
            raise ValueError(f"an array of {kind}")
        named[name] = np.frombuffer(mapped, np.dtype(kind), length, begin + size + at)
    return Arrays(named, head["notes"])


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
