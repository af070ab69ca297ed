"""For every condition that can be met there is a witness: answers and facts that meet it."""

import pytest

from app.definitions.rules import Witness, witness
from tests.definitions.rules.proof import holds, proven
from tests.definitions.rules.sample import asked, calc, choice, form, rule

INTAKE = form(
    choice("request_type", "project programme small_change operations"),
    asked("obligation", "yesno"),
    choice("goal", "growth trust none"),
    asked("goal_reason", "text", show="goal == 'none' and obligation == no"),
    asked("est_cost", "money"),
    asked("est_months", "number"),
    asked("units", "number"),
    asked("novelty", "rating"),
    asked("supplier_dep", "rating"),
    choice("data_class", "none internal personal special"),
    asked("ict_cost", "money"),
    choice(
        "external_review", "notified to_do",
        show="setting.org_type in ('ministry', 'zbo') and ict_cost >= setting.ict_review_limit",
    ),
    calc(
        "class_score",
        "band_cost(est_cost) + band_months(est_months) + band_units(units) + novelty + supplier_dep"
        " + data_points(data_class)",
    ),
    calc(
        "class_calc", "class_of(class_score, est_cost, data_class, obligation, setting.legal_class_cost)"
    ),
    choice("class_set", "as_computed S M L"),
    calc("proj_class", "class_calc if class_set == 'as_computed' else class_set"),
    asked("small_note", "info", show="class_calc == 'S'"),
    asked("middle_note", "info", show="class_calc == 'M' and obligation == no"),
    asked("large_note", "info", show="class_calc == 'L' and est_cost < 1000000"),
    asked("set_note", "info", show="proj_class == 'L' and class_set == 'as_computed'"),
    asked("wanted_date", "date"),
    asked("date_reason", "text", show="wanted_date != null"),
    asked("no_date_note", "info", show="wanted_date == null and date_reason == null"),
    asked("reason_note", "info", show="len(date_reason) > 20"),
    asked("requester", "person"),
    asked(
        "sponsor", "person",
        check={"rule": "sponsor != requester", "message": "Somebody else."},
        warn={"rule": "sponsor == requester", "message": "The same."},
    ),
    rules=(
        rule("S-C01-1", "request_type in ('small_change', 'operations')"),
        rule("S-C01-2", None),
        rule("S-C01-3", "external_review == 'to_do' or run.now > wanted_date"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("field", sorted(INTAKE.show))
def test_each_question_of_an_intake_has_a_witness(field: str) -> None:
    proven(INTAKE, field)


def test_a_question_without_a_condition_needs_nothing() -> None:
    assert witness(INTAKE, "goal") == Witness({}, {})


def test_a_setting_is_moved_only_where_its_own_value_cannot_do() -> None:
    assert "setting.org_type" in proven(INTAKE, "external_review").context
    assert not any(name.startswith("setting.") for name in proven(INTAKE, "large_note").context)


def test_a_rule_without_a_condition_has_no_witness() -> None:
    assert witness(INTAKE, "S-C01-2") is None


def test_a_rule_has_a_witness_where_it_bites() -> None:
    for asked_rule, when in INTAKE.rules:
        if when is not None:
            found = witness(INTAKE, asked_rule.id)
            assert found is not None
            assert holds(INTAKE, when, found)


def test_a_rule_has_a_witness_where_it_lets_through() -> None:
    found = witness(INTAKE, "not:S-C01-1")
    assert found is not None
    assert found.answers["request_type"] not in ("small_change", "operations")
    assert witness(INTAKE, "not:S-C01-2") is None


def test_a_list_that_anything_may_stand_in_holds_what_a_rule_names() -> None:
    waiting = form(asked("name", "text"), rules=(rule("S-C01-1", "not ('plan' in project.forms)"),))
    found = witness(waiting, "not:S-C01-1")
    assert found == Witness(answers={}, context={"project.forms": ("plan",)})


def test_a_check_has_a_witness_where_it_fails_and_a_warning_where_it_warns() -> None:
    for kind in ("check", "warn"):
        found = witness(INTAKE, f"{kind}:sponsor")
        assert found is not None
        assert found.answers["sponsor"] == found.answers["requester"]


def test_what_is_not_there_has_no_witness_and_says_so() -> None:
    with pytest.raises(KeyError):
        witness(INTAKE, "nothing_like_it")


CHAINED = form(
    asked("big", "yesno"),
    asked("cost", "money", show="big == yes"),
    calc("breach", "cost > 500", show="big == yes"),
    calc("share", "cost / 2", show="cost != null"),
    asked("breach_note", "info", show="breach"),
    asked("calm_note", "info", show="not breach and share != null"),
    asked("share_note", "info", show="share == null or big == no"),
    asked("either_note", "info", show="(cost > 3 and big == no) or share > 100"),
    choice("size", "S M"),
    calc("weight", "cost if size == 'S' else share"),
    asked("weight_note", "info", show="weight > 40 and size == 'M'"),
)


@pytest.mark.parametrize("field", sorted(CHAINED.show))
def test_a_calculated_answer_counts_only_where_it_is_asked(field: str) -> None:
    proven(CHAINED, field)


def test_a_search_that_leads_nowhere_ends() -> None:
    names = [asked(name, "number") for name in "abcdef"]
    parts = " and ".join(f"{one} * {other} == 7" for one, other in ("ab", "bc", "cd", "de", "ef", "fa"))
    maze = form(*names, asked("ghost", "info", show=f"a + b + c > 1 and {parts} and a * b > 7"))
    assert witness(maze, "ghost") is None


def test_what_can_never_be_is_given_up() -> None:
    never = form(
        asked("amount", "number"),
        asked("ghost", "info", show="amount > 3 and amount < 3"),
    )
    assert witness(never, "ghost") is None


CRITERIA = tuple(
    {"code": code, "kind": kind, "text": code, "help": code, "evidence": code, "show": show}
    for code, kind, show in (
        ("G0-1", "must", None),
        ("G0-2", "should", None),
        ("G1-8", "must_legal", "'G1' in run.gates"),
    )
)
GATE = form(
    calc("gates", "run.gates"),
    asked("reviewers", "table", show="run.review_required", columns=(asked("person", "person"),)),
    asked(
        "criteria", "table", preset="criteria",
        columns=(
            asked("code", "text", preset=True),
            choice("kind", "must must_legal should", preset=True),
            choice("check_answer", "yes no na"),
            choice("qrv_answer", "yes no na"),
            calc("final_answer", "criteria.qrv_answer if run.review_required else criteria.check_answer"),
        ),
    ),
    calc("must_failed", "count_where(criteria.kind == 'must' and criteria.final_answer == 'no')"),
    calc("legal_failed", "count_where(criteria.kind == 'must_legal' and criteria.final_answer == 'no')"),
    calc("readiness", "weighted_yes(criteria.final_answer)"),
    choice("advice", "approve conditional stop", show="run.review_required"),
    choice("decision", "approve conditional stop"),
    asked("deviation_reason", "long", show="advice != null and decision != advice"),
    asked("half_note", "info", show="readiness > 40 and readiness < 60"),
    asked("fg_advice", "file", show="'G4' in gates and project.data_class in ('personal', 'special')"),
    asked("legal_note", "info", show="legal_failed > 0 and must_failed == 0"),
    choice("present", "SPO BCO SUP FIN OPS", type="multi"),
    rules=(
        rule("S-G-2", "any(reg.conditions.overdue == yes and reg.conditions.due < run.now)"),
        rule("S-G-3", "must_failed > 0 and legal_failed == 0"),
        rule("S-G-4", "legal_failed > 0"),
        rule("S-G-5", "not quorum(present, project.class, run.gates)"),
        rule("S-G-6", "quorum(present, project.class, run.gates) and project.class == 'L' and 'G4' in gates"),
        rule("S-G-7", "advice == null and not run.review_required and count(reviewers) > 0"),
    ),
    criteria=CRITERIA,
)  # fmt: skip


@pytest.mark.parametrize("field", sorted(GATE.show))
def test_each_question_of_a_gate_has_a_witness(field: str) -> None:
    proven(GATE, field)


@pytest.mark.parametrize("id_", ["S-G-2", "S-G-3", "S-G-4", "S-G-5", "S-G-6"])
def test_each_rule_of_a_gate_bites_somewhere(id_: str) -> None:
    found = witness(GATE, id_)
    assert found is not None
    assert holds(GATE, dict((one.id, when) for one, when in GATE.rules)[id_], found)  # type: ignore[arg-type]


def test_a_rule_about_a_hidden_answer_never_bites() -> None:
    assert witness(GATE, "S-G-7") is None


def test_a_criterion_has_a_witness_that_makes_it_apply() -> None:
    found = witness(GATE, "G1-8")
    assert found is not None
    assert "G1" in found.context["run.gates"]  # type: ignore[operator]
    assert witness(GATE, "G0-1") == Witness({}, {})
