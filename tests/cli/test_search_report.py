"""`leidraad search-report` prints what people missed, and nothing about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEIDRAAD_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("LEIDRAAD_DATABASE", raising=False)
    return tmp_path / "data"


def test_before_anything_was_missed_it_says_so(data: Path) -> None:
    result = CliRunner().invoke(main, ["search-report"])
    assert (result.exit_code, result.stdout) == (0, "No word that several people missed.\n")


def test_words_are_printed_by_how_often_they_were_missed_and_what_waits_is_not(data: Path) -> None:
    (data / "missed").mkdir(parents=True, mode=0o700)
    words = {"xylofoon": {"times": 2, "last": "2026-03-01"}, "trombone": {"times": 12, "last": "2026-03-02"}}
    waiting = {"ab" * 32: {"first": "2026-03-01", "days": ["2026-03-01"], "askers": [3]}}
    kept = {"key": "00" * 32, "words": words, "waiting": waiting}
    (data / "missed" / "missed.json").write_text(json.dumps(kept), encoding="utf-8")
    result = CliRunner().invoke(main, ["search-report"])
    assert result.stdout.splitlines() == ["    12  2026-03-02  trombone", "     2  2026-03-01  xylofoon"]
