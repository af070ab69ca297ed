"""Questions and rules that use functions over tables, dates and levels have witnesses as well."""

from datetime import date
from decimal import Decimal

import pytest

from app.definitions.rules import parse, witness
from app.definitions.rules.witness.distance import Distance
from tests.definitions.rules.answers import exact
from tests.definitions.rules.proof import holds, proven
from tests.definitions.rules.sample import asked, calc, choice, form, rule

REPORT = form(
    asked(
        "m", "table",
        columns=(
            asked("id", "text"), asked("depends_on", "text"), choice("gate", "G0 G1 G2 G3 G4 G5"),
            asked("baseline", "date"), asked("forecast", "date"), asked("actual", "date"),
        ),
    ),
    asked("tol", "number"),
    asked("ev", "money"), asked("pv", "money"),
    calc(
        "slip",
        "days(next_gate_baseline(m.gate, m.baseline, m.actual),"
        " next_gate_forecast(m.gate, m.forecast, m.actual))",
    ),
    calc("spi", "safe_div(ev, pv)"),
    calc("colour", "rag_schedule(slip, tol, spi)"),
    asked("reported", "rag"),
    asked("red_note", "info", show="colour == 'red'"),
    asked("amber_note", "info", show="colour == 'amber' and spi < 1"),
    asked("better_note", "info", show="better_than(reported, colour)"),
    asked("slip_note", "info", show="slip > tol and not actual_dates_plausible(m.actual)"),
    rules=(
        rule("S-C01-1", "not dates_ordered(m.id, m.depends_on, m.baseline)"),
        rule("S-C01-2", "worst(colour, reported) == 'red' and slip > 10"),
    ),
)  # fmt: skip

PLAN = form(
    asked("d", "table", columns=(choice("maker", "SUP BCO PM"), asked("accepter", "person"))),
    asked("plan", "table", columns=(asked("what", "ref", to="risks"), asked("reviewer", "person"))),
    asked("roles", "table", columns=(choice("role", "SPO PM BCO SUP"), asked("person", "person"))),
    asked("o", "table", columns=(asked("name", "text"), asked("feasible", "yesno"))),
    asked("chosen", "ref", to="risks"),
    asked("gap_note", "info", show="not covers(d.ref, plan.what) and count(plan) > 0"),
    asked("whole_note", "info", show="covers(d.ref, plan.what) and count(d) > 1"),
    asked("held_note", "info", show="one_each(roles.role, 'SPO,PM,BCO')"),
    asked(
        "twice_note", "info",
        show="has_roles(roles.role, 'SPO,PM') and not one_each(roles.role, 'SPO,PM')",
    ),
    asked("good_note", "info", show="option_feasible(chosen, o.ref, o.feasible)"),
    rules=(
        rule("S-C01-1", "same_person(roles.role, roles.person, 'SPO', 'PM')"),
        rule("S-C01-2", "not maker_not_accepter(d.maker, d.accepter, roles.role, roles.person)"),
        rule("S-C01-3", "not option_feasible(chosen, o.ref, o.feasible)"),
        rule("S-C01-4", "not disjoint(plan.reviewer, plan.reviewer)"),
        rule("S-C01-5", "not covers_where(d.maker == 'SUP', d.ref, plan.what)"),
    ),
)  # fmt: skip

MONEY = form(
    asked("net", "money"), asked("invest", "money"), asked("rate", "number"),
    asked("cost", "money"), asked("days_more", "number"), asked("cum", "number"), asked("bac", "money"),
    asked("left", "number"), asked("left_money", "money"),
    choice("funding", "contingency exchange extra_budget"),
    calc("value", "npv(net, invest, rate, 8)"),
    calc("who", "change_authority(cost, days_more, cum, funding, bac, left, left_money)"),
    asked("prob", "rating"), asked("own", "number"),
    asked("bad_note", "info", show="value < 0 and worse(net, 0.2) > 10"),
    *(asked(f"{role.lower()}_note", "info", show=f"who == '{role}'") for role in ("PM", "SPO", "STC", "PFB")),
    asked("above_note", "info", show="level_above(who) == 'PFB' and cost > 100"),
    asked("unfit_note", "info", show="not prob_fits(prob, own) and prob_pct(prob, own) > 40"),
    asked("due", "date"),
    asked("busy_note", "info", show="workdays(run.now, due) > 3 and workday_after(due, 2) > run.now"),
    asked("band_note", "info", show="risk_band(prob * 5) == 'critical'"),
    asked("never_note", "info", show="who == 'SPO' and funding == 'extra_budget'"),
)  # fmt: skip
FORMS = {"report": REPORT, "plan": PLAN, "money": MONEY}


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, one in FORMS.items() for field in sorted(one.show) if field != "never_note"],
)
def test_each_question_that_asks_a_function_has_a_witness(name: str, field: str) -> None:
    proven(FORMS[name], field)


