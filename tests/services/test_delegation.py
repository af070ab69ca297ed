"""Standing in for somebody: in writing, for a time, one link long, with all that binds the one replaced."""

from __future__ import annotations

import datetime as dt

from app.services import delegation, projects, rights
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.store import people
from app.store.model import RoleAssignment
from tests.services.desk import NOW, refuses
from tests.services.published import IDEA, Office

TODAY = NOW.date()
WEEK = TODAY + dt.timedelta(days=7)


def assignment(hall: Office, role: str) -> RoleAssignment:
    held = people.members(hall.session, hall.project().id, TODAY)
    return next(one for one in held if one.role == role)


def sent_idea(hall: Office) -> str:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    return number


def test_a_deputy_does_what_the_role_asks_and_stops_by_himself(hall: Office) -> None:
    number = sent_idea(hall)
    delegation.delegate(hall.work(hall.mirjam), assignment(hall, "SPO").id, hall.ellen, TODAY, WEEK)
    assert open_run(hall.work(hall.ellen), number).cast.of(("SPO",)) == {hall.mirjam.id, hall.ellen.id}
    approve(hall.work(hall.ellen), number, "sponsor_ok")
    hall.later(days=8)
    assert not rights.actor_of(hall.session, hall.ellen, TODAY + dt.timedelta(days=8)).roles


def test_a_deputy_inherits_what_stands_in_the_way_of_the_one_replaced(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.robin)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.robin.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    delegation.delegate(hall.work(hall.robin), assignment(hall, "SPO").id, hall.ellen, TODAY, WEEK)
    with refuses("duty-own-answers"):
        approve(hall.work(hall.ellen), number, "sponsor_ok")


def test_nobody_lends_a_role_that_is_not_his_own_or_is_lent_already(hall: Office) -> None:
    sent_idea(hall)
    role = assignment(hall, "SPO").id
    with refuses("deputy-not-your-role"):
        delegation.delegate(hall.work(hall.robin), role, hall.ellen, TODAY, WEEK)
    lent = delegation.delegate(hall.work(hall.mirjam), role, hall.ellen, TODAY, WEEK)
    with refuses("deputy-of-deputy"):
        delegation.delegate(hall.work(hall.ellen), lent.id, hall.paula, TODAY, WEEK)


def test_standing_in_has_an_end_within_a_year_and_no_past(hall: Office) -> None:
    sent_idea(hall)
    role = assignment(hall, "SPO").id
    work = hall.work(hall.mirjam)
    with refuses("deputy-too-long"):
        delegation.delegate(work, role, hall.ellen, TODAY, TODAY + dt.timedelta(days=367))
    with refuses("deputy-dates"):
        delegation.delegate(work, role, hall.ellen, TODAY - dt.timedelta(days=1), WEEK)
    with refuses("deputy-dates"):
        delegation.delegate(work, role, hall.ellen, WEEK, TODAY)
    with refuses("deputy-yourself"):
        delegation.delegate(work, role, hall.mirjam, TODAY, WEEK)
    delegation.delegate(work, role, hall.ellen, TODAY, TODAY + dt.timedelta(days=365))


def test_nobody_stands_in_where_the_own_role_excludes_it(hall: Office) -> None:
    sent_idea(hall)
    hall.person("Robin", "PM", project=hall.project())
    with refuses("roles-exclude"):
        delegation.delegate(hall.work(hall.mirjam), assignment(hall, "SPO").id, hall.robin, TODAY, WEEK)


def test_who_stands_in_is_shown_and_can_be_thanked(hall: Office) -> None:
    number = sent_idea(hall)
    role = assignment(hall, "SPO").id
    one = delegation.delegate(hall.work(hall.mirjam), role, hall.ellen, TODAY, WEEK)
    page = projects.page(hall.work(hall.robin), hall.project().number)
    assert page.stand_ins == {one.id: "Mirjam"}
    [lent] = delegation.lent(hall.work(hall.mirjam))
    assert (lent.deputy.name, lent.valid_to) == ("Ellen", WEEK)
    with refuses("may-not-change-members"):
        delegation.end(hall.work(hall.person("Otto")), one.id)
    delegation.end(hall.work(hall.mirjam), one.id)
    assert open_run(hall.work(hall.ellen), number).cast.of(("SPO",)) == {hall.mirjam.id}
    with refuses("role-not-found"):
        delegation.end(hall.work(hall.mirjam), role)


def test_a_deputy_leaves_with_the_one_whose_role_it_is(hall: Office) -> None:
    number = sent_idea(hall)
    held = assignment(hall, "SPO")
    delegation.delegate(hall.work(hall.mirjam), held.id, hall.ellen, TODAY, WEEK)
    people.end_assignment(hall.session, held, TODAY - dt.timedelta(days=1))
    assert open_run(hall.work(hall.ellen), number).cast.of(("SPO",)) == frozenset()
    assert not hall.work(hall.ellen).actor.roles
