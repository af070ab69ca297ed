"""Small trees of content: the tiny method of tests/data/valid, with one thing changed.

A sample in tests/data/invalid is a list of changes: in `file`, put `with` in the place of `replace`; or
the whole `text` (in another `encoding`), a `folder` of that name, or nothing (`remove`).
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
VALID = DATA / "valid"
INVALID = DATA / "invalid"


def tiny(folder: Path) -> Path:
    """A copy of the tiny method that may be changed."""
    return Path(shutil.copytree(VALID, folder / "tree"))


def change(root: Path, file: str, old: str, new: str) -> None:
    """Replace a piece of text that is really there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def apply(root: Path, rule: str) -> Path:
    """The tree with the fault of the sample `rule`."""
    changes: list[dict[str, Any]] = yaml.safe_load((INVALID / f"{rule}.yml").read_text(encoding="utf-8"))
    for one in changes:
        path = root / one["file"]
        if "replace" in one:
            change(root, one["file"], one["replace"], one["with"])
        elif one.get("remove"):
            path.unlink()
        elif one.get("folder"):
            path.mkdir()
        else:
            path.write_text(one["text"], encoding=one.get("encoding", "utf-8"))
    return root
