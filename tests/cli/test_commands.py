"""The commands are found by the name of their module and loaded only when they are called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from app.cli import COMMANDS, main


def test_help_lists_the_commands_that_are_there() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert "check" in result.stdout
    assert "schema" in result.stdout


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(main, ["frobnicate"]).exit_code == 2
    assert "frobnicate" not in COMMANDS


def test_checking_content_does_not_load_the_web() -> None:
    program = (
        "import sys; from app.cli import main; main(['schema', '--check'], standalone_mode=False);"
        "print([name for name in ('flask', 'sqlalchemy', 'whoosh', 'mkdocs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_schemas_are_written_once_and_can_be_checked_without_writing(tmp_path: Path) -> None:
    folder = ["--folder", str(tmp_path / "schemas")]
    missing = CliRunner().invoke(main, ["schema", "--check", *folder])
    assert (missing.exit_code, missing.stdout.count("out of date: ")) == (1, 9)
    assert not (tmp_path / "schemas").exists()
    assert CliRunner().invoke(main, ["schema", *folder]).stdout.count("written: ") == 9
    again = CliRunner().invoke(main, ["schema", *folder])
    assert (again.exit_code, again.stdout) == (0, "")
    assert CliRunner().invoke(main, ["schema", "--check", *folder]).exit_code == 0
