"""The preview's web server: MkDocs' own, which watches files and reloads browsers, for two languages."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from app.definitions.text import LANGS
from app.handbook.preview.saved import Tree
from app.handbook.preview.warm import PageNotRendered, WarmSite

_LOOK_EVERY = 0.25  # seconds
_LATER = b"""<!doctype html><title>Leidraad</title><meta http-equiv="refresh" content="2">
<p>There is no such page, or the handbook cannot be built; the terminal says why.</p>
<p lang="nl">Deze pagina is er niet, of het handboek kan niet worden gebouwd; de terminal zegt waarom.</p>"""

Say = Callable[[str], None]


class Preview:
    """Both languages in one folder. A save only marks pages as changed; they are rendered when asked for."""

    def __init__(self, root: Path, out: Path, say: Say) -> None:
        self.tree, self._say, self._lock = Tree(root), say, threading.Lock()
        # English first: MkDocs empties the folder that it builds into, and Dutch lies inside.
        self._sites = {lang: WarmSite(root, lang, out / lang if lang == "nl" else out) for lang in LANGS}
        self._whole = True

    def look(self) -> None:
        """Take in what was saved. What is wrong is said, and the next save is waited for."""
        with self._lock:
            saved = self.tree.saved()
            if self._whole or saved.whole:
                return self._build()
            for site in self._sites.values():
                site.changed(None if saved.every else saved.pages)
        return None

    def _build(self) -> None:
        self._whole = True  # until it has succeeded
        try:
            for site in self._sites.values():
                site.build()
        except (Exception, SystemExit) as error:  # whatever an author can write must not end the preview
            return self._say(f"The handbook cannot be built: {error.__context__ or error}")
        self._whole = False
        return None

    def refresh(self, path: str) -> None:
        """Make the page at this address what its file says now."""
        dutch = path.startswith("/nl/")
        site, inner = self._sites["nl" if dutch else "en"], path[4:] if dutch else path[1:]
        with self._lock:
            try:
                site.refresh(inner.removesuffix("index.html"))
            except PageNotRendered as error:
                self._say(str(error))


class _Server(LiveReloadServer):
    """Before a page goes out it is brought up to date."""

    preview: Preview
    ready: Say

    def server_activate(self) -> None:
        super().server_activate()
        self.ready(self.url)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.preview.refresh(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
        found: Iterable[bytes] = super().serve_request(environ, start_response)
        return found


def show(root: Path, host: str, port: int, say: Say, ready: Say) -> None:
    """Serve the tree under `root` until somebody presses Ctrl-C.

    `say` is told what is wrong, `ready` the address, with a slash at its end, when pages can be asked for.
    Raises OSError when the port cannot be had.
    """
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # `leidraad check` says it all, with its place
    with tempfile.TemporaryDirectory(prefix="leidraad-preview-") as folder:
        preview = Preview(root.resolve(), Path(folder), say)
        server = _Server(preview.look, host, port, folder, polling_interval=_LOOK_EVERY)
        server.preview, server.ready, server.error_handler = preview, ready, lambda _: _LATER
        for place in preview.tree.watched:
            server.watch(str(place))
        try:
            preview.look()
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
