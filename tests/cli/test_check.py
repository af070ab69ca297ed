"""`leidraad check` prints every finding, for people and for machines, and its exit says whether it is bad."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.definitions.overlay import VALID, apply, tiny


def run(*args: str, **env: str) -> Result:
    return CliRunner(env={"LC_ALL": None, "LC_MESSAGES": None, "LANG": None, **env}).invoke(
        main, ["check", *args]
    )


def test_a_right_tree_prints_nothing_and_ends_well() -> None:
    result = run("--root", str(VALID))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing wrong" in result.stderr


def test_an_error_ends_badly_and_is_one_line(tmp_path: Path) -> None:
    result = run("--root", str(apply(tiny(tmp_path), "wrong-value")))
    assert result.exit_code == 1
    assert result.stdout.startswith("checklists/idea.yml:9:9  error  wrong-value  “ready” is not one of")
    assert "Errors: 1. Warnings: 0." in result.stderr


def test_a_warning_alone_ends_well(tmp_path: Path) -> None:
    result = run("--root", str(apply(tiny(tmp_path), "review-overdue")))
    assert result.exit_code == 0
    assert "  warning  review-overdue  " in result.stdout


def test_machines_get_a_list_of_objects(tmp_path: Path) -> None:
    result = run("--root", str(apply(tiny(tmp_path), "wrong-value")), "--format", "json")
    (one,) = json.loads(result.stdout)
    assert list(one) == ["path", "line", "column", "severity", "rule", "message"]
    assert (one["path"], one["line"], one["rule"]) == ("checklists/idea.yml", 9, "wrong-value")
    assert result.exit_code == 1
    assert json.loads(run("--root", str(VALID), "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "is geen waarde"),
        ({"LC_ALL": "nl", "LANG": "en_US"}, "is geen waarde"),
        ({"LANG": "de_DE.UTF-8"}, "is not one of"),
        ({}, "is not one of"),
    ],
)
def test_the_language_is_that_of_the_terminal(env: dict[str, str], words: str, tmp_path: Path) -> None:
    assert words in run("--root", str(apply(tiny(tmp_path), "wrong-value")), **env).stdout


def test_the_language_can_be_asked_for(tmp_path: Path) -> None:
    result = run("--root", str(apply(tiny(tmp_path), "wrong-value")), "--lang", "nl", LANG="en_GB")
    assert "is geen waarde" in result.stdout
    assert "Fouten: 1. Waarschuwingen: 0." in result.stderr


def test_an_empty_folder_gives_findings_and_no_traceback(tmp_path: Path) -> None:
    result = run("--root", str(tmp_path / "nothing"))
    assert result.exit_code == 1
    assert result.stdout.count("missing-file") == 9
