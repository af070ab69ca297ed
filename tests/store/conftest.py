"""What several tests of the store start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store import Store
from tests.store.rows import Rows
from tests.store.scene import Scene


@pytest.fixture
def run_id(store: Store) -> str:
    """A run to which events can be appended."""
    with store.writing() as session:
        rows = Rows(session)
        return rows.run(rows.person(), rows.project()).id


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    """Two projects, an author and a reader."""
    with store.writing() as session:
        yield Scene(session)
