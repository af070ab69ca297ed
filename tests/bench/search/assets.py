"""A few files for a page that measures itself, on this machine only."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_EMPTY = b"<!doctype html><title>lunr</title>"
# With these two a page may read its clock to 5 microseconds; else to 100.
_EXACT = (("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"))


class Assets:
    """Serves single files by their address, and folders by the beginning of it."""

    def __init__(self, files: Mapping[str, Path], folders: Mapping[str, Path]) -> None:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                file = files.get(path) or next(
                    (
                        root / path.removeprefix(begin)
                        for begin, root in folders.items()
                        if path.startswith(begin)
                    ),
                    None,
                )
                known = file is not None and file.is_file()
                body = file.read_bytes() if known and file else _EMPTY
                self.send_response(200 if known or path == "/" else 404)
                kind = mimetypes.guess_type(path)[0] if known else "text/html"
                self.send_header("Content-Type", kind or "application/octet-stream")
                self.send_header("Content-Length", str(len(body)))
                for header in _EXACT:
                    self.send_header(*header)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
