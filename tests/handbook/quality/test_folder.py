"""Any folder of Markdown can be searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handbook.quality import folder_entries


def _written(folder: Path, **pages: str) -> None:
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def test_a_section_goes_by_path_and_anchor_below_the_titles_above_it(tmp_path: Path) -> None:
    _written(tmp_path, plan="# Plan\n\nIntro.\n\n## Costs\n\n### Labour\n\nHours.\n\n## Time\n")
    found = list(folder_entries(tmp_path))
    assert [one.id for one in found] == ["plan.md#plan", "plan.md#costs", "plan.md#labour", "plan.md#time"]
    assert [one.path for one in found] == [(), ("Plan",), ("Plan", "Costs"), ("Plan",)]
    assert found[2].url == "/plan.md#labour"


def test_the_language_is_that_of_the_folder_or_of_the_words(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    _written(tmp_path / "nl", kort="# Budget\n")
    _written(
        tmp_path,
        a="# A\n\nWe have to know what it is and where it was.\n",
        b="# B\n\nHet is niet wat je van een plan zou verwachten.\n",
    )
    assert {one.id: one.lang for one in folder_entries(tmp_path)} == {
        "a.md#a": "en", "b.md#b": "nl", "nl/kort.md#budget": "nl",
    }  # fmt: skip


def test_a_page_without_a_heading_is_called_after_its_front_matter_or_its_file(tmp_path: Path) -> None:
    _written(tmp_path, one="---\ntitle: First\n---\nSome text.\n")
    (tmp_path / "on-two.md").write_text("More text.", encoding="utf-8")
    assert [(one.id, one.title) for one in folder_entries(tmp_path)] == [
        ("on-two.md", "on two"),
        ("one.md", "First"),
    ]


def test_bytes_that_are_no_text_and_hidden_folders_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_bytes(b"# Odd\n\n\xff\xfe\x00")
    (tmp_path / ".git").mkdir()
    _written(tmp_path / ".git", note="# Note")
    assert [one.id for one in folder_entries(tmp_path)] == ["odd.md#odd"]


def test_words_with_which_people_ask_belong_to_the_heading_that_is_named(tmp_path: Path) -> None:
    front = "---\nsearch:\n  asked:\n    costs: [who pays me, what do I get]\n    plan: [where to go]\n---\n"
    _written(tmp_path, plan=f"{front}# Plan\n\n## Costs\n\n## Time\n")
    assert [one.asked for one in folder_entries(tmp_path)] == [
        ("where to go",), ("who pays me", "what do I get"), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    ["search: x", "search: {asked: [x]}", "search: {asked: {plan: x}}", "search: [", "no: matter",
     "search: {asked: {plan: [1, '', {}]}}"],
)  # fmt: skip
def test_first_lines_of_another_shape_do_no_harm(odd: str, tmp_path: Path) -> None:
    _written(tmp_path, plan=f"---\n{odd}\n---\n# Plan\n")
    assert [(one.title, one.asked) for one in folder_entries(tmp_path)] == [("Plan", ())]