@pytest.mark.parametrize(
    ("name", "id_"), [(name, rule.id) for name, one in FORMS.items() for rule, _ in one.rules]
)
def test_each_rule_that_asks_a_function_bites_somewhere(name: str, id_: str) -> None:
    found = witness(FORMS[name], id_)
    assert found is not None
    (when,) = [node for rule, node in FORMS[name].rules if rule.id == id_]
    assert when is not None
    assert holds(FORMS[name], when, found)


def test_what_the_levels_exclude_has_no_witness() -> None:
    assert witness(MONEY, "never_note") is None


LATER = form(
    asked(
        "criteria", "table", preset="criteria",
        columns=(asked("code", "text", preset=True), choice("answer", "yes no na", type="yesnona")),
    ),
    calc("failed", "count_where(criteria.answer == no)"),
    asked("moved_note", "info", show="setting.min_options['S'] > 5"),
    asked("none_note", "info", show="failed > 0 and all(criteria.answer == yes)"),
    criteria=tuple(
        {"code": code, "kind": "must", "text": code, "help": code, "evidence": code}
        for code in ("G0-1", "G0-2")
    ),
)  # fmt: skip


def test_a_setting_with_a_value_for_each_class_is_moved_as_a_whole() -> None:
    moved = proven(LATER, "moved_note").context["setting.min_options"]
    assert set(moved) == {"S", "M", "L"}  # type: ignore[arg-type]


def test_criteria_that_contradict_each_other_are_given_up() -> None:
    assert witness(LATER, "none_note") is None


MONDAY, NEXT_YEAR = date(2026, 3, 2), date(2027, 3, 1)
NEAR = form(
    asked("a", "number"), asked("b", "number", show="a > 3"), asked("when", "date"), asked("until", "date"),
    choice("kind", "x y"), asked("flag", "yesno"),
    asked("t", "table", columns=(asked("n", "number"),)),
    calc("total", "a + b"), calc("size", "'big' if a > 10 else 'small'"), calc("big", "a > 10"),
)  # fmt: skip


def far(source: str, want: bool = True, **scope: object) -> float:
    given = {name: exact(value) for name, value in scope.items()}
    return Distance(NEAR, given).of(parse(source), want)


@pytest.mark.parametrize(
    ("source", "nearer", "farther"),
    [
        ("a > 10", {"a": 9}, {"a": 1}),
        ("a > 10", {"a": 1}, {}),
        ("not a > 10", {"a": 11}, {"a": 90}),
        ("total > 10", {"a": 4}, {"a": 1}),
        ("size == 'big'", {"a": 9, "size": "small"}, {"a": 1, "size": "small"}),
        ("big", {"a": 9, "big": False}, {"a": 1, "big": False}),
        ("a > 5 and kind == 'x'", {"a": 6, "kind": "y"}, {"a": 1, "kind": "y"}),
        ("a > 5 or kind == 'x'", {"a": 5, "kind": "y"}, {"a": 1, "kind": "y"}),
        ("any(t.n > 5)", {"t": ({"n": 1}, {"n": 4})}, {"t": ({"n": 1},)}),
        ("any(t.n > 5)", {"t": ({"n": 1},)}, {"t": ()}),
        ("count_where(t.n > 5) > 0", {"t": ({"n": 4},)}, {"t": ({"n": 1},)}),
        ("a > 10 if kind == 'x' else b > 10", {"a": 9, "kind": "x"}, {"a": 1, "kind": "x"}),
        ("when > until", {"when": MONDAY, "until": MONDAY}, {"when": MONDAY, "until": NEXT_YEAR}),
        ("all(t.n > 5)", {"t": ({"n": 6}, {"n": 1})}, {"t": ({"n": 1}, {"n": 1})}),
    ],
)
def test_what_is_nearer_to_a_condition_is_measured_as_nearer(
    source: str, nearer: dict[str, object], farther: dict[str, object]
) -> None:
    assert 0 < far(source, **_exact(nearer)) < far(source, **_exact(farther))


def _exact(scope: dict[str, object]) -> dict[str, object]:
    def one(value: object) -> object:
        if isinstance(value, tuple):
            return tuple({name: Decimal(number) for name, number in row.items()} for row in value)
        return value

    return {name: one(value) for name, value in scope.items()}


def test_what_is_met_is_at_no_distance() -> None:
    assert far("a > 10", a=11) == 0
    assert far("a > 10", want=False, a=10) == 0
