"""One index of the small corpus for the tests that only ask; a folder of its own for those that change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.handbook.search import Search, Source
from tests.handbook.search.corpus import ENTRIES, SYNONYMS


@pytest.fixture(scope="session")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """The corpus, for asking only."""
    yield from _built(tmp_path_factory.mktemp("asked") / "index")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Search]:
    """The corpus, for this test alone."""
    yield from _built(tmp_path / "index")


def _built(folder: Path) -> Iterator[Search]:
    found = Search.open(folder)
    found.build(Source(ENTRIES, SYNONYMS, "first"))
    yield found
    found.close()
