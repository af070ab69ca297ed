"""Names of others that stand on a few pages only, with a notice of whose they are."""

from __future__ import annotations

from app.definitions.text import Shape


class Marks(Shape):
    """Trade marks, and the pages (`about/licences.md`) that may bear them."""

    names: tuple[str, ...]
    pages: tuple[str, ...]
