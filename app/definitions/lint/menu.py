"""The menus of the handbook lead to pages that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.definitions.finding import problem_finding
from app.definitions.lint.look import Look
from app.definitions.loader import read_text
from app.definitions.yaml12 import Where, read

MENUS = (("mkdocs.yml", "docs/en"), ("mkdocs.nl.yml", "docs/nl"))


def check(look: Look) -> None:
    """Both site configurations, where they are; their tags (`!ENV`) are MkDocs' own business."""
    for name, folder in MENUS:
        if not (look.root / name).exists():
            continue
        text, unread = read_text(look.root / name, name)
        look.findings.extend(unread)
        source = read(text or "nav: []", name)
        if source.data is None:
            look.findings.extend(problem_finding(one, name) for one in source.problems)
            continue
        folder = str(source.data.get("docs_dir", folder)) if isinstance(source.data, dict) else folder
        for target, where in _entries(source.data, ("nav",)):
            elsewhere = "://" in target or target.startswith("/")
            if not elsewhere and not (look.root / folder / target).is_file():
                look.note("nav-missing-page", source, *where, target=f"{folder}/{target}")


def _entries(data: Any, where: Where) -> Iterator[tuple[str, Where]]:
    nav = data.get("nav") if isinstance(data, dict) else None
    yield from _below(nav, where)


def _below(item: Any, where: Where) -> Iterator[tuple[str, Where]]:
    if isinstance(item, str):
        yield item, where
    elif isinstance(item, list):
        for i, one in enumerate(item):
            yield from _below(one, (*where, i))
    elif isinstance(item, dict):
        for key, one in item.items():
            yield from _below(one, (*where, key))
