"""The risk matrix says of every probability and impact how serious that is, in words, shape and colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.definitions.functions import FUNCTIONS
from app.handbook.directives import write
from app.handbook.directives.definitions import definitions
from app.handbook.directives.writing import Mistake
from app.handbook.pictures.risk_matrix import levels, risk_matrix
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import ROOT, VALID

METHOD = definitions(ROOT).method
CELL = re.compile(r'<td class="ld-level ld-level--(\d)"><strong>(\d+)</strong><br>'
                  r'<span aria-hidden="true">(.)</span> (\w+)</td>')  # fmt: skip


def test_every_cell_says_what_the_function_of_the_forms_says() -> None:
    cells = CELL.findall(risk_matrix(METHOD, "en"))
    assert len(cells) == 25
    band = FUNCTIONS["risk_band"].call
    for _, score, _, word in cells:
        assert band([int(score)], METHOD.scales) == word  # the codes are the English words


def test_each_word_has_a_shape_and_a_colour_of_its_own() -> None:
    cells = CELL.findall(risk_matrix(METHOD, "nl"))
    assert {(word, shape, colour) for colour, _, shape, word in cells} == {
        ("laag", "●", "0"), ("middel", "▲", "1"), ("hoog", "◆", "2"), ("kritiek", "■", "3"),
    }  # fmt: skip


def test_the_most_likely_row_stands_on_top_and_heads_say_what_they_are_heads_of() -> None:
    html = risk_matrix(METHOD, "en")
    rows = re.findall(r'<th scope="row">(.*?)</th>', html)
    assert rows[0] == "Likelihood 5: above 70 percent"
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == [f"Effect {n}" for n in range(1, 6)]


def test_below_it_stands_which_scores_are_so_serious() -> None:
    assert [one.scores[0] for one in levels(METHOD, "en")] == [1, 5, 10, 20]
    assert "critical: score 20 to 25</li>" in risk_matrix(METHOD, "en")
    assert "laag: score 1</li>" in risk_matrix(definitions(VALID).method, "nl")


def test_a_score_above_all_bands_is_a_number_only(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "{points: high, label", "{upto: 2, points: high, label")
    assert "<td>4</td>" in risk_matrix(definitions(root).method, "en")


def test_a_band_without_a_word_is_called_by_its_code(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "{points: high, label: {en: high, nl: hoog}}", "{points: dire}")
    assert "dire: score 2 to 4" in risk_matrix(definitions(root).method, "en")


def test_a_method_without_the_scale_is_told_to_its_author(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "  risk_band:", "  other_band:")
    with pytest.raises(Mistake, match="needs the scale 'risk_band' in processes/method"):
        write(definitions(root), "risk-matrix", "", "en")
