"""What differs between two builds of the same handbook, in one language."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.compat.article import article, links_around, title

# What an engine brings itself, under names that hold a hash of what is in them.
OWN_ASSETS = re.compile(r"assets/(javascripts|stylesheets|images|external)/|\.map$")
MADE = {"sitemap.xml", "search/search_index.json", "search.json"}  # compared by what they list


@dataclass
class Compared:
    """How much was the same, and each difference in words with the places where it was found.

    `known`: how differences begin that do not make an article another one.
    """

    known: tuple[str, ...] = ()
    same: Counter[str] = field(default_factory=Counter)
    found: dict[str, list[str]] = field(default_factory=dict)

    def differs(self, what: str, where: str) -> None:
        self.found.setdefault(what, []).append(where)


def compare(ours: Path, theirs: Path, lang: str, compared: Compared) -> None:
    """Add what is the same and what differs in the sites in these two folders."""
    mine, other = _files(ours, lang), _files(theirs, lang)
    for name in sorted(mine - other):
        compared.differs(f"file missing: {name}", lang)
    for name in sorted(other - mine - MADE):
        compared.differs(f"file added: {name}", lang)
    for name in sorted(mine & other - MADE):
        if name.endswith(".html"):
            _page(ours / name, theirs / name, name, lang, compared)
        elif (ours / name).read_bytes() == (theirs / name).read_bytes():
            compared.same["files"] += 1
        else:
            compared.differs(f"file differs: {name}", lang)
    _lists("addresses in sitemap.xml", _sitemap(ours), _sitemap(theirs), lang, compared)
    _lists("entries of search", _entries(ours), _entries(theirs), lang, compared)


def _files(site: Path, lang: str) -> set[str]:
    names = {one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file()}
    inner = "nl/" if lang == "en" else "\n"  # Dutch may lie in English
    return {one for one in names if not OWN_ASSETS.search(one) and not one.startswith(inner)}


def _page(ours: Path, theirs: Path, name: str, lang: str, compared: Compared) -> None:
    mine, other = ours.read_text(encoding="utf-8"), theirs.read_text(encoding="utf-8")
    address = name.removesuffix("index.html")
    if title(mine) != title(other):
        compared.differs(f"title: {title(other)}, not {title(mine)}", f"{lang}: {address}")
    changes = _changes(article(mine, address), article(other, address))
    changed = [f"article: {line}" for line in changes]
    for what in changed:
        compared.differs(what, f"{lang}: {address}")
    compared.same["articles"] += all(what.startswith(compared.known) for what in changed)
    around = links_around(mine, address) ^ links_around(other, address)
    for one in sorted(around):
        compared.differs(f"link around the text: {one}", f"{lang}: {address}")
    compared.same["menus"] += not around


def _changes(mine: list[str], other: list[str]) -> Iterator[str]:
    """The first line of each stretch that differs."""
    if mine == other:
        return
    for kind, start, end, at, to in difflib.SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if kind == "insert":
            yield other[at]
        elif kind == "delete":
            yield f"{mine[start]} is missing"
        elif kind == "replace":
            yield f"{mine[start:end][0]} became {other[at:to][0]}"


def _lists(what: str, mine: set[str], other: set[str], lang: str, compared: Compared) -> None:
    compared.same[what] += len(mine & other)
    for one in sorted(mine ^ other):
        compared.differs(f"{what}: {one} {'missing' if one in mine else 'added'}", lang)


def _sitemap(site: Path) -> set[str]:
    return set(re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))


def _entries(site: Path) -> set[str]:
    """Each page and each heading that search can find; the files are those of MkDocs and of Zensical."""
    for name, key in (("search/search_index.json", "docs"), ("search.json", "items")):
        if (site / name).is_file():
            listed: Iterable[dict[str, str]] = json.loads((site / name).read_text(encoding="utf-8"))[key]
            return {one["location"] for one in listed}
    return set()
