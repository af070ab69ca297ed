"""Files that people hand in: their bytes lie in the data folder under their hash, `files/ab/<sha256>`."""

from __future__ import annotations

import errno
import os
import re
import secrets
from hashlib import sha256
from pathlib import Path
from typing import IO

from app.definitions.message import refused
from app.services import rights
from app.services.work import Work
from app.store import files
from app.store.model import Run, StoredFile

LARGEST = 25 * 1024 * 1024  # bytes
_PIECE = 1024 * 1024
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")
_LONGEST_NAME = 200


def keep(work: Work, run: Run, name: str, media_type: str, source: IO[bytes]) -> StoredFile:
    """Keep a file for a run. Whoever may fill in the run is the caller's question. Raises Refused."""
    return _keep(work, name, media_type, source, run.id, run.project_id)


def keep_for_row(
    work: Work, project_id: str | None, name: str, media_type: str, source: IO[bytes]
) -> StoredFile:
    """Keep a file for a row of a register. Whoever may change the row is the caller's question."""
    return _keep(work, name, media_type, source, None, project_id)


def _keep(
    work: Work, name: str, media_type: str, source: IO[bytes], run_id: str | None, project_id: str | None
) -> StoredFile:
    """Keep a file: its bytes are there before its row is.

    A row without bytes would be a promise that cannot be kept, bytes without a row are only forgotten.
    """
    folder = work.settings.data / "files"
    try:
        hash_, size = _put(folder, source)
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise refused("disk-full") from problem
        raise
    return files.add_file(
        work.session,
        sha256=hash_,
        name=name_of(name),
        size=size,
        media_type=media_type[:127] or "application/octet-stream",
        uploaded_by=str(work.actor.person_id),
        at=work.now,
        run_id=run_id,
        project_id=project_id,
    )


def find(work: Work, hash_: str, run_id: str | None = None) -> tuple[StoredFile, Path]:
    """A file the actor may see, and where its bytes lie. Raises Refused."""
    found = files.get_file(work.session, hash_, rights.visible_to(work.actor), run_id)
    path = path_of(work.settings.data, hash_) if found else None
    if found is None or path is None or not path.is_file():
        raise refused("file-not-found")
    return found, path


def path_of(data: Path, hash_: str) -> Path:
    """Where the bytes with this hash lie."""
    return data / "files" / hash_[:2] / hash_


def name_of(name: str) -> str:
    """The name of a file as it is kept: without a folder, and without what no system allows in a name."""
    name = _UNFIT.sub(" ", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if len(name) > _LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        name = stem[: _LONGEST_NAME - 20] + dot + ending[:19] if dot else name[:_LONGEST_NAME]
    return name or "file"


def _put(folder: Path, source: IO[bytes]) -> tuple[str, int]:
    """Write the bytes to disk, whole or not at all; their hash and number."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{secrets.token_hex(8)}"
    try:
        hash_, size = _copy(source, draft)
        target = folder / hash_[:2] / hash_
        target.parent.mkdir(exist_ok=True)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return hash_, size


def _copy(source: IO[bytes], draft: Path) -> tuple[str, int]:
    seen, size = sha256(), 0
    with draft.open("xb") as file:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > LARGEST:
                raise refused("file-too-big", most=LARGEST // (1024 * 1024))
            seen.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if not size:
        raise refused("file-empty")
    return seen.hexdigest(), size
