"""Forms of the method about no project come to their end, each page by somebody who may fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.publishing import publish
from app.services.runs import filling, starting
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.store import EVERYTHING, open_store, registers
from app.store.model import Person, RegisterRow
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import Office, one_page
from tests.store.rows import Rows

NEED = {
    "tool": "Planboard",
    "need_t": "Who works where?",
    "existing": "The spreadsheet",
    "data_t": "personal",
}
ASSESSED = {"cost_y": 480_000, "dpa": "yes", "export": "yes", "wcag": "conform"}
CRITERION = {"_id": "r1", "criterion": "Planned double", "target": "none"}
IN_USE = {"review_on": "2026-09-01", "support_t": "The trainer"}
PROPOSED = {
    "page": "processes/manage-risks", "problem_p": "With or without VAT?", "source_p": "user",
    "proposal_p": "Without VAT.",
}  # fmt: skip


class Village(Office):
    """An office that works with the whole method, and forms that know no project."""

    def begin(self, by: Person, form: str, row: str | None = None) -> str:
        return starting.start(self.work(by), form, project=None, new_title=None, roles={}, row=row)

    def status(self, number: str) -> str:
        return open_run(self.work(self.paula), number).state.status

    def listed(self, register: str) -> list[RegisterRow]:
        return registers.list_rows(self.session, EVERYTHING, register)


@pytest.fixture(scope="module")
def village(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder = tmp_path_factory.mktemp("village")
    copy = folder / "leidraad.sqlite3"
    copy.write_bytes(sqlite_template.read_bytes())
    (folder / "data").mkdir()
    place = Place(Path(__file__).parents[2], folder / "data", f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield Village(Desk(session, place))
    store.close()


def _tool(
    village: Village, hosting: str, result: dict[str, str], decided: str, row: str | None = None
) -> str:
    tla, ciso, fg = (village.person(code, code) for code in ("TLA", "CISO", "FG"))
    number = village.begin(village.robin, "tool-onboarding", row)
    village.save(village.robin, number, "need", {**NEED, "hosting": hosting})
    village.send(village.robin, number)
    pilot = {"rows": [{**CRITERION, **result}]}
    village.save(tla, number, "assess", {**ASSESSED, "pilot": pilot, "advice_t": decided})
    if hosting == "non_eu":
        approve(village.work(fg), number, "transfer_ok")
    approve(village.work(ciso), number, "ciso_ok")
    village.save(village.paula, number, "decide", {"decision_t": decided, "owner_t": tla.id, **IN_USE})
    approve(village.work(village.paula), number, "pmh_ok")
    return number


def test_a_tool_is_tried_and_then_taken_into_use_in_one_row_of_the_list(village: Village) -> None:
    assert village.status(_tool(village, "non_eu", {}, "pilot")) == "decided"
    (row,) = village.listed("tools")
    assert (row.status, row.data["hosting"], str(row.due)) == ("pilot", "non_eu", "2026-09-01")
    after = _tool(village, "eu", {"result": "none"}, "go_live", row.id)
    assert village.status(after) == "decided"
    (row,) = village.listed("tools")
    assert (row.status, row.data["hosting"]) == ("in_use", "eu")


def test_what_the_list_knows_of_a_tool_stands_ready_in_the_form_about_it(village: Village) -> None:
    _tool(village, "eu", {}, "pilot")
    row = village.listed("tools")[0]
    number = village.begin(village.ellen, "tool-onboarding", row.id)
    view = filling.step_view(village.work(village.ellen), number, "need")
    ready = {one.field.id: one.value for one in view.fields}
    assert (ready["tool"], ready["data_t"]) == ("Planboard", "personal")


def _proposed(village: Village, **triage: Any) -> str:
    number = village.begin(village.robin, "procedure-change")
    village.save(village.robin, number, "propose", PROPOSED)
    village.send(village.robin, number)
    village.save(village.paula, number, "triage", triage)
    return number


def test_a_big_change_goes_past_reviewer_owner_and_head_of_pmo(village: Village) -> None:
    poa = village.person("POA", "POA")
    number = _proposed(village, taken_up="yes", affects=["checklist"], removes="no", kind_p="material",
                       runs_rule="stay", reviewer=village.ellen.id)  # fmt: skip
    dates = {"effective": "2026-06-01", "adoption_check": "2026-09-01"}
    written = {"both_langs": "yes", "tested": "yes", "note_p": "Costs without VAT", **dates}
    village.save(village.robin, number, "draft", written)
    approve(village.work(village.ellen), number, "reviewer_p")
    approve(village.work(poa), number, "owner_p")
    assert village.status(number) == "in_review"
    approve(village.work(village.paula), number, "pmh_p")
    assert village.status(number) == "decided"
    row = village.listed("method_changes")[-1]
    assert (row.status, row.data["kind"], str(row.due)) == ("approved", "material", "2026-06-01")
    (action,) = village.listed("actions")
    assert (action.owner_id, str(action.due)) == (village.ellen.id, "2026-09-01")


def test_a_change_that_is_not_taken_up_ends_with_the_process_owner(village: Village) -> None:
    number = _proposed(village, taken_up="no", reject_reason="It is in the next handbook already")
    approve(village.work(village.person("POA", "POA")), number, "owner_p")
    assert village.status(number) == "decided"
    assert "rejected" in [row.status for row in village.listed("method_changes")]


def test_a_decision_of_the_board_stands_in_the_list_of_the_project_it_is_about(village: Village) -> None:
    chair = village.person("Chair", "PFB")
    project = Rows(village.session).project()
    project.state = "running"
    number = village.begin(village.paula, "portfolio-review")
    none = {"none": "Nothing"}
    village.save(village.paula, number, "data", {"cutoff": NOW.date().isoformat()})
    asked = {"project": project.number, "why": "other", "proposal": "help", "argument": "A second developer"}
    village.save(village.paula, number, "attention", {"attention": {"rows": [{"_id": "a1", **asked}]}})
    village.save(village.paula, number, "shared", {"capacity_p": none, "common_risks": none})
    village.send(village.paula, number)
    decided = {"decision": "Help", "reason": "It pays", "owner": village.mirjam.id, "due": "2026-04-01"}
    rows = {"rows": [{"_id": "d1", "project": project.number, **decided}]}
    village.save(village.paula, number, "decide", {"pfb_decisions": rows})
    approve(village.work(chair), number, "pfb_ok")
    assert village.status(number) == "decided"
    [row] = village.listed("decisions")
    assert (row.project_id, row.owner_id) == (project.id, village.mirjam.id)
