"""What a role card says, and where the name of a role leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handbook.directives import write
from app.handbook.directives.definitions import definitions
from app.handbook.directives.writing import Mistake, with_links
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import VALID
from tests.handbook.test_directives import rendered

ROLES = "processes/roles.yml"
SIGNS = """    signs: {en: The handover, nl: De overdracht}
    time: {en: About eight hours, nl: Ongeveer acht uur}
    escalates: {en: To the board, nl: Naar de raad}
    excludes: [PM]
  - code: PM
"""


def card(root: Path, code: str, lang: str = "en") -> str:
    lines = (
        with_links(line, "", lambda _: False) for line in write(definitions(root), "role-card", code, lang)
    )
    return "\n".join(lines)


def test_a_role_finds_every_form_in_which_it_is_named_with_what_it_does_there() -> None:
    sponsor, manager = card(VALID, "SPO"), card(VALID, "PM")
    met = "**Once it is sent**: Agree<br>**Agree or approve**: The sponsor endorses this"
    assert f"| [Idea](/forms/idea/start) | {met} |" in sponsor
    assert "| [Idea gate](/forms/gate-g0/start) | **Send it**" in manager
    assert "/forms/idea/start" not in manager


def test_who_decides_at_a_gate_is_found_through_the_gate() -> None:
    """The form says `decider`; which role that is stands at the gate, by class."""
    assert "**At the decision**" in card(VALID, "SPO")


def test_where_a_role_decides_in_some_classes_only_the_card_says_which_and_who_else_does(
    tmp_path: Path,
) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "decider: {S: SPO, M: SPO}", "decider: {S: SPO, M: PMO}")
    rows = {
        code: next(row for row in card(root, code).splitlines() if "gate-g0" in row)
        for code in ("SPO", "PMO")
    }
    for code, letter in (("SPO", "S"), ("PMO", "M")):
        assert "Who decides:<br>S: Sponsor<br>M: Project office |" in rows[code]
        assert f"Decision (in class {letter})" in rows[code]
    assert "(bij klasse S)" in card(root, "SPO", "nl")


def test_who_decides_in_every_class_is_told_no_class() -> None:
    decided = next(row for row in card(VALID, "SPO").splitlines() if "gate-g0" in row)
    assert "Who decides" not in decided
    assert "Criteria (in class S)" in decided  # whom the office checks in class M


def test_what_is_asked_at_one_gate_only_stands_with_the_form_of_that_gate() -> None:
    early, late = (row for row in card(VALID, "QRV").splitlines() if "/forms/gate-g" in row)
    assert "**Once it is sent**: Criteria |" in early  # nobody reviews at G0, and the permit is seen at G1
    assert "**Once it is sent**: Criteria · Review |" in late


def test_a_form_that_is_not_in_use_asks_nothing_of_anybody(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "status: active", "status: draft")
    assert "/forms/idea/start" not in card(root, "SPO")


def test_the_steps_of_a_role_lead_to_their_paragraphs(tmp_path: Path) -> None:
    html = rendered("::: role-card PM\n")
    assert 'href="processes/run-gate.md#prepare-gate">Prepare</a> <strong>R A</strong>' in html
    assert '<h2 id="steps">Your steps</h2>' in html
    root = tiny(tmp_path)
    change(root, "processes/run-gate.yml", "status: active", "status: retired")
    assert "prepare-gate" not in rendered("::: role-card PM\n", root=root)


def test_what_a_role_signs_its_time_and_whom_it_goes_to_are_told_when_they_are_written(
    tmp_path: Path,
) -> None:
    assert "Signs" not in card(VALID, "SPO")
    root = tiny(tmp_path)
    change(root, ROLES, "    excludes: [PM]\n  - code: PM\n", SIGNS)
    told = card(root, "SPO", "nl")
    assert all(one in told for one in ("De overdracht", "Ongeveer acht uur", "Naar de raad"))
    assert "Gaat niet samen met\n:   Projectleider" in told


def test_a_role_without_forms_and_steps_says_so(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, ROLES, "  - code: PM\n", "  - code: AUD\n")
    assert card(root, "AUD").count("Nothing by name.") == 2


def test_roles_that_cannot_be_read_are_named_by_their_file(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / ROLES).write_text("roles: [", encoding="utf-8")
    with pytest.raises(Mistake, match=r"processes/roles\.yml cannot be read"):
        card(root, "SPO")


@pytest.mark.parametrize("directive", ["process-raci run-gate", "process-summary run-gate", "roles"])
def test_the_name_of_a_role_leads_to_its_page_where_there_is_one(directive: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert "roles/" not in rendered(f"::: {directive}\n", root=root)
    for code in ("pm", "pmo"):
        page = root / "docs" / "en" / "roles" / f"{code}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Role\n", encoding="utf-8")
    html = rendered(f"::: {directive}\n", root=root)
    assert "roles/pm" in html
    assert "roles/spo" not in html


def test_the_owner_at_the_foot_leads_to_the_page_of_the_role(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    text = "# Page\n\nWords.\n"
    for path in ("deep/in/page.md", "deep/index.md", "roles/pmo.md"):
        file = root / "docs" / "en" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nowner: PMO\n---\n{text}{path}\n", encoding="utf-8")
    # As a link between files: the engine makes addresses of those, each in its own way.
    assert '<a href="../../roles/pmo.md">Project office</a>' in rendered(f"{text}deep/in/page.md", root=root)
    assert '<a href="../roles/pmo.md">Project office</a>' in rendered(f"{text}deep/index.md", root=root)
