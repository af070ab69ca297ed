"""Administrator rights: off until they are switched on for a task, and every use of them can be read."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.services import administration, invitations, people, sessions
from app.store import Store
from app.store import people as kept
from app.store.model import Person
from tests.conftest import Place
from tests.services.changed import changed_office
from tests.services.desk import Desk, refuses
from tests.services.published import Office
from tests.services.test_waivers import small_since

MARCH = dt.date(2026, 3, 1)


def invite(desk: Desk, admin: Person, name: str, *roles: str) -> None:
    invitations.invite(desk.work(admin), name, f"{name.lower()}@example.org", "en", roles)


def account(desk: Desk, name: str) -> Person:
    """Somebody with an account."""
    person = desk.person(name)
    link = invitations.invite(desk.product(), name, str(person.email), "en")
    return invitations.accept(desk.work(), link.rpartition("/")[2], name, "", "three words together", "en")


def grow(hall: Office) -> None:
    """Make the PMO larger than three: Paula is in it already."""
    for name in ("Otto", "Petra", "Quint"):
        hall.person(name, "PMO")


def test_they_end_by_themselves_after_some_hours(desk: Desk) -> None:
    admin = desk.administrator()
    invite(desk, admin, "Kim")
    desk.later(hours=4)
    assert administration.state(desk.work(admin)).on_until is None
    with refuses("may-not-invite"):
        invite(desk, admin, "Lou")


def test_somebody_switches_them_off_when_the_task_is_done(desk: Desk) -> None:
    admin = desk.administrator()
    administration.switch_off(desk.work(admin))
    with refuses("may-not-invite"):
        invite(desk, admin, "Kim")


def test_they_are_for_a_task_that_is_named(desk: Desk) -> None:
    with refuses("admin-needs-reason"):
        administration.switch_on(desk.work(desk.person("Admin", "TLA")), " ", "")


def test_somebody_else_asked_for_it_as_soon_as_there_is_somebody_else(desk: Desk) -> None:
    admin, kim = desk.person("Admin", "TLA"), account(desk, "Kim")
    for asker in ("", admin.id, "nobody"):
        with refuses("admin-needs-asker"):
            administration.switch_on(desk.work(admin), "A new colleague", asker)
    administration.switch_on(desk.work(admin), "A new colleague", kim.id)
    assert [one.asked_by for one in _read(desk)] == ["Kim"]


@pytest.mark.parametrize("role", ["PMO", "PMH", "PFB", "AUD"])
def test_a_role_in_the_content_does_not_make_an_administrator(hall: Office, role: str) -> None:
    with refuses("may-not-administer"):
        administration.switch_on(hall.work(hall.person("Other", role)), "A task", "")


def test_who_is_no_administrator_any_more_has_none_left(desk: Desk) -> None:
    admin = desk.administrator()
    held = kept.assignments_of(desk.session, admin.id, desk.now.date())[0]
    kept.end_assignment(desk.session, held, desk.now.date() - dt.timedelta(days=1))
    with refuses("may-not-invite"):
        invite(desk, admin, "Kim")


def test_in_a_small_pmo_the_office_switches_them_on_beside_its_own_role(store: Store, place: Place) -> None:
    with changed_office(store, place, small_since("2026-02-01")) as hall:
        administration.switch_on(hall.work(hall.paula), "Kim begins", "")
        invite(hall, hall.paula, "Kim", "PFB")
        grow(hall)
        with refuses("may-not-invite"):
            invite(hall, hall.paula, "Lou")


def test_in_a_larger_pmo_an_administrator_who_approves_can_only_appoint_another(hall: Office) -> None:
    admin = hall.administrator("Admin", "TLA", "PMO")
    invite(hall, admin, "Kim", "PFB")
    grow(hall)
    assert administration.state(hall.work(admin)).only_appoint
    with refuses("admin-must-be-separate"):
        people.give_role(hall.work(admin), hall.robin.id, "PFB")
    invite(hall, admin, "Lou", "TLA")
    lou = kept.person_by_mail(hall.session, "lou@example.org")
    assert lou is not None
    administration.switch_on(hall.work(lou), "Robin joins the board", "")
    people.give_role(hall.work(lou), hall.robin.id, "PFB")


def _read(desk: Desk) -> tuple[administration.Spell, ...]:
    return administration.month_of(desk.work(desk.person("Head", "PMH")), MARCH)


def test_each_use_is_kept_with_who_for_whom_and_why(desk: Desk) -> None:
    admin, kim = desk.administrator(), desk.person("Kim")
    people.give_role(desk.work(admin), kim.id, "PFB")
    invitations.invite_again(desk.work(admin), kim.id)
    sessions.end_all(desk.work(admin), kim.id)
    sessions.end_all(desk.work(admin), admin.id)  # one's own: no right is needed for that
    held = next(one for one in kept.assignments_of(desk.session, kim.id, desk.now.date()))
    people.end_role(desk.work(admin), held.id)
    invite(desk, admin, "Lou", "AUD")
    [spell] = _read(desk)
    assert (spell.who, spell.spell.reason, spell.asked_by) == ("Admin", "For this test", "")
    assert [(one.use.act, one.about, one.use.role) for one in spell.uses] == [
        ("give-role", "Kim", "PFB"),
        ("invite-again", "Kim", None),
        ("end-sessions", "Kim", None),
        ("end-role", "Kim", "PFB"),
        ("invite", "Lou", None),
        ("give-role", "Lou", "AUD"),
    ]


def test_the_list_is_by_month(desk: Desk) -> None:
    desk.administrator()
    desk.later(days=31)
    desk.administrator("Other")
    assert [one.who for one in _read(desk)] == ["Admin"]
    april = administration.month_of(desk.work(desk.person("Head", "PMH")), dt.date(2026, 4, 1))
    assert [one.who for one in april] == ["Other"]


@pytest.mark.parametrize("role", ["PMO", "TLA", "PFB"])
def test_the_list_is_for_the_head_and_the_auditor(desk: Desk, role: str) -> None:
    administration.month_of(desk.work(desk.person("Auditor", "AUD")), MARCH)
    with refuses("may-not-see-administration"):
        administration.month_of(desk.work(desk.person("Other", role)), MARCH)


def test_a_use_cannot_be_changed_or_taken_out(desk: Desk) -> None:
    invite(desk, desk.administrator(), "Kim")
    for statement in ("UPDATE administration_use SET act = 'x'", "DELETE FROM administration_use"):
        with pytest.raises(DBAPIError), desk.session.begin_nested():
            desk.session.execute(text(statement))
