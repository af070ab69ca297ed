"""What several tests of the services start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store import Store
from tests.conftest import Place
from tests.services.desk import Desk
from tests.services.published import Office, office


@pytest.fixture
def desk(store: Store, place: Place) -> Iterator[Desk]:
    """A desk in one transaction over an empty database, on each kind."""
    with store.writing() as session:
        yield Desk(session, place)


@pytest.fixture
def hall(store: Store, place: Place) -> Iterator[Office]:
    """An office at work with the small method, on each kind of database."""
    with office(store, place) as found:
        yield found
