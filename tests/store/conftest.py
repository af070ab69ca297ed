"""What several tests of the store start from."""

from __future__ import annotations

import pytest

from app.store import Store
from tests.store.rows import Rows


@pytest.fixture
def run_id(store: Store) -> str:
    """A run to which events can be appended."""
    with store.writing() as session:
        rows = Rows(session)
        return rows.run(rows.person(), rows.project()).id
