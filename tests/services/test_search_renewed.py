"""A handbook that is published on one node is searched on the other, and nobody waits for that."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.handbook.search.generations import locked
from app.services import search_following, search_index, search_renewal
from app.services.publishing import Progress, publish
from app.services.search_changes import touch_project
from app.services.search_following import Following, following
from app.store import Store
from tests.conftest import Place
from tests.services.found_house import NOW, House, another_node, furnished
from tests.services.published import one_page

PAGE = "/handbook/2026.2/zeegat/"


@pytest.fixture
def house(store: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The node on which is published."""
    monkeypatch.setattr(search_following, "_EVERY", 0.0)
    monkeypatch.setattr(search_renewal, "_AFTER_ANOTHER", 0.0)
    with furnished(store, place) as found:
        yield found


@pytest.fixture
def other(house: House, tmp_path: Path) -> Iterator[House]:
    """The other node, with an index of the first handbook."""
    with another_node(house, tmp_path / "other") as found:
        yield found


def with_a_page(root: Path, out: Path, edition: str, progress: Progress) -> None:
    """A handbook that has one page more than the first."""
    one_page(root, out, edition, progress)
    page = {"location": "zeegat/", "title": "Zeegat", "text": "Vaargeul."}
    for folder in (out, out / "nl"):
        (folder / "search" / "search_index.json").write_text(json.dumps({"docs": [page]}), encoding="utf-8")
        (folder / "zeegat").mkdir()
        (folder / "zeegat" / "index.html").write_text("<h1>Zeegat</h1>", encoding="utf-8")


def published(house: House) -> None:
    publish(house.store, house.place, "2026.2", lambda _: None, now=NOW, build=with_a_page)


def forms(house: House) -> list[str]:
    return house.urls("describe the idea", kind="form")


def index_of(house: House) -> Following:
    return following(house.place)


def test_what_is_published_on_one_node_is_soon_searched_on_the_other(
    house: House, other: House, caplog: pytest.LogCaptureFixture
) -> None:
    before = forms(other)
    published(house)
    assert forms(other) == before, "who asks first is answered from the old one"
    index_of(other).renewal.wait()
    assert PAGE in other.urls("zeegat")
    assert "built anew" in caplog.text
    assert "another handbook is in force" in caplog.text


def test_it_is_built_once(house: House, other: House) -> None:
    published(house)
    for _ in range(3):
        forms(other)
    index_of(other).renewal.wait()
    generation = json.loads((index_of(other).folder / "current.json").read_text())
    assert forms(other)
    index_of(other).renewal.wait()
    assert json.loads((index_of(other).folder / "current.json").read_text()) == generation
    assert generation["folder"] == "g2"


def test_while_another_process_of_the_node_builds_the_old_one_answers(house: House, other: House) -> None:
    published(house)
    before = index_of(other).search.mark()
    with locked(index_of(other).folder, "build"):
        assert forms(other)
        index_of(other).renewal.wait(20)
        assert index_of(other).search.mark() == before
    assert forms(other)
    index_of(other).renewal.wait()
    assert PAGE in other.urls("zeegat")


def test_what_changes_while_it_is_built_is_found_in_the_new_one(house: House, other: House) -> None:
    published(house)
    assert forms(other)
    with other.writing() as work:
        touch_project(work, other.project(work.session, "P-2026-001", "Oeverdam").id)
    index_of(other).renewal.wait()
    assert other.urls("oeverdam") == ["/projects/P-2026-001"]
    assert PAGE in other.urls("zeegat")


def test_where_it_cannot_be_built_the_old_one_goes_on(
    house: House, other: House, caplog: pytest.LogCaptureFixture
) -> None:
    published(house)
    shutil.rmtree(other.place.data / "editions")
    (other.place.data / "editions").write_text("in the way")
    before = forms(other)
    index_of(other).renewal.wait()
    assert "the old one goes on" in caplog.text
    assert forms(other) == before != []


def test_a_filter_by_handbook_is_known_before_there_is_an_index(house: House, other: House) -> None:
    shutil.rmtree(index_of(other).folder)
    with other.reading() as work:
        assert search_index.editions_held(work) == {"2026.1"}
        assert search_index.edition_found(work, "2026.1") == "2026.1"
