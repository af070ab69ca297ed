"""Nothing is left out: forms have their place, roles their part, links into the app their address."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import change, tiny

PAGE = "docs/en/index.md"
RUN = "processes/run-gate.yml"
LOOK = "checklists/risk-review.yml"
ROLE = """  - code: CAT
    title: {en: Cat, nl: Kat}
    level: organisation
    accountable: {en: Mice, nl: Muizen}
    decides: {en: When to eat, nl: Wanneer het eten komt}
    may_not: {en: lead the project, nl: het project leiden}
    first_week: [{en: Sleep., nl: Slaap.}]
  - code: PMO"""
CAT = ("processes/roles.yml", "  - code: PMO", ROLE)


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str]]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [(one.rule, one.path) for one in check(root)]


@pytest.mark.parametrize("key", ["checklists: [gate-g0, gate-g1, risk-review]", "    checklist: gate-g0\n"])
def test_a_process_that_is_no_longer_used_need_not_be_complete(key: str, tmp_path: Path) -> None:
    emptied = (RUN, key, "checklists: []" if key.startswith("c") else "")
    rules = {rule for rule, _ in found(tmp_path, emptied, (RUN, "status: active", "status: retired"))}
    assert "process-incomplete" not in rules


def test_a_process_without_forms_says_so_and_so_does_each_form(tmp_path: Path) -> None:
    said = found(tmp_path, (RUN, "checklists: [gate-g0, gate-g1, risk-review]", "checklists: []"))
    assert said.count(("process-incomplete", RUN)) == 1
    assert [rule for rule, _ in said].count("form-not-listed") == 3


def test_a_form_belongs_to_the_step_that_names_it_although_its_pages_name_none(tmp_path: Path) -> None:
    pages = (LOOK, "    step: prepare-gate\n", "")
    step = (RUN, "    responsible: [QRV]\n", "    responsible: [QRV]\n    checklist: risk-review\n")
    assert found(tmp_path, pages, step) == []


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_form_that_is_not_in_use_needs_no_step(status: str, tmp_path: Path) -> None:
    pages = (LOOK, "    step: prepare-gate\n", "")
    assert found(tmp_path, pages, (LOOK, "status: active", f"status: {status}")) == []


@pytest.mark.parametrize(
    "use",
    [
        (RUN, "responsible: [QRV]", "responsible: [QRV, CAT]"),
        ("processes/method.yml", "default: [SPO, FIN|SUP]", "default: [SPO, FIN|CAT]"),
        (LOOK, "never: [QRV]", "never: [QRV, CAT]"),
    ],
)
def test_a_role_is_used_where_a_step_a_quorum_or_a_question_names_it(
    use: tuple[str, str, str], tmp_path: Path
) -> None:
    assert found(tmp_path, CAT, use) == []


def test_a_role_is_not_used_by_being_mentioned_in_a_sentence(tmp_path: Path) -> None:
    said = (RUN, "The reviewer answers the same criteria.", "Ask the CAT.")
    assert found(tmp_path, CAT, said) == [("role-unused", "processes/roles.yml")]


def test_no_role_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    assert {rule for rule, _ in found(tmp_path, CAT, (RUN, "steps:", "steps: ["))} == {"broken-yaml"}


@pytest.mark.parametrize(
    "target",
    ["/", "/search?query=risk", "/projects#top", "/forms/idea/start", "/registers/risks", "/handbook/"],
)
def test_a_page_may_link_to_an_address_of_the_app(target: str, tmp_path: Path) -> None:
    assert found(tmp_path, (PAGE, "::: life-cycle", f"[there]({target})")) == []


@pytest.mark.parametrize(
    "target", ["/serach", "/projects/", "/forms/dream/start", "/forms/idea", "/registers/dreams", "/f/1"]
)
def test_a_link_to_what_the_app_does_not_have_is_broken(target: str, tmp_path: Path) -> None:
    assert found(tmp_path, (PAGE, "::: life-cycle", f"[there]({target})")) == [("broken-link", PAGE)]


@pytest.mark.parametrize("picture", ["![ ](hall.svg)", "![][hall]", "<img src='hall.svg'>", "<img alt=''>"])
def test_a_picture_says_what_it_shows(picture: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "docs/en/hall.svg").write_text("<svg/>", encoding="utf-8")
    change(root, PAGE, "::: life-cycle", picture)
    assert [one.rule for one in check(root)] == ["picture-without-text"]


@pytest.mark.parametrize(
    "picture", ["![The hall](hall.svg)", "<img src='hall.svg' alt='The hall'>", "`![]()`"]
)
def test_a_picture_with_words_is_right(picture: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "docs/en/hall.svg").write_text("<svg/>", encoding="utf-8")
    change(root, PAGE, "::: life-cycle", picture)
    assert check(root) == ()
