"""Words are taken out of the history of a form: for good, with a line that says so, and the chain holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.runs import emptying, history, sending
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.store import Store, events
from tests.conftest import Place
from tests.services.desk import refuses
from tests.services.published import IDEA, Office, office


@pytest.fixture
def hall(store: Store, place: Place) -> Iterator[Office]:
    with office(store, place) as found:
        yield found


def idea(hall: Office) -> str:
    """An idea in which Robin named somebody: started, saved twice, sent."""
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    problem = {"problem": "The neighbour, Jan Blok, has a leaking roof as well."}
    hall.save(hall.robin, number, "need", {**IDEA["need"], **problem, "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    return number


def place_of(hall: Office, number: str, kind: str) -> int:
    told = emptying.moments(hall.product(), number)
    return next(one.at for one in told if one.line.kind == kind)


def emptied(hall: Office, number: str, *which: int) -> emptying.Emptying:
    return emptying.empty(hall.product(), number, which, hall.paula, "Asked by the neighbour")


def test_the_words_are_gone_and_the_history_says_who_took_them_out_when_and_why(hall: Office) -> None:
    number = idea(hall)
    at = place_of(hall, number, "step_saved")
    hall.later(days=1)
    emptied(hall, number, at)
    run = open_run(hall.product(), number).run
    assert all("Jan Blok" not in str(one.body) for one in events.events_of(hall.session, run.id))
    lines = history.history(hall.work(hall.robin), number)
    assert [line.erased for line in lines].index(True) == at - 1
    last = lines[-1]
    assert (last.kind, last.who and last.who.name, last.at) == ("words_emptied", "Paula", hall.now)
    assert (last.what.args["moments"], last.what.args["reason"]) == (str(at), "Asked by the neighbour")


def test_the_chain_still_holds(hall: Office) -> None:
    number = idea(hall)
    emptied(hall, number, place_of(hall, number, "step_saved"))
    assert events.verify_chain(hall.session, open_run(hall.product(), number).run.id) == ()


def test_looking_changes_nothing_and_names_the_questions(hall: Office) -> None:
    number = idea(hall)
    at = place_of(hall, number, "step_saved")
    found = emptying.look(hall.product(), number, {at})
    assert "What is the problem?" in [one.en for one in found.labels]
    assert emptying.moments(hall.product(), number)[at - 1].words


def test_what_holds_no_words_or_is_not_there_is_refused(hall: Office) -> None:
    number = idea(hall)
    for at in (place_of(hall, number, "run_sent"), 99):
        with refuses("moment-without-words"):
            emptied(hall, number, at)
    with refuses("moment-without-words"):
        emptied(hall, number)
    with refuses("run-not-found"):
        emptying.moments(hall.product(), "F-2020-0001")


def test_it_is_done_once_for_a_reason_in_somebodys_name(hall: Office) -> None:
    number = idea(hall)
    at = place_of(hall, number, "step_saved")
    with refuses("form.reason-missing"):
        emptying.empty(hall.product(), number, {at}, hall.paula, " ")
    with refuses("person-not-found"):
        emptying.somebody(hall.product(), "nobody@example.org")
    assert emptying.somebody(hall.product(), " Paula@Example.org ") == hall.paula
    emptied(hall, number, at)
    with refuses("moment-without-words"):
        emptied(hall, number, at)


def test_a_finished_form_stays_finished(hall: Office) -> None:
    number = idea(hall)
    sending.send_back(hall.work(hall.mirjam), number, "Shorter", {})
    hall.send(hall.robin, number)
    approve(hall.work(hall.mirjam), number, "sponsor_ok")
    both = [place_of(hall, number, kind) for kind in ("step_saved", "run_returned")]
    assert emptying.look(hall.product(), number, both).again == ()
    emptied(hall, number, *both)
    assert open_run(hall.product(), number).state.status == "decided"


def test_an_approval_of_which_nobody_can_tell_what_changed_after_it_is_given_again(hall: Office) -> None:
    number = idea(hall)
    run = open_run(hall.product(), number).run
    for kind, body in (
        ("approval_given", {"field": "sponsor_ok", "covers": ["need"]}),
        ("step_saved", {"step": "agree", "lapsed": [], "changes": []}),
    ):
        events.append(hall.session, run.id, hall.mirjam.id, kind, body, hall.now)
    at = len(emptying.moments(hall.product(), number))
    (label,) = emptying.look(hall.product(), number, {at}).again
    assert label == open_run(hall.product(), number).walk.fields["sponsor_ok"].field.label
