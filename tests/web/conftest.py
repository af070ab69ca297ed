"""A whole installation of the tiny method, published once; each test gets a fresh copy of it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from app.services.publishing import ensure_published
from app.store import migrate, open_store
from tests.web.browser import Browser
from tests.web.house import NOW, House
from tests.web.tree import tiny_tree


def settings_for(root: Path, data: Path, *, demo: bool = False) -> Settings:
    """An installation in these folders."""
    return Settings(
        root=root,
        data=data,
        host="127.0.0.1",
        port=8000,
        url="",
        trusted_hosts=("localhost", "127.0.0.1"),
        database=f"sqlite:///{data / 'leidraad.sqlite3'}",
        demo=demo,
        secret="s" * 40,
    )


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tiny method's tree, and a data folder in which it is published."""
    root = tiny_tree(tmp_path_factory.mktemp("tree"))
    data = tmp_path_factory.mktemp("data")
    settings = settings_for(root, data)
    store = open_store(settings)
    migrate.upgrade(store.engine)
    ensure_published(store, settings, lambda _: None, now=NOW - dt.timedelta(days=1))
    store.close()
    return root, data


@pytest.fixture(scope="session")
def app(published: tuple[Path, Path]) -> Flask:
    """The app over the tiny method; each house brings its own database."""
    made = create_app(settings_for(*published))
    made.testing = True
    made.test_client_class = Browser
    return made


@pytest.fixture
def house(published: tuple[Path, Path], app: Flask, tmp_path: Path) -> Iterator[House]:
    """A fresh installation with nobody in it."""
    root, template = published
    data = tmp_path / "data"
    shutil.copytree(template, data)
    made = House(settings_for(root, data), app)
    yield made
    made.close()
