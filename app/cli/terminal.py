"""What the terminal says about whoever sits at it."""

from __future__ import annotations

import os

from app.definitions.text import LANGS


def language() -> str:
    """The language of the system; English when it is neither of ours."""
    names = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in names if name), "")
    return next((lang for lang in LANGS if first.lower().startswith(lang)), "en")
