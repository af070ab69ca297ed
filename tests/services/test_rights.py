"""Who may do what, in one table."""

from __future__ import annotations

import pytest

from app.definitions.message import Message
from app.services import rights
from app.services.rights import ACTS, FOR_VISITORS, demand, may, visible_to
from app.store import EVERYTHING, NOTHING, Visible, projects
from app.store.model import Project
from tests.services.desk import NOW, Desk, refuses


@pytest.fixture
def project(desk: Desk) -> Project:
    return projects.create_project(
        desk.session, number="P-2026-001", title="Oeverdam", phase="intake", created_at=NOW
    )


def members_only(project: Project) -> None:
    project.visibility = "members"


def test_a_visitor_is_asked_to_sign_in_first(desk: Desk, project: Project) -> None:
    for act in ACTS.keys() - FOR_VISITORS:
        assert may(desk.work(), act, project) == Message("sign-in-first")
    assert may(desk.work(), "search") is None


def test_the_product_itself_may_do_everything(desk: Desk, project: Project) -> None:
    assert [may(desk.product(), act, project) for act in ACTS] == [None] * len(ACTS)


def test_an_act_that_is_not_in_the_table_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(KeyError):
        may(desk.work(), "fly")


def test_what_is_demanded_and_not_allowed_is_refused(desk: Desk) -> None:
    with refuses("may-not-publish"):
        demand(desk.work(desk.person("Robin", "PM")), "publish")
    demand(desk.work(desk.person("Officer", "PMO")), "publish")


OF_THE_OFFICE = {"change-members", "change-visibility", "merge-projects", "publish", "see-missed"}


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("PMH", {*OF_THE_OFFICE, "see-administration"}),
        ("PMO", OF_THE_OFFICE),
        ("TLA", {"administer"}),
        ("PFB", set()),
        ("AUD", {"see-administration"}),
    ],
)
def test_what_a_role_in_the_organisation_may(desk: Desk, project: Project, role: str, acts: set[str]) -> None:
    for_all = {"see-people", "see-lessons", "see-project", "search", "give-project-role", "say-clear"}
    special = ACTS.keys() - for_all - {"start-form", "remark", "change-row"}
    work = desk.work(desk.person("Holder", role))
    assert {act for act in special if may(work, act, project) is None} == acts


def test_with_administrator_rights_on_somebody_lets_in_and_gives_roles(desk: Desk) -> None:
    work = desk.work(desk.administrator())
    other = desk.person("Other")
    assert [may(work, act, other) for act in ("invite", "give-role", "end-sessions")] == [None] * 3


def test_who_leads_a_project_changes_it_and_no_other(desk: Desk, project: Project) -> None:
    other = projects.create_project(
        desk.session, number="P-2026-002", title="Other", phase="intake", created_at=NOW
    )
    leader = desk.person("Leader", "PM", project=project)
    assert may(desk.work(leader), "change-visibility", project) is None
    assert may(desk.work(leader), "change-visibility", other) == Message("may-not-change-visibility")
    member = desk.person("Member", "TM", project=project)
    assert may(desk.work(member), "change-members", project) == Message("may-not-change-members")


def test_an_auditor_reads_everything_and_writes_nothing(desk: Desk, project: Project) -> None:
    members_only(project)
    work = desk.work(desk.person("Auditor", "AUD"))
    assert may(work, "see-project", project) is None
    assert may(work, "start-form", project) == Message("may-not-start-form")
    assert may(work, "change-row", project) == Message("may-not-change-row")
    assert may(work, "remark") == Message("may-not-remark")


def test_anybody_starts_a_form_for_a_project_he_sees(desk: Desk, project: Project) -> None:
    robin = desk.person("Robin")
    assert may(desk.work(robin), "start-form") is None
    assert may(desk.work(robin), "start-form", project) is None
    members_only(project)
    assert may(desk.work(robin), "start-form", project) == Message("may-not-start-form")
    assert may(desk.work(robin), "see-project", project) == Message("may-not-see-project")
    desk.person("Robin", "TM", project=project)
    assert may(desk.work(robin), "start-form", project) is None


def test_what_somebody_sees_follows_from_his_roles(desk: Desk, project: Project) -> None:
    robin = desk.person("Robin", "PM", project=project)
    board = desk.person("Board", "PFB")
    assert visible_to(desk.work(robin).actor) == Visible(person_id=robin.id, projects=frozenset({project.id}))
    assert visible_to(desk.work(board).actor) == Visible(
        all=True, person_id=board.id, roles=frozenset({"PFB"})
    )
    assert visible_to(desk.work().actor) == NOTHING
    assert visible_to(desk.product().actor) == EVERYTHING


def test_a_role_of_the_whole_organisation_held_in_one_project_shows_no_more(
    desk: Desk, project: Project
) -> None:
    robin = desk.person("Robin", "PMO", project=project)
    assert visible_to(desk.work(robin).actor).all is False


def test_every_refusal_has_words_of_its_own() -> None:
    assert len({act.refusal for act in rights.ACTS.values()}) == len(rights.ACTS)
