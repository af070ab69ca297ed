"""A handbook of as many pages as you like, and the same Markdown for Material alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from app.handbook.shell import THEME

KINDS = 100  # so many pages of the real handbook are used over and over: the mix is the same at every size
OURS = ("extra", "extra_css", "extra_javascript", "watch")  # of no use without our theme
DIRECTIVES = "app.handbook.directives"


class _Loader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as the default."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def handbook(root: Path, tree: Path, size: int) -> Path:
    """Put a handbook of so many pages into `tree`, with the real definitions, made from the real pages.

    `ours.yml` builds it as we do; `plain.yml` builds the same Markdown with Material and nothing of ours,
    which leaves the directives on the page as they are written.
    """
    for folder in ("processes", "checklists"):
        shutil.copytree(root / folder, tree / folder)
    for page, text in _pages(root / "docs" / "en", size):
        place = tree / "docs" / "en" / page
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    ours: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    del ours["nav"]
    ours["theme"]["custom_dir"] = str(THEME)
    plain = {key: value for key, value in ours.items() if key not in OURS}
    plain["theme"] = {key: value for key, value in ours["theme"].items() if key != "custom_dir"}
    plain["markdown_extensions"] = {
        key: value for key, value in ours["markdown_extensions"].items() if key != DIRECTIVES
    }
    for name, config in (("ours", ours), ("plain", plain)):
        (tree / f"{name}.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return tree


def _pages(docs: Path, size: int) -> Iterator[tuple[str, str]]:
    """File and text of each page; those after the first round lie in folders of their own."""
    real = sorted(docs.rglob("*.md"), key=lambda page: page.name)  # all kinds of pages, mixed
    kinds = [real[at * len(real) // KINDS] for at in range(KINDS)]
    for number in range(size):
        turn, at = divmod(number, KINDS)
        page = kinds[at]
        # A page is known by its text, so no two may be the same.
        text = page.read_text(encoding="utf-8") + f"\n\nPage {number}.\n"
        folder = f"part-{turn}/" if turn else ""
        yield folder + page.relative_to(docs).as_posix(), text
