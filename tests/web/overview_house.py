"""An installation whose method says where colours and dates of gates stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.services.publishing import publish
from app.store import migrate, open_store
from tests.services.desk import Desk
from tests.services.overview_house import OverviewOffice, one_page, with_overview
from tests.web.browser import Browser
from tests.web.conftest import settings_for
from tests.web.house import NOW, House
from tests.web.tree import tiny_tree


class OverviewHouse(House):
    """A house in which projects can be put there as they are."""

    @contextmanager
    def office(self) -> Iterator[OverviewOffice]:
        with self.store.writing() as session:
            yield OverviewOffice(Desk(session, self.settings))


@pytest.fixture(scope="module")
def overview_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    root = with_overview(tiny_tree(tmp_path_factory.mktemp("overview")))
    made = create_app(settings_for(root, tmp_path_factory.mktemp("unused")))
    made.testing = True
    made.test_client_class = Browser
    return made


@pytest.fixture
def hall(overview_app: Flask, tmp_path: Path) -> Iterator[OverviewHouse]:
    settings = settings_for(overview_app.config["SETTINGS"].root, tmp_path)
    store = open_store(settings)
    migrate.upgrade(store.engine)
    publish(store, settings, "2026.1", lambda _: None, now=NOW, build=one_page)
    store.close()
    made = OverviewHouse(settings, overview_app)
    yield made
    made.close()
