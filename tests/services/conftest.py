"""What several tests of the services start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store import Store
from tests.conftest import Place
from tests.services.desk import Desk


@pytest.fixture
def desk(store: Store, place: Place) -> Iterator[Desk]:
    """A desk in one transaction over an empty database, on each kind."""
    with store.writing() as session:
        yield Desk(session, place)
