"""Two people at once, each in a transaction of their own: one after the other, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

from app.definitions.message import Refused
from app.services.runs import filling, sending
from app.services.runs.deciding import attempt
from app.services.runs.opening import open_run
from app.store import EVERYTHING, Store, events, runs
from tests.conftest import Place
from tests.services.desk import Desk
from tests.services.published import ALL_SEEN, IDEA, SMALL, Office, office
from tests.services.test_separation import sent_idea

Deed = Callable[[Office], Any]


def at_once(store: Store, place: Place, *deeds: Deed) -> list[Any]:
    """What each deed comes to (a refusal: its message id), all begun at the same moment."""
    ready = Barrier(len(deeds))

    def do(deed: Deed) -> Any:
        ready.wait()
        try:
            with store.writing() as session:
                return deed(Office(Desk(session, replace(place, root=SMALL))))
        except Refused as refusal:
            return refusal.message.id

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def kinds(store: Store, number: str) -> list[str]:
    with store.session() as session:
        found = runs.get_run(session, number, EVERYTHING)
        assert found is not None
        assert events.verify_chain(session, found[0].id) == ()
        return [one.kind for one in events.events_of(session, found[0].id)]


def test_an_approval_that_two_people_give_at_once_is_given_once(store: Store, place: Place) -> None:
    with office(store, place) as hall:
        number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        hall.person("Ellen", "SPO", project=hall.project())
        hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
        hall.save(hall.robin, number, "size", IDEA["size"])
        hall.send(hall.robin, number)

    def by(name: str) -> Deed:
        return lambda hall: attempt(hall.work(hall.person(name)), number, "sponsor_ok", ALL_SEEN)

    found = at_once(store, place, by("Mirjam"), by("Ellen"))
    assert sorted(one.id if one else "given" for one in found) == ["approval-already-given", "given"]
    assert kinds(store, number).count("run_decided") == 1


def test_taking_back_and_approving_at_once_end_in_one_of_the_two(store: Store, place: Place) -> None:
    with office(store, place) as hall:
        number = sent_idea(hall)

    def approving(hall: Office) -> str:
        refusal = attempt(hall.work(hall.mirjam), number, "sponsor_ok", ALL_SEEN)
        return refusal.id if refusal else "approved"

    def taking_back(hall: Office) -> str:
        sending.take_back(hall.work(hall.robin), number)
        return "taken back"

    found = at_once(store, place, approving, taking_back)
    assert found in (["approved", "take-back-not-sent"], ["pen-not-your-turn", "taken back"])
    with store.session() as session:
        run = runs.get_run(session, number, EVERYTHING)
        assert run is not None
        assert run[0].status == ("decided" if found[0] == "approved" else "draft")


def test_two_pages_saved_at_once_keep_what_only_one_of_them_changed(store: Store, place: Place) -> None:
    with office(store, place) as hall:
        number = hall.start(hall.robin, "idea")
        hall.save(hall.robin, number, "need", {"name": "Roof", "problem": "Rain"})
        seen = filling.step_view(hall.work(hall.robin), number, "need").seen

    def saving(**values: str) -> Deed:
        stale = {"name": "Roof", "problem": "Rain", **values}
        return lambda hall: filling.save_step(hall.work(hall.robin), number, "need", stale, seen).clashes

    found = at_once(store, place, saving(name="New roof"), saving(problem="It rains into the hall"))
    assert found == [(), ()]
    with store.writing() as session:
        hall = Office(Desk(session, replace(place, root=SMALL)))
        kept = open_run(hall.work(hall.robin), number).stored
        assert (kept["name"], kept["problem"]) == ("New roof", "It rains into the hall")


def test_a_gate_that_two_people_start_at_once_is_started_once(store: Store, place: Place) -> None:
    with office(store, place) as hall:
        hall.idea()
        project = hall.project().number

    def by(name: str) -> Deed:
        return lambda hall: hall.start(hall.person(name), "gate-g0", project)

    found = at_once(store, place, by("Robin"), by("Ellen"))
    assert sorted(found) == ["F-2026-0002", "start-already-open"]
