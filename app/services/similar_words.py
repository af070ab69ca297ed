"""Which words of this organisation say something, for who compares texts: lessons, and projects alike."""

from __future__ import annotations

from app.definitions.library import Library
from app.handbook.search import Meaning, groups

COMMON = "lesson_common_words"

_KNOWN: dict[int, tuple[Library, Meaning]] = {}  # a library is held, so its id stays its own


def meaning(known: Library) -> Meaning:
    """The words of the method: its glossary, without those that its setting calls common."""
    if id(known) not in _KNOWN:
        _KNOWN[id(known)] = (known, Meaning(groups(known.glossary.values()), common_words(known)))
    return _KNOWN[id(known)][1]


def common_words(known: Library) -> str:
    """Words between spaces that say nothing about what a project is about."""
    found = known.method.settings.get(COMMON)
    return found.value if found is not None and isinstance(found.value, str) else ""
