"""`leidraad tend`: what waits for a date is done now, and the command can be repeated."""

from __future__ import annotations

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
