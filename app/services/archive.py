"""Packing a tree of files into one archive, so that every node can fetch what another one published."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the oldest moment a zip file knows


class DamagedArchive(Exception):  # noqa: N818  (says what it is)
    """An archive does not hold what its hash says."""


def files_of(root: Path, names: Iterable[str] = (".",)) -> dict[str, Path]:
    """The files below these folders (or files) of `root` by their path, in order; hidden ones left out."""
    found = {path.relative_to(root).as_posix(): path for name in names for path in _walk(root / name)}
    return dict(sorted(found.items()))


def content_hash(files: dict[str, Path]) -> str:
    """One hash over names and bytes: the same on every machine, however it packs."""
    whole = sha256()
    for name, path in files.items():
        whole.update(f"{len(name.encode())}:{name}".encode())
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def pack(files: dict[str, Path]) -> bytes:
    """The files as a zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return held.getvalue()


def unpack(body: bytes, folder: Path, expected: str) -> None:
    """Write the files of an archive into a fresh folder. Raises DamagedArchive if it is not `expected`."""
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                _write(folder, PurePosixPath(name), archive.read(name))
    except (zipfile.BadZipFile, EOFError) as problem:
        raise DamagedArchive(expected) from problem
    if content_hash(files_of(folder)) != expected:
        raise DamagedArchive(expected)


def make_durable(folder: Path) -> None:
    """Let all files below `folder` reach the disk before anybody is told that they are there."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and os.name == "nt":
            continue  # Windows has no such thing for folders
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _walk(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for inner in path.iterdir():
            if not inner.name.startswith(".") and inner.name != "__pycache__":
                yield from _walk(inner)


def _write(folder: Path, name: PurePosixPath, data: bytes) -> None:
    if name.is_absolute() or ".." in name.parts:
        raise DamagedArchive(str(name))
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
