"""The order of the book: that of the menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from app.handbook.shell import configuration


@dataclass(frozen=True)
class Entry:
    """A page of the menu, or the heading above some pages.

    `level` 1 is the highest. `address` is that of the page below its language (`processes/x/`, '' for the
    first page); None is a heading without a page, which then has a `title`: a page brings its own.
    """

    level: int
    address: str | None
    title: str = ""


@dataclass(frozen=True)
class Menu:
    """The menu of one language, and the name of the handbook in it."""

    name: str
    entries: tuple[Entry, ...]


def menu(root: Path, lang: str) -> Menu:
    """The menu of one language. Raises mkdocs' ConfigurationError."""
    config = configuration(root, lang)
    files = get_files(config)
    set_exclusions(files, config)
    return Menu(str(config.site_name), tuple(_entries(get_navigation(files, config).items, 1)))


def _entries(items: Iterable[Any], level: int) -> Iterator[Entry]:
    for item in items:
        if item.is_page:
            yield Entry(level, str(item.url))
        elif item.is_section:
            first, *rest = item.children
            if first.is_page and first.is_index:  # the page on which a section opens
                yield Entry(level, str(first.url))
                yield from _entries(rest, level + 1)
            else:
                yield Entry(level, None, str(item.title))
                yield from _entries(item.children, level + 1)
