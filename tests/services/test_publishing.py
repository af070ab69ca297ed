"""Publishing the tiny method, with builders that are quick, and once with the real one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from app.services import editions
from app.services.publishing import NotPublishable, Progress, publish
from app.services.work import PRODUCT, Work
from tests.services.desk import NOW, refuses
from tests.services.town import Town, town

__all__ = ["town"]


def test_the_first_start_publishes_the_working_tree(town: Town) -> None:
    edition = town.ensure()
    assert (edition.id, edition.seq, edition.timezone) == ("2026.1", 1, "Europe/Amsterdam")
    assert re.fullmatch(r"2026\.1-[0-9a-f]{12}", edition.folder)
    assert town.folders == {edition.folder, "versions.json"}
    page = town.place.data / "editions" / edition.folder / "nl" / "index.html"
    assert page.read_text(encoding="utf-8") == "handbook 2026.1"
    assert {"idea", "gate-g0", "gate-g1"} <= town.hashes("2026.1").keys()
    assert "Publishing the first edition" in town.told


def test_a_second_start_builds_nothing_even_if_the_tree_changed(town: Town) -> None:
    first = town.ensure()
    town.change_title("Another method")
    assert town.ensure().id == first.id
    assert town.builds == 1


def test_a_checklist_that_did_not_change_keeps_its_hash(town: Town) -> None:
    town.publish("2026.1")
    town.change("checklists/idea.yml", "minutes: 10", "minutes: 6")
    town.publish("2026.2")
    before, after = town.hashes("2026.1"), town.hashes("2026.2")
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"idea"}


def test_publishing_the_same_again_is_the_edition_that_is_there(town: Town) -> None:
    first = town.publish("2026.1")
    shutil.rmtree(town.place.data / "editions" / first.folder)
    assert town.publish("2026.1").seq == first.seq
    assert town.builds == 1
    assert first.folder in town.folders


def test_a_number_never_stands_for_something_else(town: Town) -> None:
    town.publish("2026.1")
    town.change_title("Another method")
    with refuses("edition-exists"):
        town.publish("2026.1")
    assert len(town.known()) == 1


@pytest.mark.parametrize("number", ["", "2026", "latest", "2026.1/../..", "2026.", "v2026.1", "2026.1 "])
def test_what_is_no_edition_number_is_refused(town: Town, number: str) -> None:
    with refuses("edition-number-not-valid"):
        town.publish(number)


def test_a_tree_with_errors_is_not_published_and_every_error_is_named(town: Town) -> None:
    town.change("checklists/idea.yml", "minutes: 10", "minuten: 10")
    town.change("processes/roles.yml", "code: PMO", "cod: PMO")
    with pytest.raises(NotPublishable) as refusal:
        town.publish("2026.1")
    assert {"checklists/idea.yml", "processes/roles.yml"} <= {one.path for one in refusal.value.findings}
    assert (town.known(), town.builds, town.folders) == ([], 0, set())


def test_a_time_zone_that_nobody_knows_is_not_published(town: Town) -> None:
    town.change("processes/method.yml", "Europe/Amsterdam", "Europe/Oeverdam")
    with pytest.raises(NotPublishable):
        town.publish("2026.1")
    assert town.known() == []


def test_a_site_that_cannot_be_built_leaves_nothing_behind(town: Town) -> None:
    def fails(root: Path, out: Path, edition: str, progress: Progress) -> None:
        out.mkdir()
        raise RuntimeError("no site")

    with pytest.raises(RuntimeError, match="no site"):
        publish(town.store, town.place, "2026.1", town.told.append, now=NOW, build=fails)
    assert (town.known(), town.folders) == ([], set())


def test_what_is_published_is_the_tree_as_it_was_checked(town: Town) -> None:
    def edits(root: Path, out: Path, edition: str, progress: Progress) -> None:
        town.change_title("Edited meanwhile")
        town.build(root, out, edition, progress)

    publish(town.store, town.place, "2026.1", town.told.append, now=NOW, build=edits)
    with town.store.session() as session:
        work = Work(session, PRODUCT, NOW, town.place)
        assert editions.method(work).title.en == "The small method"
