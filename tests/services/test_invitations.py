"""One-time links."""

from __future__ import annotations

import pytest

from app.definitions.message import Refused
from app.services import invitations, people, sessions
from app.store import Store, access
from app.store import people as kept
from tests.conftest import Place
from tests.services.desk import PASSWORD, Desk, refuses


def token_of(link: str | None) -> str:
    assert link is not None
    assert link.startswith("http://127.0.0.1:8000/welcome/")
    return link.rpartition("/")[2]


def accept(desk: Desk, link: str | None, name: str = "Robin", password: str = PASSWORD) -> str:
    token = token_of(link)
    return invitations.accept(desk.work(), token, name, "robin@example.org", password, "nl").id


def test_the_first_link_makes_an_administrator_and_dies(desk: Desk) -> None:
    link = invitations.first_link(desk.product())
    robin = kept.person_by_id(desk.session, accept(desk, link))
    assert robin is not None
    assert (robin.name, robin.email, robin.lang) == ("Robin", "robin@example.org", "nl")
    assert {held.role for held in desk.work(robin).actor.roles} == {"PMH", "PMO", "TLA"}
    with refuses("link-dead"):
        accept(desk, link)
    assert invitations.first_link(desk.product()) is None


def test_a_new_first_link_replaces_the_one_before(desk: Desk) -> None:
    old, new = (invitations.first_link(desk.product()) for _ in range(2))
    with refuses("link-dead"):
        accept(desk, old)
    accept(desk, new)


def test_a_first_link_is_dead_once_somebody_has_an_account(desk: Desk) -> None:
    link = invitations.first_link(desk.product())
    access.put_credential(desk.session, desk.person("Kim").id, "hash", desk.now)
    with refuses("link-dead"):
        accept(desk, link)


def test_looking_at_a_link_leaves_it_alive(desk: Desk) -> None:
    admin = desk.administrator()
    link = invitations.invite(desk.work(admin), "Kim", "Kim@Example.org", "nl", ["PFB"])
    for _ in range(2):
        welcome = invitations.look(desk.work(), token_of(link))
        assert (welcome.kind, welcome.name, welcome.email, welcome.lang) == (
            "invite",
            "Kim",
            "kim@example.org",
            "nl",
        )


def test_who_was_invited_keeps_his_mail_address_and_gets_his_roles(desk: Desk) -> None:
    admin = desk.administrator()
    link = invitations.invite(desk.work(admin), "Kim", "kim@example.org", "nl", ["PFB"])
    person = invitations.accept(desk.work(), token_of(link), "Kim de Wit", "x@evil.example", PASSWORD, "en")
    assert (person.name, person.email) == ("Kim de Wit", "kim@example.org")
    assert [held.role for held in desk.work(person).actor.roles] == ["PFB"]
    assert not isinstance(sessions.sign_in(desk.work(), "KIM@example.org ", PASSWORD, "token"), str)


def test_a_person_known_without_account_is_the_one_who_is_invited(desk: Desk) -> None:
    admin, kim = desk.administrator(), desk.person("Kim")
    link = invitations.invite(desk.work(admin), "K. de Wit", "kim@example.org", "en")
    assert invitations.look(desk.work(), token_of(link)).name == "Kim"
    assert invitations.accept(desk.work(), token_of(link), "Kim", "", PASSWORD, "en").id == kim.id


def test_who_has_an_account_is_not_invited_again(desk: Desk) -> None:
    admin = desk.administrator()
    accept(desk, invitations.invite(desk.work(admin), "Robin", "robin@example.org", "en"))
    with refuses("has-account"):
        invitations.invite(desk.work(admin), "Robin", "robin@example.org", "en")


def test_a_link_lives_two_weeks_and_a_new_one_can_be_given(desk: Desk) -> None:
    admin = desk.administrator()
    old = invitations.invite(desk.work(admin), "Kim", "kim@example.org", "en")
    desk.later(days=14)
    with refuses("link-dead"):
        invitations.look(desk.work(), token_of(old))
    kim = kept.person_by_mail(desk.session, "kim@example.org")
    assert kim is not None
    new = invitations.invite_again(desk.work(desk.administrator()), kim.id)
    assert invitations.look(desk.work(), token_of(new)).name == "Kim"


def test_a_new_link_for_somebody_kills_his_earlier_one(desk: Desk) -> None:
    admin, kim = desk.administrator(), desk.person("Kim")
    old, new = (invitations.invite_again(desk.work(admin), kim.id) for _ in range(2))
    with refuses("link-dead"):
        invitations.look(desk.work(), token_of(old))
    invitations.look(desk.work(), token_of(new))


def test_nobody_can_take_a_link_from_the_database(desk: Desk) -> None:
    token = token_of(invitations.first_link(desk.product()))
    kept_hash = access.open_invitations(desk.session, desk.now)[0].token_hash
    assert kept_hash != token
    with refuses("link-dead"):
        invitations.look(desk.work(), kept_hash)


@pytest.mark.parametrize("roles", [(), ("PFB",), ("AUD",), ("PMO",), ("PMH",), ("TLA",)])
def test_nobody_invites_without_administrator_rights_switched_on(desk: Desk, roles: tuple[str, ...]) -> None:
    reader = desk.person("Reader", *roles)
    with refuses("may-not-invite"):
        invitations.invite(desk.work(reader), "Kim", "kim@example.org", "en")


@pytest.mark.parametrize(
    ("name", "password", "message"),
    [
        ("Robin", "short", "password-too-short"),
        ("Robin", "x" * 201, "password-too-long"),
        ("  ", PASSWORD, "name-missing"),
    ],
)
def test_what_is_wrong_with_an_account_leaves_the_link_alive(
    store: Store, place: Place, name: str, password: str, message: str
) -> None:
    with store.writing() as session:
        link = invitations.first_link(Desk(session, place).product())
    with refuses(message), store.writing() as session:
        accept(Desk(session, place), link, name, password)
    with store.writing() as session:
        accept(Desk(session, place), link)


def test_a_short_password_is_told_how_long_it_has_to_be(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        accept(desk, invitations.first_link(desk.product()), password="elevenchars")
    assert dict(refusal.value.message.args) == {"least": 12, "given": 11}


def test_the_list_of_people_says_who_has_an_account_and_who_is_invited(desk: Desk) -> None:
    admin = desk.administrator()
    desk.person("Bo")
    invitations.invite(desk.work(admin), "Kim", "kim@example.org", "en")
    accept(desk, invitations.invite(desk.work(admin), "Robin", "robin@example.org", "en"))
    assert [
        (one.person.name, [role.role for role in one.roles], one.account, one.invited)
        for one in people.listed(desk.work(admin))
    ] == [
        ("Admin", ["TLA"], False, False),
        ("Bo", [], False, False),
        ("Kim", [], False, True),
        ("Robin", [], True, False),
    ]
