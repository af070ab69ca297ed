"""What a finished form keeps of itself, in both languages and without floats."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.checklist import Field, Option
from app.definitions.compiled import compile_checklist
from app.definitions.text import Text
from app.runs.freeze import Names, Signature, called, freeze, plain
from app.runs.path import walk
from tests.runs.small import NOON, compiled, context, gate
from tests.runs.test_as_sent import ANSWERS, idea
from tests.runs.test_path import IDEA

NAMES = Names({"anna": "Anna Vos"})


def kept(**answers: Any) -> dict[str, Any]:
    seen = walk(compiled("idea"), {**IDEA, **answers}, context("idea"))
    return freeze(seen, {"number": "F-1"}, NAMES, {"name": Signature("Robin", NOON)})


def fields(frozen: dict[str, Any]) -> dict[str, Any]:
    return {one["id"]: one for step in frozen["steps"] for one in step["fields"]}


def test_every_shown_question_is_kept_with_its_label_in_both_languages() -> None:
    found = fields(kept())
    assert found["name"]["label"] == {"en": "Short name", "nl": "Korte naam"}
    assert (found["name"]["value"], found["name"]["by"]) == ("New roof", "Robin")
    assert found["name"]["at"] == NOON.isoformat()
    assert "duty_ref" not in fields(kept(duty="no"))


def test_people_and_codes_are_kept_with_their_names() -> None:
    found = fields(kept(goals=["growth"]))
    assert found["sponsor"]["shown"] == {"en": "Anna Vos", "nl": "Anna Vos"}
    assert found["goals"]["shown"] is None or set(found["goals"]["shown"]) == {"en", "nl"}
    assert fields(kept(sponsor="left"))["sponsor"]["shown"]["en"] == "left"
    assert fields(kept(sponsor=None))["sponsor"]["shown"] is None
    assert fields(kept(goals=["gone"]))["goals"]["shown"] is None


def test_a_row_that_is_picked_is_kept_by_its_words() -> None:
    found = fields(_looked({"subject": {"type": "ref", "to": "known", "prefill": None}}, subject="r2"))
    assert found["subject"]["value"] == "r2"
    assert found["subject"]["shown"] == {"en": "Fire", "nl": "Fire"}


def test_a_rating_is_kept_with_what_it_means() -> None:
    anchors = (Text(en="Hardly", nl="Nauwelijks"), Text(en="A little", nl="Een beetje"))
    found = fields(_looked({"helper": {"id": "fit", "type": "rating", "anchors": anchors}}, fit=2))
    assert found["fit"]["shown"] == {"en": "2 · A little", "nl": "2 · Een beetje"}


def _looked(changed: dict[str, dict[str, Any]], **answers: Any) -> dict[str, Any]:
    """The record of a look at the risks, in which some questions are of another kind."""
    resolved = compiled("risk-review").resolved
    [step] = resolved.checklist.steps
    altered = tuple(one.model_copy(update=changed[one.id]) for one in step.fields if one.id in changed)
    here = {one.id for one in altered}
    asked = tuple(one for one in step.fields if one.id not in here) + altered
    form = resolved.checklist.model_copy(update={"steps": (step.model_copy(update={"fields": asked}),)})
    made = compile_checklist(resolved.model_copy(update={"checklist": form}))
    known = {"rows": [{"_id": "r1", "event": "Flood"}, {"_id": "r2", "event": "Fire"}]}
    seen = walk(made, {"known": known, **answers}, context("risk-review"))
    return freeze(seen, {"number": "F-1"}, NAMES, {})


def test_nobody_named_is_no_name() -> None:
    assert NAMES.of([]) is None


def test_why_a_question_was_asked_and_how_a_value_was_made_is_kept_in_words() -> None:
    found = fields(kept())
    assert "Must we do it by law?" in found["duty_ref"]["reason"]["en"]
    assert set(found["spare"]["formula"]) == {"en", "nl"}
    assert (found["spare"]["value"], found["size_class"]["value"]) == ("5000", "M")


def test_what_is_worked_out_from_money_is_kept_as_money() -> None:
    found = fields(kept())
    assert found["spare"]["money"]
    assert "money" not in found["size_class"]
    [row] = found["parts"]["rows"]
    assert [cell["id"] for cell in row["cells"] if cell.get("money")] == ["price"]


def test_rows_keep_their_computed_cells() -> None:
    [row] = fields(kept())["parts"]["rows"]
    cells = {cell["id"]: cell["value"] for cell in row["cells"]}
    assert cells == {"what": "Tiles", "days": "2.5", "rate": 40_000, "price": "1000"}


def test_a_gate_keeps_its_requirements_and_the_options_that_were_gone() -> None:
    criteria = {"rows": [{"_id": "G1-1", "qrv_answer": "no"}]}
    frozen = freeze(walk(compiled("gate-g1"), {"criteria": criteria}, gate()), {}, NAMES, {})
    first = fields(frozen)["criteria"]["rows"][0]["cells"]
    assert {"en": "There is a plan", "nl": "Er is een plan"} in [cell.get("shown") for cell in first]
    assert [(one["option"], one["reasons"][0]["en"]) for one in frozen["closed"]] == [
        ("approve", "A requirement is not met.")
    ]


def test_what_was_known_of_the_project_is_kept_beside_the_answers() -> None:
    frozen = kept()
    assert frozen["context"]["run.now"] == "2026-03-02"
    assert "name" not in frozen["context"]
    json.dumps(frozen)


def test_engine_values_become_json_without_floats() -> None:
    values = {"a": Decimal("12.50"), "b": (date(2026, 3, 2), None, True), "c": {"d": Decimal(100)}}
    assert plain(values) == {"a": "12.5", "b": ["2026-03-02", None, True], "c": {"d": "100"}}
    assert plain(object).startswith("<class")


def test_a_role_is_kept_by_its_title() -> None:
    idea = compiled("idea").resolved
    keeper = Field(id="keeper", type="role", label=Text(en="Who keeps it?", nl="Wie houdt het bij?"))
    first, *others = idea.checklist.steps
    steps = (first.model_copy(update={"fields": (*first.fields, keeper)}), *others)
    with_role = idea.model_copy(update={"checklist": idea.checklist.model_copy(update={"steps": steps})})
    seen = walk(compile_checklist(with_role), {**IDEA, "keeper": "PMO"}, context("idea"))
    names = Names({}, roles={"PMO": Text(en="PMO officer", nl="PMO-medewerker")})
    found = fields(freeze(seen, {}, names, {}))["keeper"]
    assert found["shown"] == {"en": "PMO officer", "nl": "PMO-medewerker"}


def test_several_codes_that_are_worked_out_are_kept_by_their_words() -> None:
    form = idea(
        calc="project.gates_passed", choices=(Option(code="G0", label=Text(en="Intake", nl="Intake")),)
    )
    walked = walk(form, ANSWERS, context("idea", project__gates_passed=("G0", "G9")))
    said = called(form, "spare", walked.fields["spare"].value, Names({}))
    assert said == Text(en="Intake; G9", nl="Intake; G9")
    assert called(form, "spare", ("G8", "G9"), Names({})) is None
