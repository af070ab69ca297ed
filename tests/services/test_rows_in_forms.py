"""Rows of registers in forms: they stand ready in live tables, and are filled in beforehand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from app.services import projects
from app.services.registers import changing
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.runs import filling, sending
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.store import EVERYTHING, people, registers
from app.store import projects as kept_projects
from tests.services.desk import NOW, refuses
from tests.services.rows_house import RowsOffice, house, save

__all__ = ["house"]


def test_open_rows_stand_ready_in_a_live_table(house: RowsOffice) -> None:
    storm, over = house.risk("Storm", prob=4, imp=5), house.risk("Old")
    changing.set_status(house.work(house.robin), over.id, "closed", "over")
    [row] = house.cells(house.talk(), "talk", "risks")
    assert (row["_id"], row["event"], row["score"]) == (storm.id, "Storm", Decimal(20))


def test_only_cells_that_are_really_changed_are_answers(house: RowsOffice) -> None:
    storm, fire = house.risk("Storm", prob=4), house.risk("Fire")
    number = house.talk()
    save(
        house,
        number,
        {"_id": storm.id, "event": "Storm", "prob": 2, "note": "Calmer"},
        {"_id": fire.id, "event": "Fire"},
    )
    opened = open_run(house.work(house.robin), number)
    assert opened.stored["risks"] == {
        "rows": [{"_id": storm.id, "_ref": storm.id, "prob": 2, "note": "Calmer"}]
    }
    assert storm.data["prob"] == 4  # not sent yet


def test_what_is_set_back_is_no_answer_any_more(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": 2})
    save(house, number, {"_id": storm.id, "prob": 4})
    assert "risks" not in open_run(house.work(house.robin), number).stored


def test_an_emptied_cell_of_a_row_is_an_answer(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": None})
    [row] = house.cells(number, "talk", "risks")
    assert row["prob"] == ""
    house.send(house.robin, number)
    assert "prob" not in storm.data


def test_a_row_that_is_not_handed_in_stays_as_it_is(house: RowsOffice) -> None:
    storm, fire = house.risk("Storm"), house.risk("Fire")
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": 2})
    save(house, number, {"_id": fire.id, "prob": 3})
    assert [row["prob"] for row in house.cells(number, "talk", "risks")] == [2, 3]


def test_a_row_changed_by_others_is_not_put_back_by_an_old_page(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4, imp=1)
    number = house.talk()
    view = filling.step_view(house.work(house.robin), number, "talk")
    changing.change(house.work(house.robin), storm.id, {"prob": 5}, storm.seq)
    page = {"risks": {"rows": [{"_id": storm.id, "event": "Storm", "prob": 4, "imp": 2}]}}
    saved = filling.save_step(
        house.work(house.robin), number, "talk", page, view.seen, rows_seen=view.rows_seen
    )
    assert saved.clashes == ()
    [row] = house.cells(number, "talk", "risks")
    assert (row["prob"], row["imp"]) == (5, 2)


def test_a_row_that_both_changed_is_chosen(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    view = filling.step_view(house.work(house.robin), number, "talk")
    changing.change(house.work(house.robin), storm.id, {"prob": 5}, storm.seq)
    page = {"risks": {"rows": [{"_id": storm.id, "event": "Storm", "prob": 3}]}}
    save_as = (house.work(house.robin), number, "talk", page, view.seen)
    saved = filling.save_step(*save_as, rows_seen=view.rows_seen)
    assert [one.field.id for one in saved.clashes] == ["risks"]
    assert filling.save_step(*save_as, {"risks": "mine"}, view.rows_seen).clashes == ()
    assert house.cells(number, "talk", "risks")[0]["prob"] == 3


def test_a_milestone_with_the_same_number_is_changed_and_not_added_again(house: RowsOffice) -> None:
    for date in ("2026-05-01", "2026-06-01"):
        number = house.talk("plan-talk")
        rows = {"rows": [{"id": "M1", "name": "Roof on", "baseline": date}]}
        house.save(house.robin, number, "plan", {"milestones": rows, "budget": 500_000})
        house.send(house.robin, number)
        approve(house.work(house.mirjam), number, "agree_ok")
    [milestone] = house.kept("milestones")
    assert milestone.data["baseline"] == "2026-06-01"
    assert kept_projects.facts(house.session, house.project().id)["authorised"] == 500_000


def test_rows_and_answers_of_last_time_are_filled_in_beforehand(house: RowsOffice) -> None:
    number = house.talk("plan-talk")
    rows = {"rows": [{"id": "M1", "name": "Roof on", "baseline": "2026-05-01"}]}
    house.save(house.robin, number, "plan", {"milestones": rows, "budget": 500_000})
    house.send(house.robin, number)
    approve(house.work(house.mirjam), number, "agree_ok")
    again = house.talk("plan-talk")
    view = filling.step_view(house.work(house.robin), again, "plan")
    found = {one.field.id: one for one in view.fields}
    assert (found["budget"].value, found["budget"].origin.number) == (500_000, number)  # type: ignore[union-attr]
    [row] = house.cells(again, "plan", "milestones")
    [milestone] = house.kept("milestones")
    assert (row["_id"], row["id"], row["baseline"]) == (milestone.id, "M1", "2026-05-01")


def test_a_view_says_which_rows_are_filled_in_closed_ones_too(house: RowsOffice) -> None:
    work = house.work(house.robin)
    for id_, status in (("M1", "planned"), ("M2", "reached"), ("M3", "slipping")):
        cells = {"id": id_, "name": "Roof", "baseline": "2026-05-01", "status": status}
        put_new(work, register_of(work, "milestones"), house.project().id, cells)
    number = house.talk("plan-talk")
    assert [row["id"] for row in house.cells(number, "plan", "milestones")] == ["M1", "M2"]


def test_the_team_of_a_decided_form_gets_its_roles(house: RowsOffice) -> None:
    kim = house.person("Kim")
    number = house.talk("plan-talk")
    team = {"rows": [{"role": "QRV", "person": kim.id}]}
    house.save(house.robin, number, "plan", {"team": team})
    house.send(house.robin, number)
    approve(house.work(house.mirjam), number, "agree_ok")
    held = people.members(house.session, house.project().id, NOW.date())
    assert ("QRV", kim.id) in {(one.role, one.person_id) for one in held}
    assert house.kept("roles")[0].data == {"role": "QRV", "person": kim.id}


def test_a_form_about_a_row_reads_it_and_changes_it(house: RowsOffice) -> None:
    issue = house.add(house.robin, "issues", title="Leak", cost=100_000)
    number = house.talk("issue-talk", issue)
    assert house.values(house.robin, number, "tell")["what"] == "Leak"
    house.save(house.robin, number, "tell", {"what": "Leak", "cost_now": 150_000})
    view = filling.step_view(house.work(house.robin), number, "tell")
    assert view.fields[2].computed is True
    house.send(house.robin, number)
    assert (issue.status, issue.data["cost"]) == ("escalated", 150_000)
    assert kept_projects.facts(house.session, house.project().id)["authorised"] == 150_000
    sending.take_back(house.work(house.robin), number)
    assert (issue.status, issue.data["cost"]) == ("open", 100_000)
    assert kept_projects.facts(house.session, house.project().id)["authorised"] is None


def test_a_form_is_about_a_row_of_its_own_register_only(house: RowsOffice) -> None:
    risk = house.risk()
    with refuses("start-not-about-row"):
        house.talk("issue-talk", risk)
    issue = house.add(house.robin, "issues", title="Leak")
    house.talk("issue-talk", issue)
    with refuses("start-already-open"):
        house.talk("issue-talk", issue)


def test_without_a_row_the_first_that_it_writes_is_its_own(house: RowsOffice) -> None:
    number = house.talk("issue-talk")
    house.save(house.robin, number, "tell", {"what": "Leak", "cost_now": 150_000})
    house.send(house.robin, number)
    [issue] = house.kept("issues")
    assert open_run(house.work(house.robin), number).run.row_id == issue.id


def test_a_form_that_counts_from_sending_is_relied_on_before_it_is_decided(house: RowsOffice) -> None:
    number = house.talk("issue-talk")
    house.save(house.robin, number, "tell", {"what": "Leak", "cost_now": 150_000})
    house.send(house.robin, number)
    other = open_run(house.work(house.robin), house.talk())
    assert number in [one.number for one in other.known.records]
    assert "issue-talk" in other.context["project.forms"]


def test_a_project_page_shows_rows_of_all_kinds(house: RowsOffice) -> None:
    house.risk()
    page = projects.page(house.work(house.robin), house.number)
    assert [row.register for row in page.rows] == ["risks"]


def test_a_condition_of_a_gate_comes_to_stand_with_owner_and_date(house: RowsOffice) -> None:
    number = house.gate("gate-g0")
    house.answer(house.mirjam, number, "check_answer", G0_1="yes", G1_1="yes")
    row = {"text": "Ask", "owner": house.robin.id, "due": "2026-04-01", "blocking": "before_start"}
    house.decide(house.mirjam, number, "conditional", conditions={"rows": [row]})
    [kept] = registers.list_rows(house.session, EVERYTHING, "conditions")
    assert (kept.owner_id, kept.due) == (house.robin.id, dt.date(2026, 4, 1))
    assert kept.data == {"text": "Ask", "blocking": "before_start"}
