"""`leidraad tend`: what waits for a date is done now, and the command can be repeated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from tests.cli.test_publish import place

__all__ = ["place"]


def test_it_says_what_it_did(place: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in place.items():
        monkeypatch.setenv(name, value)
    Path(place["LEIDRAAD_DATA"]).mkdir()
    for _ in range(2):  # before the first handbook there is nothing to do
        done = CliRunner().invoke(main, ["tend"])
        assert (done.exit_code, done.output) == (0, "By the calendar: 0 changed, 0 opened.\n")


def test_a_search_index_that_cannot_be_used_is_built_at_night(
    place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in place.items():
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(main, ["publish", "2026.1"]).exit_code == 0
    assert "search index" not in CliRunner().invoke(main, ["tend"]).output
    shutil.rmtree(Path(place["LEIDRAAD_DATA"]) / "index")
    assert CliRunner().invoke(main, ["tend"]).output.endswith("The search index was built anew.\n")
