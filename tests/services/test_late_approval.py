"""An approval that nobody waits for: the form is decided without it, and it can still be given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services import home
from app.services.runs import history, records
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.store import Store
from tests.conftest import Place
from tests.services.changed import Changes, changed_office
from tests.services.desk import refuses
from tests.services.published import IDEA, Office

LATE: Changes = {
    "checklists/idea.yml": (
        ("        covers: [need, size]", "        covers: [need, size]\n        late: true"),
    )
}


@pytest.fixture
def hall(store: Store, place: Place) -> Iterator[Office]:
    with changed_office(store, place, LATE) as found:
        yield found


def decided_idea(hall: Office) -> str:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    return number


def test_the_form_is_decided_without_it_and_it_is_still_asked(hall: Office) -> None:
    number = decided_idea(hall)
    assert open_run(hall.work(hall.robin), number).state.status == "decided"
    [line] = home.home(hall.work(hall.mirjam)).lines
    assert (line.number, line.verb, line.step) == (number, "approve", "agree")
    assert home.home(hall.work(hall.robin)).lines == ()


def test_given_late_it_stands_in_record_and_history_and_the_form_stays_decided(hall: Office) -> None:
    number = decided_idea(hall)
    before = records.record(hall.work(hall.ellen), number).kept
    approve(hall.work(hall.mirjam), number, "sponsor_ok")
    opened = open_run(hall.work(hall.robin), number)
    assert (opened.state.status, set(opened.state.approvals)) == ("decided", {"sponsor_ok"})
    kept = records.record(hall.work(hall.ellen), number).kept
    field = next(one for step in kept["steps"] for one in step["fields"] if one["id"] == "sponsor_ok")
    assert (field["value"], field["by"]) == ("approved", "Mirjam")
    assert kept["context"] == before["context"]
    assert history.history(hall.work(hall.ellen), number)[-1].kind == "approval_given"
    assert home.home(hall.work(hall.mirjam)).lines == ()


def test_also_late_nobody_approves_his_own_answers_or_for_another(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.robin)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.robin.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    with refuses("duty-own-answers"):
        approve(hall.work(hall.robin), number, "sponsor_ok")
    with refuses("pen-other-role"):
        approve(hall.work(hall.ellen), number, "sponsor_ok")
