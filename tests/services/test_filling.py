"""Filling in a form: leave, come back, lose nothing, and see what others changed."""

from __future__ import annotations

from app.services import home
from app.services.runs import filling
from app.services.runs.opening import open_run
from app.services.runs.sending import check_page
from tests.services.desk import refuses
from tests.services.published import IDEA, Office


def test_a_form_starts_with_a_new_project_and_the_pen_in_the_starters_hand(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    seen = hall.home(hall.robin, number)
    assert (number, seen.head.status, seen.head.edition) == ("F-2026-0001", "draft", "2026.1")
    assert seen.head.name.nl == "Idee · Hall roof"
    assert [(task.step.id, task.status) for task in seen.tasks] == [
        ("need", "to_do"),
        ("size", "to_do"),
        ("agree", "waiting"),
    ]


def test_what_was_saved_is_there_when_one_comes_back(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    hall.save(hall.robin, number, "need", {"name": "New roof"})
    assert hall.values(hall.robin, number, "need")["name"] == "New roof"


def test_saving_is_never_refused_for_an_answer_that_is_missing(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    saved = filling.save_step(hall.work(hall.robin), number, "need", {"name": ""}, seen=1)
    assert saved.following == "size"


def test_a_question_appears_while_typing_before_anything_is_saved(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    view = filling.step_view(hall.work(hall.robin), number, "need", {"duty": "yes"})
    asked = {one.field.id: one for one in view.fields}
    because = asked["duty_ref"].shown_because
    assert because is not None
    assert "Must we do it by law?" in because.en
    assert [one.field.id for one in filling.step_view(hall.work(hall.robin), number, "need").fields] == [
        "name",
        "problem",
        "sponsor",
        "duty",
        "goals",
    ]


def test_a_draft_is_kept_until_the_step_is_saved(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    filling.save_draft(hall.work(hall.robin), number, "need", {"name": ["New ro"]})
    assert filling.step_view(hall.work(hall.robin), number, "need").draft == {"name": ["New ro"]}
    hall.save(hall.robin, number, "need", {"name": "New roof"})
    assert filling.step_view(hall.work(hall.robin), number, "need").draft is None


def test_two_tabs_that_change_the_same_answer_must_choose(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    seen = filling.step_view(hall.work(hall.robin), number, "need").seen
    hall.save(hall.robin, number, "need", {"name": "New roof"})
    saved = filling.save_step(hall.work(hall.robin), number, "need", {"name": "Old roof"}, seen)
    [clash] = saved.clashes
    assert (clash.mine, clash.theirs, clash.by.name) == ("Old roof", "New roof", "Robin")
    assert {
        one.field.id: one.value for one in filling.step_view(hall.work(hall.robin), number, "need").fields
    }["name"] == "New roof"


def test_the_choice_between_two_answers_is_kept(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    hall.save(hall.robin, number, "need", {"name": "New roof"})
    work = hall.work(hall.robin)
    filling.save_step(work, number, "need", {"name": "Old roof"}, 1, choose={"name": "mine"})
    assert {one.field.id: one.value for one in filling.step_view(work, number, "need").fields}[
        "name"
    ] == "Old roof"


def test_an_untouched_answer_takes_what_the_other_tab_saved(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    hall.save(hall.robin, number, "need", {"name": "New roof"})
    saved = filling.save_step(hall.work(hall.robin), number, "need", {"name": None, "duty": "no"}, seen=1)
    assert saved.clashes == ()
    values = {
        one.field.id: one.value for one in filling.step_view(hall.work(hall.robin), number, "need").fields
    }
    assert (values["name"], values["duty"]) == ("New roof", "no")


def test_rows_keep_their_ids_and_lose_their_cells_when_they_go(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    row = {"what": "Tiles", "days": "2", "rate": 10_000}
    hall.save(
        hall.robin, number, "size", {"cost": 100_000, "parts": {"rows": [row, {**row, "what": "Nails"}]}}
    )
    [parts] = [
        one
        for one in filling.step_view(hall.work(hall.robin), number, "size").fields
        if one.field.id == "parts"
    ]
    first, second = (one.id for one in parts.rows)
    hall.save(hall.robin, number, "size", {"parts": {"rows": [{"_id": second, **row}]}})
    [parts] = [
        one
        for one in filling.step_view(hall.work(hall.robin), number, "size").fields
        if one.field.id == "parts"
    ]
    assert [one.id for one in parts.rows] == [second]
    assert first not in str(parts.value)


def test_who_has_no_pen_reads_and_cannot_write(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    view = filling.step_view(hall.work(hall.ellen), number, "need")
    assert not view.writable
    with refuses("step-not-yours"):
        filling.save_step(hall.work(hall.ellen), number, "need", {"name": "Mine now"}, view.seen)


def test_a_step_that_is_not_asked_cannot_be_opened(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    with refuses("step-not-asked"):
        filling.step_view(hall.work(hall.robin), number, "decision")
    with refuses("run-not-found"):
        filling.step_view(hall.work(hall.robin), "F-2026-9999", "need")


def test_the_check_page_names_what_is_left_and_who_gets_it(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    hall.save(hall.robin, number, "need", {**IDEA["need"], "problem": "Rain"})
    page = check_page(hall.work(hall.robin), number)
    assert [one.field for one in page.problems] == ["sponsor", "cost", "parts"]
    assert [one.field for one in page.warnings] == ["problem", "sponsor_ok"]
    assert not page.can_send


def test_the_check_page_warns_of_a_role_that_nobody_holds(hall: Office) -> None:
    def warned(number: str) -> list[str]:
        found = check_page(hall.work(hall.robin), number).warnings
        return [one.field or "" for one in found if getattr(one.message, "id", "") == "send-nobody-there"]

    assert warned(hall.start(hall.robin, "idea")) == ["sponsor_ok"]
    assert warned(hall.start(hall.robin, "idea", SPO=hall.ellen)) == []


def test_the_check_page_says_what_sending_brings_about(hall: Office) -> None:
    hall.idea()
    number = hall.start(hall.robin, "risk-review", hall.project().number, PM=hall.robin)
    page = check_page(hall.work(hall.robin), number)
    assert [one.en for one in page.brings] == ["The risks are kept in their list."]


def test_what_waits_for_me_stands_on_my_home_and_nowhere_else(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    [line] = home.home(hall.work(hall.robin)).lines
    assert (line.number, line.verb, line.step) == (number, "fill", "need")
    assert home.home(hall.work(hall.ellen)).lines == ()


def test_what_is_worked_out_in_the_background_is_known_and_not_shown(hall: Office) -> None:
    hall.idea()
    number = hall.start(hall.robin, "risk-review", hall.project().number, PM=hall.robin)
    view = filling.step_view(hall.work(hall.robin), number, "look")
    assert "others" in [one.field.id for one in view.fields]
    assert "budgets" not in [one.field.id for one in view.fields]
    assert open_run(hall.work(hall.robin), number).walk.fields["budgets"].shown
