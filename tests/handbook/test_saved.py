"""What a save means for the preview: one page, all pages, or a build from the menu on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handbook.preview.saved import Saved, Tree
from tests.handbook.conftest import copy_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_tree(tmp_path / "tree")


def append(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.write("\n")
    return file


def test_without_a_save_nothing_is_done(root: Path) -> None:
    assert not Tree(root).saved()


def test_a_page_is_that_page_and_only_once(root: Path) -> None:
    tree = Tree(root)
    page = append(root / "docs" / "nl" / "index.md")
    assert tree.saved() == Saved(pages=frozenset({page}))
    assert not tree.saved()


@pytest.mark.parametrize("file", ["processes/run-gate.yml", "checklists/training/new.yml"])
def test_a_definition_may_be_on_every_page(root: Path, file: str) -> None:
    tree = Tree(root)
    append(root / file)
    assert tree.saved() == Saved(every=True)


@pytest.mark.parametrize("file", ["docs/en/new.md", "docs/en/picture.svg", "mkdocs.yml", "mkdocs.nl.yml"])
def test_what_is_in_a_menu_or_no_page_builds_everything(root: Path, file: str) -> None:
    tree = Tree(root)
    append(root / file)
    assert tree.saved().whole


def test_so_does_a_page_that_is_gone(root: Path) -> None:
    tree = Tree(root)
    (root / "docs" / "en" / "index.md").unlink()
    assert tree.saved().whole


@pytest.mark.parametrize("name", [".index.md.swp", "index.md~"])
def test_what_an_editor_keeps_for_itself_is_passed_over(root: Path, name: str) -> None:
    tree = Tree(root)
    append(root / "docs" / "en" / name)
    assert not tree.saved()


def test_only_what_is_there_is_watched(root: Path) -> None:
    assert {one.name for one in Tree(root).watched} == {
        "en", "nl", "processes", "checklists", "mkdocs.yml", "mkdocs.nl.yml",
    }  # fmt: skip
    (root / "mkdocs.nl.yml").unlink()
    assert "mkdocs.nl.yml" not in {one.name for one in Tree(root).watched}
