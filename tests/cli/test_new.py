"""`leidraad new` makes the files, says so, and says what to do next."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from app.cli import main
from tests.definitions.overlay import tiny


def new(root: Path, *args: str) -> Result:
    return CliRunner(env={"LC_ALL": "en_GB"}).invoke(main, ["new", *args, "--root", str(root)])


def test_it_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    result = new(root, "process", "audit-files", "--title-en", "Audit", "--title-nl", "Controle")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[:2] == ["made: processes/audit-files.yml", "made: docs/en/processes/audit-files.md"]
    assert "changed: mkdocs.nl.yml" in lines
    assert "What to do next:" in lines
    assert any("process-without-question" in line for line in lines)
    assert (
        (root / "processes/audit-files.yml").read_text(encoding="utf-8").startswith("# yaml-language-server")
    )
    assert "      - Controle: processes/audit-files.md\n" in (root / "mkdocs.nl.yml").read_text(
        encoding="utf-8"
    )
    assert CliRunner().invoke(main, ["check", "--root", str(root)]).exit_code == 0


def test_a_refusal_says_why_and_makes_nothing(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    result = new(root, "checklist", "idea", "--process", "run-gate", "--lang", "nl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "checklists/idea.yml bestaat al" in result.stderr
    assert before == {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_second_time_is_refused(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert new(root, "page", "tips").exit_code == 0
    assert new(root, "page", "tips").exit_code == 1
