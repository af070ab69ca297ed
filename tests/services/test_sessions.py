"""Signing in and out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.definitions.message import Message
from app.services import passwords, sessions
from app.services.work import VISITOR, Actor
from app.store import access, people
from app.store.model import Person
from tests.services.desk import PASSWORD, Desk, refuses


@pytest.fixture
def robin(desk: Desk) -> Person:
    person = desk.person("Robin", "PM")
    access.put_credential(desk.session, person.id, passwords.hashed(PASSWORD), desk.now)
    return person


def sign_in(desk: Desk, password: str = PASSWORD, mail: str = "robin@example.org") -> str:
    """What came of it: the message, or nothing where somebody is signed in under the token `browser`."""
    found = sessions.sign_in(desk.work(), mail, password, "browser")
    return found.id if isinstance(found, Message) else ""


def actor(desk: Desk, browser: str = "browser") -> Actor:
    return sessions.actor_of(desk.session, browser, desk.now)


def test_who_signs_in_is_known_by_his_token_with_his_roles(desk: Desk, robin: Person) -> None:
    assert sign_in(desk) == ""
    assert (actor(desk).person_id, actor(desk).name) == (robin.id, "Robin")
    assert actor(desk).holds("PM")
    assert actor(desk, "other") == VISITOR


def test_a_wrong_password_and_a_strange_address_get_the_same_answer(desk: Desk, robin: Person) -> None:
    assert sign_in(desk, "wrong") == sign_in(desk, mail="nobody@example.org") == "sign-in-wrong"
    assert sign_in(desk, "", "") == "sign-in-wrong"
    assert actor(desk) == VISITOR


def test_who_left_does_not_come_in(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    robin.active = False
    desk.session.flush()
    assert actor(desk) == VISITOR
    assert sign_in(desk) == "sign-in-wrong"


def test_a_role_that_was_taken_away_is_gone_with_the_next_request(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    assert actor(desk).holds("PM")
    [held] = people.assignments_of(desk.session, robin.id, desk.now.date())
    people.end_assignment(desk.session, held, desk.now.date() - dt.timedelta(days=1))
    assert not actor(desk).holds("PM")


def test_after_five_wrong_passwords_one_waits_and_then_comes_in(desk: Desk, robin: Person) -> None:
    assert [sign_in(desk, "wrong") for _ in range(5)] == ["sign-in-wrong"] * 5
    assert sign_in(desk) == "sign-in-wait"
    desk.later(seconds=61)
    assert sign_in(desk) == ""


def test_each_further_wrong_password_doubles_the_wait_up_to_a_quarter_of_an_hour(
    desk: Desk, robin: Person
) -> None:
    for _ in range(5):
        sign_in(desk, "wrong")
    waits = []
    for _ in range(6):
        refusal = sessions.sign_in(desk.work(), "robin@example.org", PASSWORD, "browser")
        assert isinstance(refusal, Message)
        waits.append(refusal.args["minutes"])
        desk.later(minutes=int(str(waits[-1])))
        sign_in(desk, "wrong")
    assert waits == [1, 2, 4, 8, 15, 15]


def test_the_wait_is_the_same_for_an_address_that_nobody_has(desk: Desk) -> None:
    found = [sign_in(desk, mail="nobody@example.org") for _ in range(6)]
    assert found == ["sign-in-wrong"] * 5 + ["sign-in-wait"]


def test_signing_in_forgets_what_went_wrong_before(desk: Desk, robin: Person) -> None:
    for _ in range(4):
        sign_in(desk, "wrong")
    assert sign_in(desk) == ""
    assert sessions.sign_in(desk.work(), "robin@example.org", "wrong", "t2") == Message("sign-in-wrong")


def test_a_session_ends_after_thirty_days_without_doing_anything(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    desk.later(days=29)
    sessions.seen(desk.work(robin), "browser")
    desk.later(days=29)
    assert actor(desk).person_id == robin.id
    desk.later(days=1)
    assert actor(desk) == VISITOR


def test_a_session_is_made_longer_once_a_day_and_not_with_each_change(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    longer = []
    for hours in (23, 1, 1):
        desk.later(hours=hours)
        longer.append(sessions.seen(desk.work(robin), "browser"))
    assert longer == [False, True, False]


def test_signing_out_ends_the_session_for_good(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    sessions.sign_out(desk.work(robin), "browser")
    sessions.seen(desk.work(robin), "browser")
    assert actor(desk) == VISITOR


def test_somebody_ends_all_his_sessions_but_the_one_he_is_in(desk: Desk, robin: Person) -> None:
    for token in ("browser", "phone"):
        sessions.begin(desk.work(), robin, token)
    sessions.end_all(desk.work(robin), robin.id, "browser")
    assert actor(desk).person_id == robin.id
    assert actor(desk, "phone") == VISITOR


def test_the_administration_ends_the_sessions_of_others_and_nobody_else_does(
    desk: Desk, robin: Person
) -> None:
    sign_in(desk)
    with refuses("may-not-end-sessions"):
        sessions.end_all(desk.work(desk.person("Officer", "PMO")), robin.id)
    sessions.end_all(desk.work(desk.administrator()), robin.id)
    assert actor(desk) == VISITOR


def test_old_sessions_are_forgotten_when_somebody_signs_in(desk: Desk, robin: Person) -> None:
    sign_in(desk)
    desk.later(days=61)
    sessions.begin(desk.work(), robin, "phone")
    desk.now -= dt.timedelta(days=61)
    assert actor(desk) == VISITOR


def test_anybody_can_be_chosen_in_the_demo_and_nowhere_else(desk: Desk, robin: Person) -> None:
    with refuses("demo-only"):
        sessions.choose(desk.work(), robin.id, "browser")
    desk.place = replace(desk.place, demo=True)
    sessions.choose(desk.work(), robin.id, "browser")
    assert actor(desk).person_id == robin.id
