"""The handbook as plain files on any web server: nothing asks for what only publication makes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.handbook.conftest import ROOT
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def plain(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """What `mkdocs build` makes by itself of both languages, on a server that knows nothing of Leidraad."""
    out = tmp_path_factory.mktemp("plain") / "site"
    env = {name: value for name, value in os.environ.items() if not name.startswith("LEIDRAAD_")}
    env |= {"LEIDRAAD_THEME": str(ROOT / "app" / "handbook" / "theme"), "NO_MKDOCS_2_WARNING": "1"}
    for config, folder in (("mkdocs.yml", out), ("mkdocs.nl.yml", out / "nl")):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", str(folder)]
        subprocess.run(command, cwd=tree, env=env, check=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Host(out, port=server.server_port)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/", "/nl/", "/processes/run-gate/", "/nl/method/"])
def test_a_page_asks_for_nothing_that_is_not_there(browser: Browser, plain: Host, path: str) -> None:
    watched = opened(browser, plain, path)
    expect(watched.page.locator(".md-version")).to_have_count(0)
    assert watched.mishaps == []
    watched.page.close()
