"""Every kind of finding has a sample with that fault and no other, and sentences in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.finding import kinds
from app.definitions.lint import check
from tests.definitions.overlay import INVALID, VALID, apply, tiny


def test_the_tiny_method_has_no_fault() -> None:
    assert check(VALID) == ()


def test_every_rule_id_has_a_sample_and_every_sample_a_rule_id() -> None:
    assert {path.stem for path in INVALID.glob("*.yml")} == set(kinds())


@pytest.mark.parametrize("rule", list(kinds()))
def test_a_sample_shows_its_own_fault_and_no_other(rule: str, tmp_path: Path) -> None:
    findings = check(apply(tiny(tmp_path), rule))
    assert {one.rule for one in findings} == {rule}, [one.line_of_text("en") for one in findings]


@pytest.mark.parametrize("rule", list(kinds()))
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_place_for_a_word_is_left_open(rule: str, lang: str, tmp_path: Path) -> None:
    for one in check(apply(tiny(tmp_path), rule)):
        assert "{" not in one.says(lang).replace("{#", "")
        assert one.severity == kinds()[rule].severity
