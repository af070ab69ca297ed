"""The life cycle of a page with the reader's project in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.handbook.directives.definitions import definitions
from app.handbook.here import Here, life_cycle_page, shows_life_cycle, with_here
from tests.handbook.conftest import VALID

METHOD = definitions(VALID).method
HERE = Here("P-2026-001", "Roof & walls", "plan", "G1", dt.date(2026, 5, 1))


def read(site: Path, lang: str) -> str:
    folder = site / "nl" if lang == "nl" else site
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "sentence", "drawn", "described"),
    [
        (
            "en",
            "is in the phase “Plan”. Its next gate is G1 “Start gate”, expected on 1 May 2026.",
            ">You are here</tspan>",
            "Phase Plan (you are here), gate G1 (next).",
        ),
        (
            "nl",
            "is in de fase “Plan”. Het volgende beslismoment is G1 “Startbesluit”, verwacht op 1 mei 2026.",
            ">Je bent hier</tspan>",
            "Fase Plan (je bent hier), beslismoment G1 (volgende).",
        ),
    ],
)
def test_phase_and_next_gate_stand_in_the_picture_in_its_description_and_above_it(
    site: Path, lang: str, sentence: str, drawn: str, described: str
) -> None:
    before = read(site, lang)
    assert drawn not in before
    page = with_here(before, METHOD, lang, HERE)
    for said in (
        sentence,
        drawn,
        described,
        '<a href="/projects/P-2026-001">P-2026-001 · Roof &amp; walls</a>',
    ):
        assert page.count(said) == 1
    assert page.count('id="ld-life-cycle-t"') == before.count('id="ld-life-cycle-t"') == 1
    assert page.count("</svg>") == before.count("</svg>")


def test_without_a_date_or_a_next_gate_nothing_is_made_up(site: Path) -> None:
    undated = with_here(read(site, "en"), METHOD, "en", Here("P-1", "x", "plan", "G1"))
    assert "Its next gate is G1 “Start gate”.</p>" in undated
    last = with_here(read(site, "en"), METHOD, "en", Here("P-1", "x", "work"))
    assert "is in the phase “Work”.</p>" in last
    assert "(next)" not in last


def test_a_phase_that_this_handbook_does_not_have_leaves_the_page_alone(site: Path) -> None:
    page = read(site, "en")
    assert with_here(page, METHOD, "en", Here("P-1", "x", "harvest", "G1")) == page


def test_the_page_with_the_life_cycle_is_found_in_the_site(site: Path, tmp_path: Path) -> None:
    assert life_cycle_page(site) == ""  # the first page of the small method shows it
    assert life_cycle_page(tmp_path) is None
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "nl").mkdir()
    for folder in ("deep/down", "nl"):
        (tmp_path / folder / "index.html").write_text(read(site, "en"), encoding="utf-8")
    life_cycle_page.cache_clear()
    assert life_cycle_page(tmp_path) == "deep/down/"
    assert not shows_life_cycle((site / "processes" / "run-gate" / "index.html").read_text(encoding="utf-8"))
