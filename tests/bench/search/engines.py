"""The engines by their names; each is only imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.search.engine import LIKE_OURS, PLAIN, Engine


def _ours(_: str) -> Engine:
    from tests.bench.search.ours import Ours

    return Ours()


def _whoosh(variant: str) -> Engine:
    from tests.bench.search.with_whoosh import Whoosh

    return Whoosh(variant)


def _fts5(variant: str) -> Engine:
    from tests.bench.search.with_fts5 import Fts5

    return Fts5(variant)


def _tantivy(variant: str) -> Engine:
    from tests.bench.search.with_tantivy import Tantivy

    return Tantivy(variant)


def _lunr(variant: str) -> Engine:
    from tests.bench.search.with_lunr import Lunr

    return Lunr(variant)


_MADE: dict[str, Callable[[str], Engine]] = {
    "leidraad": _ours, "whoosh": _whoosh, "fts5": _fts5, "tantivy": _tantivy, "lunr": _lunr,
}  # fmt: skip
NAMES = ("leidraad", *(f"{one}{how}" for one in list(_MADE)[1:] for how in (PLAIN, LIKE_OURS)))


def engine(name: str) -> Engine:
    """A fresh engine of this name. Raises KeyError."""
    return _MADE[name.rstrip(LIKE_OURS)](LIKE_OURS if name.endswith(LIKE_OURS) else PLAIN)
