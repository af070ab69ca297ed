"""A skeleton passes the checks from the start, and touches nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.definitions.lint import check
from app.definitions.loader import load
from app.definitions.skeletons import Kind, RefusedError, Wanted, begin
from app.definitions.skeletons.menu import with_entry
from tests.definitions.overlay import tiny

TODAY = date(2026, 11, 23)
NAMED = {"en": "New: a thing", "nl": "Iets nieuws"}


def made(root: Path, kind: Kind, id_: str = "new-thing", process: str | None = "run-gate") -> list[str]:
    files, changed = begin(root, Wanted(kind, id_, NAMED, process), TODAY)
    for path, text in (files | changed).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return [*files, *changed]


@pytest.mark.parametrize("kind", ["process", "checklist", "module", "page"])
def test_a_skeleton_has_no_error_in_it(kind: Kind, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    paths = made(root, kind)
    errors = [one.line_of_text("en") for one in check(root, TODAY) if one.severity == "error"]
    assert paths
    assert errors == []


def test_a_process_comes_with_its_pages_and_a_place_in_both_menus(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert made(root, "process") == [
        "processes/new-thing.yml", "docs/en/processes/new-thing.md", "docs/nl/processes/new-thing.md",
        "mkdocs.yml", "mkdocs.nl.yml",
    ]  # fmt: skip
    process = load(root)[0].processes["new-thing"]
    assert (process.code, process.status, process.review_by) == ("P08", "draft", "2027-11-23")
    assert (process.title.en, process.title.nl) == ("New: a thing", "Iets nieuws")
    assert "# New: a thing\n" in (root / "docs/en/processes/new-thing.md").read_text(encoding="utf-8")


def test_a_checklist_has_no_page_and_belongs_to_the_process_that_was_named(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert made(root, "checklist") == ["checklists/new-thing.yml"]
    assert load(root)[0].checklists["new-thing"].process == "run-gate"


@pytest.mark.parametrize("kind", ["process", "checklist", "module", "page"])
@pytest.mark.parametrize("id_", ["New", "new_thing", "../away", "new--thing", "", "thing.md"])
def test_what_is_no_id_is_refused(kind: Kind, id_: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        made(tiny(tmp_path), kind, id_)
    assert refused.value.why.nl.startswith(f"“{id_}” is geen id")


def test_a_page_may_stand_in_a_folder_and_nothing_else_may(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert made(root, "page", "tips/first")[0] == "docs/en/tips/first.md"
    with pytest.raises(RefusedError, match="is no id"):
        made(root, "process", "tips/first")


def test_what_exists_is_refused(tmp_path: Path) -> None:
    for kind, id_ in (("process", "run-gate"), ("checklist", "idea"), ("page", "index")):
        with pytest.raises(RefusedError, match="is there already"):
            made(tiny(tmp_path / kind), kind, id_)  # type: ignore[arg-type]


@pytest.mark.parametrize("process", [None, "dream"])
def test_a_form_without_a_process_is_refused_with_those_that_there_are(
    process: str | None, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match="start-project"):
        made(tiny(tmp_path), "checklist", process=process)


def test_a_title_that_was_not_given_is_made_from_the_id(tmp_path: Path) -> None:
    files, _ = begin(tmp_path, Wanted("page", "tips/first-day", {}), date(2028, 2, 29))
    text = files["docs/nl/tips/first-day.md"]
    assert "# First day\n" in text
    assert 'review_by: "2029-02-28"' in text


def test_a_draft_need_not_stand_on_the_learning_path_and_an_active_module_must(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    method = root / "processes/method.yml"
    path = "scales:\n  learning_path:\n    title: {en: Path, nl: Pad}\n    points: {M1: 2}\n"
    method.write_text(method.read_text(encoding="utf-8").replace("scales:\n", path, 1), encoding="utf-8")
    made(root, "module")
    assert "learning_path" in load(root)[0].method.scales

    def strayed() -> list[str]:
        return [one.path for one in check(root, TODAY) if one.rule == "module-not-on-path"]

    assert "checklists/training/new-thing.yml" not in strayed()
    file = root / "checklists/training/new-thing.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("draft", "active"), encoding="utf-8")
    assert "checklists/training/new-thing.yml" in strayed()


MENU = """site_name: One # kept

nav:
  # kept too
  - Home: index.md
  - Method:
      - "The gates": method/gates.md
      - method/roles.md   # by code

  - https://elsewhere.example/
extra: {a:   1}
"""


def added(page: str, title: str) -> tuple[str, str]:
    """The line before the new one, and the new one; the rest is as it was."""
    before, after = MENU.splitlines(), with_entry(MENU, page, title).splitlines()
    at = next(i for i, line in enumerate(after) if line not in before)
    assert after[:at] + after[at + 1 :] == before
    return after[at - 1], after[at]


def test_an_entry_comes_after_the_last_page_of_its_folder() -> None:
    line = added("method/classes.md", "Small, medium, large")
    assert line == ("      - method/roles.md   # by code", "      - Small, medium, large: method/classes.md")


def test_a_new_folder_comes_last_in_the_menu() -> None:
    assert added("tips/a.md", "Tips") == ("  - https://elsewhere.example/", "  - Tips: tips/a.md")


@pytest.mark.parametrize("title", ["Gates: all", "Yes", "2026", "- a", '"so"', "a #b", "{x}"])
def test_a_title_that_yaml_would_read_as_something_else_stands_in_quotation_marks(title: str) -> None:
    assert added("tips/a.md", title)[1].startswith('  - "')


def test_ends_of_lines_stay_as_they_are() -> None:
    text = "nav:\r\n  - index.md"
    assert with_entry(text, "a.md", "A page") == "nav:\r\n  - index.md\r\n  - A page: a.md\r\n"


def test_a_site_without_a_menu_is_left_alone(tmp_path: Path) -> None:
    assert with_entry("site_name: One\n", "a.md", "A") == "site_name: One\n"
    root = tiny(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: One\n", encoding="utf-8")
    (root / "mkdocs.nl.yml").unlink()
    _, changed = begin(root, Wanted("page", "a", NAMED), TODAY)
    assert changed == {}
