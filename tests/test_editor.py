"""What editors and git hooks are told is true: the schemas fit their files, and no hook fetches anything."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.definitions.finding import Finding
from app.definitions.text import Text

ROOT = Path(__file__).parents[1]
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
CONTENT = sorted([*ROOT.glob("processes/*.yml"), *ROOT.glob("checklists/**/*.yml")])


def vscode(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / f"{name}.json").read_text(encoding="utf-8"))


def hooks() -> list[dict[str, Any]]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert only["repo"] == "local"
    return list(only["hooks"])


@pytest.mark.parametrize("file", CONTENT, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_of_content_gets_the_schema_that_its_first_line_names(file: Path) -> None:
    first = LINE.match(file.read_text(encoding="utf-8"))
    assert first, "an editor does not know what this is"
    named = (file.parent / first[1]).resolve()
    schemas: dict[str, list[str]] = vscode("settings")["yaml.schemas"]
    fitting = [
        (ROOT / schema).resolve()
        for schema, patterns in schemas.items()
        if any(file in ROOT.glob(pattern) for pattern in patterns)
    ]
    assert fitting == [named]
    assert named.is_file()


def test_every_schema_is_named_and_exists() -> None:
    named = {(ROOT / one).resolve() for one in vscode("settings")["yaml.schemas"]}
    assert named == set((ROOT / "app/definitions/schemas").resolve().glob("*.json"))


def test_the_editor_finds_the_place_of_a_finding() -> None:
    (task,) = vscode("tasks")["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    text = Text(en="“x” is wrong", nl="“x” is fout")
    line = Finding("docs/en/index.md", 3, 7, "warning", "broken-link", text, text).line_of_text("nl")
    found = re.fullmatch(pattern["regexp"], line)
    assert found
    parts = {key: found[number] for key, number in pattern.items() if key != "regexp"}
    assert (parts["file"], parts["line"], parts["column"]) == ("docs/en/index.md", "3", "7")
    assert (parts["severity"], parts["code"]) == ("warning", "broken-link")


def test_settings_for_all_are_in_git_and_those_of_one_person_are_not() -> None:
    def ignored(name: str) -> bool:
        command = ["git", "check-ignore", "--quiet", "--no-index", name]
        return subprocess.run(command, cwd=ROOT, check=False).returncode == 0

    assert not any(ignored(f".vscode/{name}.json") for name in ("settings", "extensions", "tasks"))
    assert ignored(".vscode/launch.json")


def test_hooks_fetch_nothing_and_use_what_is_installed_here() -> None:
    for hook in hooks():
        assert hook["language"] == "system"
        assert hook["entry"].startswith((".venv/bin/ruff ", ".venv/bin/leidraad "))
        assert "additional_dependencies" not in hook


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("docs/nl/index.md", True), ("processes/method.yml", True), ("checklists/training/m1.yml", True),
        ("mkdocs.yml", True), ("mkdocs.nl.yml", True), ("app/cli/check.py", False), ("README.md", False),
    ],
)  # fmt: skip
def test_content_is_checked_when_content_changes(path: str, checked: bool) -> None:
    (hook,) = [one for one in hooks() if one["id"] == "leidraad-check"]
    assert bool(re.search(hook["files"], path)) is checked
