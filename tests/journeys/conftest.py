"""The journeys: a real server with a published handbook, and a real browser."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.server import Server
from tests.journeys.window import launch

PICTURES = Path(__file__).resolve().parents[2] / "build" / "journeys"
Start = Callable[[], Server]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation that was started once: its handbook is built, nobody is in yet."""
    data = tmp_path_factory.mktemp("published") / "data"
    server = Server(data)
    server.stop()
    return data


@pytest.fixture
def start(published: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts clean installations, each with the published handbook in its own data folder."""
    servers: list[Server] = []

    def one_more() -> Server:
        data = tmp_path / f"data-{secrets.token_hex(4)}"
        shutil.copytree(published, data, symlinks=True)
        servers.append(Server(data))
        return servers[-1]

    yield one_more
    for server in servers:
        server.stop()
        assert not server.complaints(), "\n".join(server.printed)


@pytest.fixture
def server(start: Start) -> Server:
    """One clean installation that runs."""
    return start()


@pytest.fixture(scope="module")
def reading(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the handbook of an installation that runs, for tests that only read."""
    data = tmp_path_factory.mktemp("reading") / "data"
    shutil.copytree(published, data, symlinks=True)
    [edition] = json.loads((data / "editions" / "versions.json").read_text(encoding="utf-8"))
    server = Server(data)
    yield f"{server.address}/handbook/{edition['version']}/"
    server.stop()
    assert not server.complaints(), "\n".join(server.printed)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where the pictures go, beside what else is built and never in Git."""
    return PICTURES
