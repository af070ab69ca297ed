"""Business case, charter, role acceptance and lessons: the sums of the case, and what each class is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.runs.freeze import Names, called
from app.runs.path import Walk, walk

TODAY = date(2026, 3, 2)
RATES: Mapping[str, Any] = {"setting.discount_rate": Decimal(4), "setting.horizon": Decimal(8)}
BENEFITS = {"rows": [{"_id": "a", "yearly_value": 11020000}, {"_id": "b", "yearly_value": 2755000}]}
PARKING: Mapping[str, Any] = {"invest": 48000000, "run_delta": 2800000, "benefits": BENEFITS}


@cache
def method() -> Library:
    return load(Path(__file__).parents[2])[0]


@cache
def form(id_: str) -> Compiled:
    return compile_checklist(resolve(method(), id_))


def walked(id_: str, answers: Mapping[str, Any], class_: str = "M", **context: Any) -> Walk:
    known = {name.replace("__", "."): value for name, value in context.items()}
    facts = {"project.class": class_, "run.now": TODAY, "run.waived": ()}
    return walk(form(id_), answers, {**form(id_).settings, **facts, **known})


def case(answers: Mapping[str, Any] = PARKING, class_: str = "M", **context: Any) -> Walk:
    return walked("business-case", answers, class_, **context)


def stops(seen: Walk) -> set[str]:
    return {rule.id for rule in seen.biting if rule.kind == "stop" and rule.at == "send"}


def shown(seen: Walk) -> set[str]:
    return {name for name, one in seen.fields.items() if one.shown}


def test_the_parking_case_pays_back_in_4_37_years_and_is_worth_258919() -> None:
    seen = walk(
        form("business-case"),
        PARKING,
        {**form("business-case").settings, **RATES, "project.class": "M", "run.now": TODAY},
    )
    values = {name: seen.fields[name].value for name in ("net_year", "payback", "npv", "sens_bad")}
    assert values["net_year"] == 109750
    assert round(values["payback"], 4) == Decimal("4.3736")
    assert round(values["npv"], 2) == Decimal("258918.75")
    assert round(values["sens_bad"], 2) == Decimal("-60271.74")
    assert "npv_note" not in shown(seen)
    assert "nonfin_reason" not in shown(seen)


def test_without_a_discount_rate_a_note_says_so_and_nothing_stops() -> None:
    seen = case()
    assert "npv_note" in shown(seen)
    assert not {"npv", "sens_bad", "nonfin_reason"} & shown(seen)


def test_a_project_that_does_not_pay_back_says_why() -> None:
    seen = case({**PARKING, "run_delta": 20000000})
    assert "nonfin_reason" in shown(seen)
    assert "payback" not in shown(seen)


def test_a_small_project_is_asked_the_short_set_only() -> None:
    short = {"need", "options", "chosen", "why_chosen", "benefits", "invest", "affordability", "spo_ok"}
    assert shown(case(class_="S")) == short
    charter = shown(walked("project-charter", {}, "S", project__data_class="personal"))
    asked = {"objective", "scope_in", "scope_out", "deliverables", "roles", "tol_time", "tol_cost", "dpia"}
    assert charter == asked | {"spo_ok", "cycle_used", "ev_used"}
    assert shown(walked("lessons-uptake", {}, "S")) == {"matched", "done_on"}


@pytest.mark.parametrize(("class_", "stopped"), [("S", set()), ("M", {"S-C02-1"}), ("L", {"S-C02-1"})])
def test_two_options_are_enough_for_a_small_project_only(class_: str, stopped: set[str]) -> None:
    options = {"rows": [{"_id": "a", "kind": "do_nothing"}, {"_id": "b", "kind": "alternative"}]}
    assert stops(case({"options": options}, class_)) == stopped


def test_doing_nothing_is_always_an_option() -> None:
    options = {"rows": [{"_id": str(number), "kind": "alternative"} for number in range(3)]}
    assert stops(case({"options": options})) == {"S-C02-1a"}


def test_an_investment_that_differs_from_the_chosen_option_is_marked() -> None:
    options = {"rows": [{"_id": "a", "kind": "do_nothing"}, {"_id": "b", "cost_once": 47000000}]}
    marked = {rule.id for rule in case({**PARKING, "options": options, "chosen": "b"}).biting}
    assert "S-C02-5" in marked


def charter(*roles: tuple[str, str], class_: str = "M", **more: Any) -> Walk:
    rows = [{"_id": f"r{at}", "role": role, "person": person} for at, (role, person) in enumerate(roles)]
    return walked("project-charter", {"roles": {"rows": rows}, **more}, class_)


@pytest.mark.parametrize(
    ("people", "class_", "stopped"),
    [
        ((("SPO", "mirjam"), ("PM", "robin"), ("BCO", "yusuf")), "M", set()),
        ((("SPO", "mirjam"), ("PM", "mirjam"), ("BCO", "yusuf")), "S", {"S-C03-1"}),
        ((("SPO", "mirjam"), ("PM", "robin"), ("BCO", "robin")), "S", {"S-C03-1"}),
        ((("SPO", "mirjam"), ("PM", "robin"), ("BCO", "mirjam")), "S", set()),
        ((("SPO", "mirjam"), ("PM", "robin"), ("BCO", "mirjam")), "M", {"S-C03-1a"}),
        ((("SPO", "mirjam"), ("PM", "robin")), "M", {"S-C03-1b"}),
        ((("SPO", "a"), ("SPO", "b"), ("PM", "robin"), ("BCO", "yusuf")), "M", {"S-C03-1c"}),
    ],
)
def test_three_key_roles_are_three_people(
    people: tuple[tuple[str, str], ...], class_: str, stopped: set[str]
) -> None:
    assert stops(charter(*people, class_=class_)) == stopped


def test_nobody_accepts_what_their_own_role_makes_unless_that_duty_was_lifted() -> None:
    people = (("SPO", "mirjam"), ("PM", "robin"), ("BCO", "yusuf"), ("SUP", "lisa"))
    made = {"rows": [{"_id": "d", "maker": "SUP", "accepter": "lisa"}]}
    assert stops(charter(*people, deliverables=made)) == {"S-C03-2"}
    rows = [{"_id": role, "role": role, "person": person} for role, person in people]
    lifted = walked(
        "project-charter", {"roles": {"rows": rows}, "deliverables": made}, run__waived=("SoD-5",)
    )
    assert stops(lifted) == set()


def test_only_the_data_protection_officer_agrees_that_special_data_need_no_assessment() -> None:
    seen = walked("project-charter", {"dpia": "not_needed"}, project__data_class="special")
    assert {"dpia_reason", "fg_ok"} <= shown(seen)
    seen = walked("project-charter", {"dpia": "not_needed"}, project__data_class="personal")
    assert "fg_ok" not in shown(seen)


@pytest.mark.parametrize(("class_", "value"), [("S", "no"), ("L", "yes")])
def test_whether_earned_value_is_used_is_asked_of_class_m_only(class_: str, value: str) -> None:
    seen = walked("project-charter", {}, class_)
    assert "use_ev" not in shown(seen)
    assert seen.fields["ev_used"].value == value
    assert walked("project-charter", {"use_ev": "yes"}).fields["ev_used"].value == "yes"


def test_accepting_a_role_takes_one_answer() -> None:
    asked = {"hours_month", "deputy", "manager_agrees", "conflict_text", "note"}
    assert not asked & shown(walked("role-acceptance", {"answer": "accept"}))
    assert {"note"} == asked & shown(walked("role-acceptance", {"answer": "refuse"}))
    assert {"conflict_text"} == asked & shown(walked("role-acceptance", {"answer": "conflict"}))
    noted = {"answer": "accept_with_note", "hours_month": "12"}
    assert {"hours_month", "deputy", "manager_agrees", "note"} == asked & shown(
        walked("role-acceptance", noted)
    )


def test_every_lesson_gets_a_choice_with_what_belongs_to_it() -> None:
    whole = {"_id": "a", "disposition": "adopt", "owner": "kees", "due": "2026-05-01"}
    for row, stopped in (
        (whole, set()),
        ({**whole, "owner": None}, {"S-C05-1"}),
        ({"_id": "a", "disposition": "not_applicable"}, {"S-C05-1"}),
        ({"_id": "a", "disposition": "not_applicable", "reason": "outdated"}, set()),
    ):
        assert stops(walked("lessons-uptake", {"matched": {"rows": [row]}})) == stopped


def test_a_worked_out_code_is_called_by_its_option() -> None:
    seen = charter(("SPO", "ann"), report_cycle="monthly")
    said = called(seen.compiled, "cycle_used", seen.fields["cycle_used"].value, Names({}))
    assert said is not None
    assert (said.en, said.nl) == ("Every month", "Elke maand")
