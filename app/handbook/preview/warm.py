"""One language of the handbook, kept as MkDocs has read it, so that a single page can be rendered again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from app.handbook.shell import CONFIG
from app.handbook.site import environment

DIRECTIVES = "app.handbook.directives"


class PageNotRendered(Exception):  # noqa: N818 - what happened, as in SiteBuildFailed
    """A page cannot be rendered; the text says which and why."""


class _Kept(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """What a build makes for itself and throws away at its end: the pages, the menu, the templates."""

    files: Files
    nav: Navigation
    env: Environment

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> Environment:
        self.env, self.files = env, files
        return env


class WarmSite:
    """The pages of one language in the folder `out`, and which were changed since they were rendered."""

    def __init__(self, root: Path, lang: str, out: Path) -> None:
        self.root, self.lang, self.out = root, lang, out
        self._pages: dict[str, File] = {}  # by address below the folder of the language
        self._changed: set[str] = set()

    def build(self) -> None:
        """All pages, from the menu on. Raises what MkDocs raises; the pages from before are then gone."""
        os.environ.update(environment("draft", {}))
        self._pages, self._changed = {}, set()
        config = load_config(str(self.root / CONFIG[self.lang]), site_dir=str(self.out), strict=False)
        told = {"root": str(self.root), "forgiving": True}
        config.mdx_configs[DIRECTIVES] = {**config.mdx_configs.get(DIRECTIVES, {}), **told}
        kept = config.plugins["leidraad/preview"] = _Kept()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        self._config, self._kept = config, kept
        self._pages = {_address(one): one for one in kept.files.documentation_pages()}

    def changed(self, files: Iterable[Path] | None = None) -> None:
        """These pages are to be rendered again when somebody asks for them; without names, all of them."""
        names = None if files is None else {str(file) for file in files}
        self._changed |= {at for at, one in self._pages.items() if names is None or one.abs_src_path in names}

    def refresh(self, address: str) -> None:
        """Render the page at this address again if it was changed. Raises PageNotRendered."""
        file = self._pages[address] if address in self._changed else None
        page = file.page if file else None
        if file is None or page is None:
            return
        config, kept = self._config, self._kept
        before = page.title
        try:
            _populate_page(page, config, kept.files)
            _build_page(page, config, kept.files.documentation_pages(), kept.nav, kept.env)
        except Exception as error:
            said = f"docs/{self.lang}/{file.src_uri}: {error}"
            _write_mistake(file, said)
            raise PageNotRendered(said) from error
        if page.title != before:  # which stands in the menu of all others
            self.changed()
        self._changed.discard(address)


def _address(file: File) -> str:
    return unquote(file.url).removeprefix("./").removesuffix("index.html")


def _write_mistake(file: File, said: str) -> None:
    """A page that can not be rendered says why, so that nobody takes what stood there before for true."""
    text = f"<!doctype html><title>Leidraad</title><body><pre>{escape(said, quote=False)}</pre></body>"
    Path(file.abs_dest_path).write_text(text, encoding="utf-8")
