"""A report is measured against others, never against itself; sent it says what it said that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.services.publishing import publish
from app.services.runs import filling, starting
from app.services.runs.opening import open_run
from app.services.runs.revising import revise
from app.store import open_store, projects, registers
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import Office, one_page

DAY = NOW.date() - timedelta(days=2)
NONE = {"none": "There are none"}
COLOURS = ("schedule", "cost", "scope", "benefits", "risk", "governance")
PAGES: dict[str, dict[str, Any]] = {
    "money": {"ac": 10_000, "forecast_cost": 20_000, "benefit_pct": "100"},
    "colours": dict.fromkeys(COLOURS, "green"),
    "story": {"done": "The tiles came", "next": "The roof", "not_done": "Nothing", "lesson_hint": "no"},
    "actions": {"asks": NONE, "top_risks": NONE, "recovery": NONE},
}


class Site(Office):
    """An office of a small project that runs, led by Robin for Mirjam."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.roof = projects.create_project(
            self.session, number="P-2026-001", title="Roof", phase="delivery", created_at=NOW
        )
        self.roof.state, self.roof.project_class = "running", "S"
        self.person("Robin", "PM", project=self.roof)
        self.person("Mirjam", "SPO", project=self.roof)

    def written(self, number: str, as_of: str) -> str:
        """A report of a day, ready to be sent."""
        self.save(self.robin, number, "facts", {"as_of": as_of, "milestones_now": NONE})
        for step, answers in PAGES.items():
            self.save(self.robin, number, step, self.asked(number, step, answers))
        return number

    def report(self, as_of: str = DAY.isoformat()) -> str:
        """A report that was sent, and that the office did not look at yet."""
        number = self.written(self.begun(), as_of)
        self.send(self.robin, number)
        return number

    def begun(self) -> str:
        work, about = self.work(self.robin), self.roof.number
        return starting.start(work, "status-report", project=about, new_title=None, roles={})

    def asked(self, number: str, step: str, answers: dict[str, Any]) -> dict[str, Any]:
        view = filling.step_view(self.work(self.robin), number, step)
        return {
            name: value for name, value in answers.items() if name in {one.field.id for one in view.fields}
        }

    def warnings(self, number: str) -> set[str]:
        """What is warned of at the date and at the story, by field."""
        found = [filling.step_view(self.work(self.robin), number, step) for step in ("facts", "story")]
        return {one.field.id for view in found for one in view.fields if one.warning is not None}

    def colour(self, number: str) -> Any:
        return open_run(self.work(self.paula), number).walk.fields["governance_calc"].value


@pytest.fixture(scope="module")
def printed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("site")
    (folder / "data").mkdir()
    (folder / "leidraad.sqlite3").write_bytes(sqlite_template.read_bytes())
    place = Place(
        Path(__file__).parents[2], folder / "data", f"sqlite:///{folder / 'leidraad.sqlite3'}", demo=True
    )
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    store.close()
    return place


@pytest.fixture
def site(printed: Place, tmp_path: Path) -> Iterator[Site]:
    copy = tmp_path / "leidraad.sqlite3"
    copy.write_bytes((printed.data.parent / "leidraad.sqlite3").read_bytes())
    place = Place(printed.root, printed.data, f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    with store.writing() as session:
        yield Site(Desk(session, place))
    store.close()


def test_a_report_that_was_sent_is_no_report_before_itself(site: Site) -> None:
    assert not site.warnings(site.report())


def test_a_revision_is_not_warned_of_what_it_revises(site: Site) -> None:
    first = site.report()
    new = revise(site.work(site.robin), first, "A figure was wrong")
    assert not site.warnings(new)
    site.send(site.robin, new)
    assert not site.warnings(new)


def test_another_report_of_the_same_day_with_the_same_words_is_warned_of(site: Site) -> None:
    site.report()
    assert site.warnings(site.report()) >= {"as_of", "done"}


def test_a_revision_of_an_older_report_is_still_measured_against_the_newer_one(site: Site) -> None:
    first = site.report((DAY - timedelta(days=20)).isoformat())
    site.report()
    assert "as_of" in site.warnings(revise(site.work(site.robin), first, "A figure was wrong"))


def test_the_colours_of_a_report_stay_what_they_were_when_it_was_sent(site: Site) -> None:
    site.roof.project_class = "M"  # its sponsor is asked to read it
    sent = site.report()
    assert open_run(site.work(site.paula), sent).state.status == "submitted"
    late = NOW.date() - timedelta(days=200)
    registers.add_row(
        site.session, register="actions", number=9, data={"action": "Order tiles"}, status="open",
        created_at=NOW, project_id=site.roof.id, due=late,
    )  # fmt: skip
    assert site.colour(sent) == "green"
    assert site.colour(site.begun()) == "amber"
