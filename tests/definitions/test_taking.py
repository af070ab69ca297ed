"""A table takes columns from its register, with their formulas written for the table."""

from __future__ import annotations

from pathlib import Path

from app.definitions.canonical import digest
from app.definitions.checklist import Column
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.definitions.taking import moved, with_taken
from tests.definitions.overlay import VALID, change, tiny

LIBRARY = load(VALID)[0]
RISKS = LIBRARY.registers["risks"]
REVIEW = resolve(LIBRARY, "risk-review")
TABLE = next(one for one in REVIEW.checklist.steps[0].fields if one.id == "risks_now")
R, RR = "processes/registers.yml", "checklists/risk-review.yml"


def test_taken_columns_come_first_and_an_own_one_takes_the_place_of_its_namesake() -> None:
    assert [one.id for one in TABLE.columns] == [
        "number", "event", "prob", "impact", "score", "cost", "owner", "due", "status", "remark", "double",
    ]  # fmt: skip
    cost = next(one for one in TABLE.columns if one.id == "cost")
    assert cost.label.en == "New estimate"
    assert TABLE.take == ()


def test_a_formula_is_written_for_the_table() -> None:
    score = next(one for one in TABLE.columns if one.id == "score")
    assert score.calc == "risks_now.prob * risks_now.impact"


def test_only_names_of_the_register_are_rewritten() -> None:
    column = Column(
        id="x", type="calc", label="X",  # type: ignore[arg-type]
        calc="count(risks) + risks.prob + sum(reg.risks.risks) + len('risks.prob')",
        show="riskss == 1 or risks.prob == null",
    )  # fmt: skip
    taken = moved(column, "risks", "top")
    assert taken.calc == "count(top) + top.prob + sum(reg.risks.risks) + len('risks.prob')"
    assert taken.show == "riskss == 1 or top.prob == null"


def test_what_cannot_be_read_and_what_needs_no_change_stays_as_it_is() -> None:
    column = Column(id="x", type="calc", label="X", calc="risks.prob *")  # type: ignore[arg-type]
    assert moved(column, "risks", "top").calc == "risks.prob *"
    assert moved(column, "risks", "risks").calc == "risks.prob *"


def test_every_register_has_owner_due_date_status_and_number_to_take() -> None:
    by_id = {one.id: one for one in TABLE.columns}
    assert (by_id["owner"].type, by_id["due"].type, by_id["status"].type) == ("person", "date", "choice")
    assert [one.code for one in by_id["status"].choices or ()] == ["open", "occurred", "closed"]  # type: ignore[union-attr]
    assert by_id["number"].preset


def test_a_table_that_writes_no_columns_takes_those_of_the_register_itself() -> None:
    bare = TABLE.model_copy(update={"take": (), "columns": ()})
    assert [one.id for one in with_taken(bare, RISKS)] == [one.id for one in RISKS.columns]
    own = bare.model_copy(update={"columns": TABLE.columns[-1:]})
    assert [one.id for one in with_taken(own, RISKS)] == ["double"]
    assert with_taken(own, None) == own.columns


def test_a_column_that_the_register_does_not_have_is_left_out() -> None:
    odd = TABLE.model_copy(update={"take": ("event", "dream"), "columns": ()})
    assert [one.id for one in with_taken(odd, RISKS)] == ["event"]


def test_only_the_columns_that_a_form_reads_or_writes_are_pinned_with_it() -> None:
    assert [one.id for one in REVIEW.registers["risks"].columns] == [
        "event", "prob", "impact", "score", "found_on", "cost", "proof",
    ]  # fmt: skip
    assert [one.id for one in REVIEW.registers["actions"].columns] == ["action", "risk"]
    assert set(REVIEW.facts) == {"authorised"}
    assert set(REVIEW.duties) == {"SoD-5"}
    assert set(REVIEW.roles) == {"SPO", "PM", "QRV", "PMO"}  # an answer may come to any of these


def test_a_column_that_a_form_does_not_read_leaves_its_hash_alone(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    before = digest(resolve(load(root)[0], "risk-review"))
    change(root, R, "{id: proof,", "{id: extra, type: text, label: Extra}\n      - {id: proof,")
    change(root, R, "add: [member]", "add: [PMO]")
    change(root, R, "{en: High, nl: Hoog}", "{en: Red, nl: Rood}")
    change(root, R, "reason: true", "reason: false")
    assert digest(resolve(load(root)[0], "risk-review")) == before
    change(root, R, "{en: Occurred, nl: Opgetreden}", "{en: Happened, nl: Gebeurd}")
    assert digest(resolve(load(root)[0], "risk-review")) != before


def test_what_the_formula_of_a_read_column_reads_is_pinned_too(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "when: size_class == 'M' and",
           "when: count_where(reg.risks.score > 3) > 0 and")  # fmt: skip
    change(root, R, "calc: risks.prob * risks.impact", "calc: risks.prob * setting.unread")
    idea = resolve(load(root)[0], "idea")
    assert [one.id for one in idea.registers["risks"].columns] == ["event", "prob", "score"]
    assert "unread" in idea.settings


def test_a_formula_of_a_register_that_cannot_be_read_brings_nothing_along(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "when: size_class == 'M' and",
           "when: count_where(reg.risks.score > 3) > 0 and")  # fmt: skip
    change(root, R, "calc: risks.prob * risks.impact", "calc: risks.prob *")
    assert [one.id for one in resolve(load(root)[0], "idea").registers["risks"].columns] == ["event", "score"]
