"""Beside a project stands nothing of what its reader may not see: no name, no word, and no count of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.handbook.search import Limits, Search, Source
from app.services import search_index
from app.services.editions import library
from app.services.rights import visible_to
from app.services.search import search
from app.services.search_audience import audiences
from app.services.search_entries import all_entries
from app.services.similar_projects import like_project
from app.services.similar_words import meaning
from app.store import Store, projects
from tests.conftest import Place
from tests.services.hidden_house import Hidden, hidden_house


@pytest.fixture
def house(store: Store, place: Place, tmp_path: Path) -> Iterator[Hidden]:
    with hidden_house(store, place, tmp_path) as found:
        with found.reading() as work:
            search(work, "anything", "en")
        yield found


def test_each_role_is_shown_only_projects_that_the_database_shows_it(house: Hidden) -> None:
    shown = set[str]()
    for name, actor in house.actors.items():
        seen, closed = house.seen(actor), house.closed_to(actor)
        with house.reading(actor) as work:
            for project in projects.list_projects(work.session, visible_to(actor), merged=True):
                for one in like_project(work, project):
                    assert f"/projects/{one.project.number}" in seen, name
                    assert closed.isdisjoint(one.words), name
                    shown.add(name)
    assert {"SPO closed", "PMH organisation"} <= shown, "these see more than one"
    assert "nobody" not in shown, "there is one open project only"


def test_words_are_counted_among_what_the_reader_may_see(house: Hidden, tmp_path: Path) -> None:
    """Compared by an index that never held what is closed, each text is like the same things."""
    full, limits = search_index.index_for(house.place), frozenset({"project"})
    with house.reading() as work:
        known, entries = meaning(library(work)), list(all_entries(work))
    texts = [one.text for one in entries if one.kind == "project"]
    for name, actor in house.actors.items():
        with house.reading(actor) as work:
            found = audiences(work)
        seen = [one for one in entries if one.kind == "project" and one.url in house.seen(actor)]
        bare = Search.open(tmp_path / name.replace(" ", "-"))
        bare.build(Source(seen))
        every = {one.code: () for one in entries if one.kind == "project"}
        for text in texts:
            ours = full.alike(every, Limits(found, limits), known).of(text)
            assert ours == bare.alike(every, Limits(None, limits), known).of(text), name
        bare.close()
