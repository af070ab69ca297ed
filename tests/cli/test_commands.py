"""The commands are found by the name of their module and loaded only when they are called."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from app.cli import COMMANDS, main
from app.definitions.schema import outdated


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


def test_schemas_can_be_checked_without_changing_them() -> None:
    result = CliRunner().invoke(main, ["schema", "--check"])
    assert result.exit_code == (1 if outdated() else 0)


def test_schemas_that_are_up_to_date_are_not_written_again() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert (result.exit_code, result.stdout) == (0, "")
