"""Words: "je" in Dutch, names of others where they are explained, terms that are used, headings alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import change, tiny

EN, NL = "docs/en/index.md", "docs/nl/index.md"
METHOD, TERMS = "processes/method.yml", "processes/glossary.yml"
MARKS = (METHOD, "closed_days:", "marks: {names: [HallMethod, H²], pages: [index.md]}\nclosed_days:")
RUN = "docs/en/processes/run-gate.md"
REVIEW, DECIDE = "## Review {#review-gate}", "## Decide {#decide-gate}"


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str, int, int]]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [(one.rule, one.path, one.line, one.column) for one in check(root)]


@pytest.mark.parametrize(
    ("text", "column"), [("Weet u het?", 6), ("Uw idee.", 1), ("Dat is van u.", 12), ("(u)", 2)]
)
def test_dutch_pages_do_not_say_u(text: str, column: int, tmp_path: Path) -> None:
    assert found(tmp_path, (NL, "::: life-cycle", text)) == [("formal-you", NL, 7, column)]


@pytest.mark.parametrize("text", ["Na 16 u is het dicht.", "De U-bocht, de V.U. en nu.", "Zeg nooit `u`."])
def test_a_letter_or_an_hour_is_not_somebody(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, (NL, "::: life-cycle", text)) == []


def test_english_pages_may_have_the_letter(tmp_path: Path) -> None:
    assert found(tmp_path, (EN, "::: life-cycle", "Turn at u.")) == []


def test_a_dutch_text_of_a_form_does_not_say_u_either(tmp_path: Path) -> None:
    said = found(tmp_path, ("checklists/idea.yml", "nl: Korte naam", "nl: Uw naam"))
    assert [one[:2] for one in said] == [("formal-you", "checklists/idea.yml")]


@pytest.mark.parametrize("name", ["HallMethod", "H²"])
def test_a_name_of_others_stands_on_the_pages_that_explain_it_only(name: str, tmp_path: Path) -> None:
    explained = (NL, "::: life-cycle", f"Wij zijn geen {name}.")
    told = (RUN, "Back to", f"As in {name}: back to")
    assert found(tmp_path, MARKS, explained, told) == [("name-of-others", RUN, 13, 7)]


def test_a_name_of_others_stands_in_no_text_of_a_file(tmp_path: Path) -> None:
    said = found(tmp_path, MARKS, (TERMS, "Something we do once", "What HallMethod calls once"))
    assert [one[:2] for one in said] == [("name-of-others", TERMS)]


def test_part_of_another_word_is_not_a_name_of_others(tmp_path: Path) -> None:
    assert found(tmp_path, MARKS, (RUN, "Back to", "HallMethods, hallmethod: back to")) == []


def test_a_term_counts_as_used_by_another_name_and_in_a_longer_word(tmp_path: Path) -> None:
    chair = "  - {id: chair, en: Chair, nl: Stoel, def_en: To sit., def_nl: Zitten., syn_en: [seat]}\n"
    term = (TERMS, "  - id: gate", chair + "  - id: gate")
    used = ((EN, "::: life-cycle", "Take your seats."), (NL, "::: life-cycle", "Zet de stoelen klaar."))
    assert found(tmp_path, term, *used) == []
    assert [one[0] for one in found(tmp_path / "b", term, used[0])] == ["term-unused"]


def test_a_term_is_not_used_inside_another_word(tmp_path: Path) -> None:
    term = (TERMS, "  - id: gate", "  - {id: air, en: Air, nl: Lucht, def_en: A, def_nl: A}\n  - id: gate")
    used = ((EN, "::: life-cycle", "A chair."), (NL, "::: life-cycle", "Lucht."))
    assert [one[0] for one in found(tmp_path, term, *used)] == ["term-unused"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (f"{REVIEW}\n\n{DECIDE}", f"{DECIDE}\n\n{REVIEW}", 9),
        (DECIDE, f"#{DECIDE}", 11),
        ("Back to", "## After that\n\nBack to", 1),
    ],
)  # fmt: skip
def test_both_languages_have_the_same_headings(old: str, new: str, line: int, tmp_path: Path) -> None:
    assert [one[:3] for one in found(tmp_path, (RUN, old, new))] == [("headings-differ", RUN, line)]


def test_a_heading_that_is_missing_is_said_once(tmp_path: Path) -> None:
    said = found(tmp_path, (EN, "::: life-cycle", "## Cycle {#cycle}\n\n## Next {#next}"))
    assert [one[0] for one in said] == ["heading-without-twin"] * 2
