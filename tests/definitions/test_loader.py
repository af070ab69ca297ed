"""Reading a tree: every fault a finding at its place, and the rest is still read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.finding import Finding
from app.definitions.library import BLANK
from app.definitions.loader import load
from tests.definitions.overlay import VALID, change, tiny


def of(root: Path) -> list[tuple[str, str, int, int]]:
    return [(one.rule, one.path, one.line, one.column) for one in load(root)[1]]


def test_everything_is_found_by_its_id() -> None:
    library, findings = load(VALID)
    assert findings == ()
    assert list(library.roles) == ["SPO", "PM", "QRV", "PMO"]
    assert set(library.checklists) == {"idea", "gate-g0", "gate-g1", "risk-review"}
    assert set(library.parts) == {"gate-frame"}
    assert set(library.processes) == {"start-project", "run-gate"}
    assert set(library.registers) == {"conditions", "risks", "actions", "page_remarks"}
    assert set(library.duties) == {"SoD-1", "SoD-5"}
    assert set(library.glossary) == {"project", "gate"}
    assert library.known("checklists", "idea")
    assert not library.known("checklists", "dream")


def test_an_empty_folder_gives_findings_and_a_blank_method(tmp_path: Path) -> None:
    library, findings = load(tmp_path)
    assert {one.rule for one in findings} == {"missing-file"}
    assert library.method is BLANK
    assert library.broken == {"method", "roles", "glossary", "registers", "duties"}


def test_a_method_without_parts_is_whole(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    for name in ("checklists/gate-g0.yml", "checklists/gate-g1.yml", "checklists/parts/gate-frame.yml"):
        (root / name).unlink()
    (root / "checklists/parts").rmdir()
    assert load(root)[1] == ()


def test_a_file_where_a_folder_should_be_is_a_finding(tmp_path: Path) -> None:
    for folder in ("processes", "checklists"):
        (tmp_path / folder).write_text("not a folder", encoding="utf-8")
    rules = {(one.rule, one.path) for one in load(tmp_path)[1]}
    assert ("unreadable-file", "processes") in rules
    assert ("unreadable-file", "checklists") in rules


def test_the_line_of_a_strange_byte_is_named(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "processes/glossary.yml").write_bytes("terms:\n  - é\n".encode("latin-1"))
    assert of(root) == [("not-utf8", "processes/glossary.yml", 2, 1)]


def test_a_hidden_file_is_left_alone(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "checklists/.draft.yml").write_text("no: [", encoding="utf-8")
    assert of(root) == []


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "minutes: 10", 'minutes: "10"')
    change(root, "checklists/idea.yml", "new_project: true", "new_projects: true")
    change(root, "checklists/idea.yml", "{en: Goals, nl: Doelen}", "{en: Goals, de: Ziele}")
    assert of(root) == [
        ("wrong-type", "checklists/idea.yml", 7, 10),
        ("unknown-key", "checklists/idea.yml", 12, 1),
        ("language-missing", "checklists/idea.yml", 50, 16),
        ("unknown-key", "checklists/idea.yml", 50, 28),
    ]


def said(root: Path, old: str, new: str, file: str = "checklists/idea.yml") -> Finding:
    change(root, file, old, new)
    (one,) = load(root)[1]
    return one


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("minutes: 10", "minutes: 10\nminuts: 1", "did you mean “minutes”?"),
        ("minutes: 10", "minutes: 10\nxyzzy: 1", "see the authors' guide"),
        ("minutes: 10", "minutes: 10.5", "a whole number"),
        ("new_project: true", "new_project: 1", "true or false"),
        ("summary: [problem, cost, size_class]", "summary: problem", "a list"),
        ("sets: {class: size_class, sponsor: sponsor, title: name}", "sets: none", "a block with keys"),
        ("code: T01", "code: 1", "text (numbers"),
        ("choices: setting.goals", "choices: 3", "text (numbers"),
        ("none_ok: true", "none_ok: because", "true or false"),
        ("none_ok: true", "none_ok: {reason: x}", "true or false"),
        ("{en: Short name, nl: Korte naam}", "3", "a block with keys"),
        ("    by: SPO\n", "    by: {code: SPO}\n", "should be"),
    ],
)
def test_a_finding_says_what_is_expected(old: str, new: str, words: str, tmp_path: Path) -> None:
    assert words in said(tiny(tmp_path), old, new).says("en")


def test_an_option_in_a_list_is_placed_at_the_option(tmp_path: Path) -> None:
    new = "choices:\n          - {code: a, label: {en: A}}"
    one = said(tiny(tmp_path), "choices: setting.goals", new)
    assert (one.rule, one.line) == ("language-missing", 52)


def test_a_definition_missing_in_one_language_is_a_missing_language(tmp_path: Path) -> None:
    one = said(tiny(tmp_path), "    def_nl: Iets wat we één keer doen, met een begin en een eind.\n", "",
               "processes/glossary.yml")  # fmt: skip
    assert one.rule == "language-missing"
    assert "Dutch" in one.says("en")
    assert "Nederlandse" in one.says("nl")


def test_a_step_that_names_two_or_no_accountable_roles_as_a_list_is_told_so(tmp_path: Path) -> None:
    new = "    accountable: [SPO, PM]\n    consulted"
    one = said(tiny(tmp_path), "    accountable: SPO\n    consulted", new, "processes/start-project.yml")
    assert one.rule == "one-accountable"


def test_a_step_without_accountable_role_is_told_so(tmp_path: Path) -> None:
    one = said(
        tiny(tmp_path), "    accountable: SPO\n    consulted", "    consulted", "processes/start-project.yml"
    )
    assert one.rule == "one-accountable"


def test_a_decimal_in_a_setting_stays_what_was_written(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "value: 7", "value: 0.1")
    change(root, "processes/method.yml", "value: {S: 1, M: 2}", "value: {S: 0.7, M: 2}")
    library, findings = load(root)
    assert findings == ()
    assert library.method.settings["unread"].value == "0.1"
    assert library.method.settings["min_parts"].value == {"S": "0.7", "M": 2}


def test_a_list_whose_items_are_all_wrong_is_not_called_empty_as_well(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "covers: [need, size]", "covers: [need, size]\n        colour: red")
    assert [rule for rule, *_ in of(root)] == ["unknown-key"]
