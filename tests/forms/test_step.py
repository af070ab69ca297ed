"""A page of questions: what is read, what is kept, what is refused."""

from __future__ import annotations

from typing import Any

from app.definitions.checklist import Column, Field
from app.forms.asks import Ask, Choice, NewPerson, RowAsked, settle
from app.forms.csrf import TOKEN, Guard
from app.forms.rows import Rows, put_back
from app.forms.step import StepForm, build, pressed
from tests.forms.posted import Posted

GUARD = Guard(b"secret", {"csrf": "session"})
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def field(kind: str, **more: Any) -> Field:
    return Field.model_validate({"id": "x", "type": kind, "label": "The question", **more})


def form(ask: Ask, *pairs: tuple[str, Any], lang: str = "en") -> StepForm:
    return build([ask], lang, GUARD, 3, Posted([("asked", "x"), *pairs]))


def test_an_answer_is_read_into_its_stored_form() -> None:
    assert form(Ask(field("money")), ("x", "12,50")).values() == {"x": 1250}


def test_what_cannot_be_read_stays_in_sight_and_is_not_an_answer() -> None:
    page = form(Ask(field("number"), stored="4"), ("x", "about five"))
    assert page.values() == {}
    assert page.question("x").text == "about five"
    assert [one.id for one in page.question("x").errors] == ["form.not-a-number"]


def test_a_question_that_was_not_on_the_page_keeps_its_answer() -> None:
    page = build([Ask(field("text"), stored="kept")], "en", GUARD, 0, Posted([("other", "1")]))
    assert page.values() == {}
    assert page.question("x").text == "kept"


def test_an_empty_required_question_can_be_saved() -> None:
    page = form(Ask(field("text", required=True)), ("x", ""))
    assert not page.unreadable()


def test_what_somebody_may_not_write_is_not_read() -> None:
    assert form(Ask(field("text"), stored="theirs", writable=False), ("x", "mine")).values() == {}


def test_an_option_that_is_closed_cannot_be_picked_now() -> None:
    closed = (Choice("approve", "Approve", closed="because"), Choice("stop", "Stop"))
    assert form(Ask(field("choice"), choices=closed), ("x", "approve")).unreadable()
    assert form(Ask(field("choice"), choices=closed), ("x", "stop")).values() == {"x": "stop"}


def test_an_answer_given_while_the_option_was_open_survives_saving() -> None:
    closed = (Choice("approve", "Approve", closed="because"),)
    assert form(Ask(field("choice"), stored="approve", choices=closed), ("x", "approve")).values() == {
        "x": "approve"
    }


def test_not_applicable_carries_its_reason() -> None:
    assert form(Ask(field("yesnona")), ("x", "na"), ("x-reason", "no data")).values() == {
        "x": {"na": "no data"}
    }


def test_boxes_keep_the_order_of_the_options() -> None:
    ask = Ask(field("multi"), choices=YES_NO)
    assert form(ask, ("x", "no"), ("x", "yes")).values() == {"x": ["yes", "no"]}
    assert form(ask, ("x", "no"), ("x", "forged")).unreadable()
    assert form(ask).values() == {"x": None}


def test_somebody_new_is_a_name_with_a_mail_address() -> None:
    page = form(Ask(field("person")), ("x", ""), ("x-name", "Yusuf"), ("x-mail", "y@example.org"))
    assert page.values() == {"x": NewPerson("Yusuf", "y@example.org")}
    assert settle(page.values(), lambda one: one.name.lower(), lambda one: one) == {"x": "yusuf"}


def test_a_mail_address_without_a_name_asks_for_the_name() -> None:
    page = form(Ask(field("person")), ("x", ""), ("x-mail", "y@example.org"))
    assert [one.id for one in page.question("x").errors] == ["form.name-missing"]


def test_the_page_says_which_change_it_knew_of() -> None:
    assert form(Ask(field("text")), ("seen", "17")).last_seen() == 17
    assert form(Ask(field("text")), ("seen", "forged")).last_seen() == 0


def test_a_token_of_another_session_is_not_genuine() -> None:
    token = build([], "en", GUARD, 0).token
    assert build([], "en", GUARD, 0, Posted([(TOKEN, token)])).genuine()
    assert not build([], "en", Guard(b"secret", {"csrf": "other"}), 0, Posted([(TOKEN, token)])).genuine()


def column(name: str, kind: str) -> Ask:
    return Ask(Column.model_validate({"id": name, "type": kind, "label": name}))


