"""People with and without an account, and their roles in the organisation."""

from __future__ import annotations

import pytest

from app.services import people
from app.store import people as kept
from tests.services.desk import Desk, refuses


def test_the_same_mail_address_is_the_same_person(desk: Desk) -> None:
    work = desk.work(desk.person("Robin"))
    kim = people.person_named(work, "Kim  de\tWit", " Kim@Example.org ")
    assert (kim.name, kim.email) == ("Kim de Wit", "kim@example.org")
    assert people.person_named(work, "K. de Wit", "kim@example.org") is kim
    assert people.person_named(work, "Kim de Wit", None) is not kim


@pytest.mark.parametrize("mail", ["kim", "kim@", "@example.org", "kim@example", "k im@example.org", "a@b..c"])
def test_what_is_no_mail_address_is_refused(desk: Desk, mail: str) -> None:
    with refuses("mail-not-valid"):
        people.person_named(desk.work(), "Kim", mail)


def test_a_name_has_to_be_there_and_not_endless(desk: Desk) -> None:
    with refuses("name-missing"):
        people.person_named(desk.work(), " ", "kim@example.org")
    with refuses("name-too-long"):
        people.person_named(desk.work(), "x" * 201, "kim@example.org")


def test_the_language_of_a_person_is_kept_with_him(desk: Desk) -> None:
    robin = desk.person("Robin")
    people.set_language(desk.work(robin), "nl")
    assert desk.work(robin).actor.lang == "nl"
    people.set_language(desk.work(), "en")  # a visitor's is kept by his browser
    with refuses("language-unknown"):
        people.set_language(desk.work(robin), "de")


def test_a_role_is_given_once_and_ends_today(desk: Desk) -> None:
    admin, kim = desk.administrator(), desk.person("Kim")
    given = people.give_role(desk.work(admin), kim.id, "PFB", decides=False)
    assert people.give_role(desk.work(admin), kim.id, "PFB") is given
    assert [held.decides for held in desk.work(kim).actor.roles] == [False]
    people.end_role(desk.work(admin), given.id)
    desk.later(days=1)
    assert desk.work(kim).actor.roles == ()


def test_nobody_changes_his_own_roles(desk: Desk) -> None:
    admin = desk.administrator("Admin", "PMH", "TLA")
    with refuses("may-not-give-role"):
        people.give_role(desk.work(admin), admin.id, "PFB")
    own = kept.assignments_of(desk.session, admin.id, desk.now.date())[0]
    with refuses("may-not-give-role"):
        people.end_role(desk.work(admin), own.id)


def test_a_role_that_is_not_there_cannot_end(desk: Desk) -> None:
    admin = desk.administrator()
    with refuses("role-not-found"):
        people.end_role(desk.work(admin), "nothing")
    with refuses("person-not-found"):
        people.give_role(desk.work(admin), "nobody", "PFB")


def test_a_visitor_does_not_see_who_is_there(desk: Desk) -> None:
    with refuses("sign-in-first"):
        people.listed(desk.work())
