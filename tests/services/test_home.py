"""Home: forms and rows of mine together, what I wait for with a reminder, and no form opened for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import home
from app.services.runs import reminding
from app.store import Store
from tests.conftest import Place
from tests.services.desk import refuses
from tests.services.overview_house import OverviewOffice, day, overview_office, statements


@pytest.fixture
def hall(store: Store, place: Place, tmp_path: Path) -> Iterator[OverviewOffice]:
    with overview_office(store, place, tmp_path) as found:
        yield found


def sent(hall: OverviewOffice) -> str:
    """An idea that Robin sent and Mirjam has to agree to."""
    number = hall.idea_sent()
    assert [one.number for one in home.home(hall.work(hall.mirjam)).lines] == [number]
    return number


def test_a_line_says_who_asked(hall: OverviewOffice) -> None:
    sent(hall)
    [line] = home.home(hall.work(hall.mirjam)).lines
    assert line.asked_by is not None
    assert line.asked_by.name == "Robin"
    assert line.title is not None


def test_rows_that_i_own_stand_beside_the_forms_with_who_added_them(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.row(roof, "risks", owner=hall.mirjam, due=day(-2), event="Storm")
    hall.row(roof, "risks", owner=hall.ellen, event="Rust")
    hall.row(roof, "risks", owner=hall.mirjam, event="Over and done with", closed=True)
    [row] = home.home(hall.work(hall.mirjam)).rows
    assert (row.title.en, row.kind.en, row.project_title) == ("Storm", "Risk", "Roof")
    assert row.asked_by is not None
    assert row.asked_by.name == "Ellen"
    [own] = home.home(hall.work(hall.ellen)).rows
    assert own.asked_by is None  # she added it herself


def test_what_only_stands_in_a_list_is_a_task_of_its_owner_from_the_day_that_it_has_a_date(
    hall: OverviewOffice,
) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.row(roof, "helpers", owner=hall.mirjam, name="A list of neighbours")
    hall.row(roof, "helpers", owner=hall.mirjam, name="Asked to come", due=day(3))
    assert [one.title.en for one in home.home(hall.work(hall.mirjam)).rows] == ["Asked to come"]


def test_a_date_of_the_plan_stands_at_home_under_the_day_that_is_expected_now(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.row(roof, "dates", owner=hall.mirjam, gate="G0", planned=day(5))
    hall.row(roof, "dates", owner=hall.mirjam, gate="G1", planned=day(5), forecast=day(9))
    found = home.home(hall.work(hall.mirjam)).rows
    assert sorted(str(one.due) for one in found) == [day(5), day(9)]


def test_who_waits_reminds_once_a_day_and_they_see_it(hall: OverviewOffice) -> None:
    number = sent(hall)
    [waiting] = home.home(hall.work(hall.robin)).waiting
    assert waiting.may_remind
    hall.later(hours=1)
    reminding.remind(hall.work(hall.robin), number)
    [line] = home.home(hall.work(hall.mirjam)).lines
    assert line.reminded == hall.now
    [waiting] = home.home(hall.work(hall.robin)).waiting
    assert not waiting.may_remind
    with refuses("remind-already"):
        reminding.remind(hall.work(hall.robin), number)
    hall.later(days=1)
    reminding.remind(hall.work(hall.robin), number)


def test_a_reminder_changes_nothing_of_the_form(hall: OverviewOffice) -> None:
    number = sent(hall)
    before = hall.home(hall.robin, number)
    reminding.remind(hall.work(hall.robin), number)
    after = hall.home(hall.robin, number)
    assert (after.head.status, after.can_take_back) == (before.head.status, before.can_take_back)


def test_only_who_asked_or_the_office_reminds_and_nobody_reminds_himself(hall: OverviewOffice) -> None:
    number = sent(hall)
    with refuses("remind-not-yours"):
        reminding.remind(hall.work(hall.ellen), number)
    reminding.remind(hall.work(hall.paula), number)
    own = hall.start(hall.robin, "idea")
    with refuses("remind-nobody"):
        reminding.remind(hall.work(hall.robin), own)


def test_forms_of_others_are_not_opened(hall: OverviewOffice) -> None:
    sent(hall)
    work = hall.work(hall.mirjam)
    home.home(work)  # definitions are read once in the life of a process
    counted = []
    for __ in range(2):
        with statements(hall.session) as asked:
            assert len(home.home(work).lines) == 1
        counted.append(len(asked))
        for ___ in range(5):
            hall.start(hall.robin, "idea", SPO=hall.ellen)
    assert counted[0] == counted[1]


def test_rows_cost_the_same_however_many_there_are(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.row(roof, "risks", owner=hall.mirjam, event="Storm")
    work = hall.work(hall.mirjam)
    home.home(work)
    counted = []
    for __ in range(2):
        with statements(hall.session) as asked:
            assert home.home(work).rows
        counted.append(len(asked))
        for at in range(30):
            hall.row(roof, "risks", owner=hall.mirjam, event=f"Storm {at}")
    assert counted[0] == counted[1]
