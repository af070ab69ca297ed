"""One more line in the menu of a site, and not a letter of the rest touched."""

from __future__ import annotations

import json
import posixpath
import re

_ENTRY = re.compile(r"^(?P<indent> *)- (?:.*: +)?[\"']?(?P<page>[\w./-]+\.md)[\"']?\s*(?:#.*)?$")
_ITEM = re.compile(r" *- ")
_PLAIN = re.compile(r"^[^\W\d_][\w '(),?!-]*\w[?!]?$")
_NOT_TEXT = re.compile(r"^(yes|no|on|off|true|false|null|y|n)$", re.IGNORECASE)


def with_entry(menu: str, page: str, title: str) -> str:
    """The text of `mkdocs.yml` with an entry for `page` after the last page of its folder.

    A folder without pages so far goes to the end of the menu. A text without `nav` stays as it is: MkDocs
    then makes the menu itself.
    """
    lines = menu.splitlines(keepends=True)
    block = _block(lines)
    if not block:
        return menu
    entries = [(at, found) for at in block if (found := _ENTRY.match(lines[at].rstrip()))]
    folder = posixpath.dirname(page)
    of_folder = [(at, one["indent"]) for at, one in entries if posixpath.dirname(one["page"]) == folder]
    outermost = " " * lines[block[0]].index("-")
    at, indent = of_folder[-1] if of_folder else (block[-1], outermost)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    lines[at] = lines[at].rstrip("\r\n") + end
    lines.insert(at + 1, f"{indent}- {_key(title)}: {page}{end}")
    return "".join(lines)


def _block(lines: list[str]) -> list[int]:
    """The numbers of the lines of `nav` that say something."""
    starts = [at for at, line in enumerate(lines) if re.match(r"nav:\s*(#.*)?$", line)]
    found: list[int] = []
    for at in range(starts[0] + 1, len(lines)) if starts else ():
        if re.match(r"[^\s#-]", lines[at]):
            break
        if _ITEM.match(lines[at]):
            found.append(at)
    return found


def _key(title: str) -> str:
    plain = _PLAIN.match(title) and not _NOT_TEXT.match(title)
    return title if plain else json.dumps(title, ensure_ascii=False)