def table(*rows: RowAsked, stored: Any = None, preset: bool = False) -> Ask:
    columns = (column("what", "text"), column("cost", "money"))
    return Ask(field("table"), stored=stored, columns=columns, rows=rows, preset=preset)


BOTH = frozenset({"what", "cost"})


def test_rows_are_kept_in_the_order_of_the_page() -> None:
    ask = table(RowAsked("r1", {"what": "a"}, BOTH), RowAsked("r2", {"what": "b"}, BOTH))
    page = form(
        ask, ("x-rows", "r2"), ("x-r2-what", "b"), ("x-rows", "r1"), ("x-r1-what", "a"), ("x-r1-cost", "3")
    )
    assert page.values() == {
        "x": {"rows": [{"_id": "r2", "what": "b"}, {"_id": "r1", "what": "a", "cost": 300}]}
    }


def test_a_cell_that_cannot_be_read_keeps_what_it_was_and_loses_no_other() -> None:
    ask = table(RowAsked("r1", {"what": "a", "cost": 100}, BOTH))
    page = form(ask, ("x-rows", "r1"), ("x-r1-what", "new"), ("x-r1-cost", "much"))
    assert page.values() == {"x": {"rows": [{"_id": "r1", "what": "new", "cost": 100}]}}
    assert [one.name for one in page.unreadable()] == ["x-r1-cost"]


def test_a_column_of_somebody_else_cannot_be_overwritten() -> None:
    ask = table(RowAsked("r1", {"what": "theirs"}, frozenset({"cost"})))
    page = form(ask, ("x-rows", "r1"), ("x-r1-what", "mine"), ("x-r1-cost", "1"))
    assert page.values() == {"x": {"rows": [{"_id": "r1", "what": "theirs", "cost": 100}]}}


def test_preset_rows_cannot_be_left_out() -> None:
    ask = table(RowAsked("G0-1", {"what": "a"}, BOTH), preset=True)
    assert form(ask, ("x-G0-1-what", "b")).values() == {"x": {"rows": [{"_id": "G0-1", "what": "b"}]}}


def test_none_is_an_answer() -> None:
    assert form(table(), ("x-none", "on"), ("x-reason", " new ")).values() == {"x": {"none": "new"}}
    assert form(table()).values() == {"x": None}


def test_a_row_without_anything_in_it_is_not_kept() -> None:
    assert form(table(), ("x-rows", "r9"), ("x-r9-what", "")).values() == {"x": None}


def test_buttons_add_move_copy_and_remove_rows() -> None:
    values = {"x": {"rows": [{"_id": "r1"}, {"_id": "r2", "what": "b"}]}}
    order = lambda op: [row["_id"] for row in pressed(values, op)[0]["x"]["rows"]]  # noqa: E731
    assert order("up:x:r2") == ["r2", "r1"]
    assert order("down:x:r2") == ["r1", "r2"]
    assert order("remove:x:r1") == ["r2"]
    copied = pressed(values, "copy:x:r2")[0]["x"]["rows"]
    assert copied[2]["what"] == "b"
    assert copied[2]["_id"] not in {"r1", "r2"}
    added, anchor = pressed(values, "add:x")
    assert anchor == f"x-{added['x']['rows'][2]['_id']}"
    assert pressed(values, "remove:y:r1") == (values, "")


def test_a_row_is_summed_up_in_one_line() -> None:
    ask = table(RowAsked("r1", {"what": "holidays", "cost": 500}, BOTH))
    rows = build([ask], "en", GUARD, 0).question("x")
    assert isinstance(rows, Rows)
    assert rows.rows[0].summary == "holidays · 5"


def test_a_cell_that_was_not_asked_in_its_row_keeps_what_it_holds() -> None:
    ask = table(RowAsked("r1", {"what": "a", "cost": 100}, BOTH))
    page = form(ask, ("x-rows", "r1"), ("x-r1-what", "b"))
    assert page.values() == {"x": {"rows": [{"_id": "r1", "what": "b", "cost": 100}]}}


def test_a_row_comes_back_behind_the_nearest_that_is_still_there() -> None:
    rows = {"rows": [{"_id": "r1"}, {"_id": "r4"}]}
    assert [one["_id"] for one in put_back(rows, {"_id": "r3"}, ["r2", "r1"])["rows"]] == ["r1", "r3", "r4"]
    assert put_back(None, {"_id": "r3"}, ["r2"]) == {"rows": [{"_id": "r3"}]}
