"""A tree to publish in tests: the tiny method, with the looks of the real handbook."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
VALID = HERE / "tests" / "data" / "valid"


def tiny_tree(folder: Path) -> Path:
    """Lay the tiny method out in `folder`; without a list of pages MkDocs takes all there are."""
    root = folder / "root"
    shutil.copytree(VALID, root)
    for name in ("mkdocs.yml", "mkdocs.nl.yml"):
        text = (HERE / name).read_text(encoding="utf-8").split("\nnav:", 1)[0]
        (root / name).write_text(text + "\n", encoding="utf-8")
    return root
