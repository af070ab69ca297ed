"""One name for one thing: the other names that the glossary warns of."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.lint import check
from tests.definitions.overlay import change, tiny

EN, NL = "docs/en/index.md", "docs/nl/index.md"
METHOD, TERMS, IDEA = "processes/method.yml", "processes/glossary.yml", "checklists/idea.yml"
ROLES = "processes/roles.yml"
AVOID = (TERMS, "    abbr: [G]", "    abbr: [G]\n    avoid_en: [turnstile]\n    avoid_nl: [Draaihek, hek]")
MARKS = (METHOD, "closed_days:", "marks: {names: [HallMethod], pages: [index.md]}\nclosed_days:")


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str, int, int]]:
    root = tiny(tmp_path)
    for file, old, new in (AVOID, *changes):
        change(root, file, old, new)
    return [(one.rule, one.path, one.line, one.column) for one in check(root)]


@pytest.mark.parametrize("text", ["At a Turnstile.", "It is turnstiles."])
def test_another_name_for_a_term_is_said_where_it_stands(text: str, tmp_path: Path) -> None:
    column = text.casefold().index("turnstile") + 1
    assert found(tmp_path, (EN, "::: life-cycle", text)) == [("other-name", EN, 7, column)]


def test_each_language_has_its_own_names(tmp_path: Path) -> None:
    assert found(tmp_path, (NL, "::: life-cycle", "Bij turnstile.")) == []
    said = found(tmp_path / "b", (NL, "::: life-cycle", "Bij draaihekken, of het hek."))
    assert said == [("other-name", NL, 7, 25)]


@pytest.mark.parametrize(
    "text", ["The turnstile-keeper.", "A turnstiled hall.", "Type `turnstile`.", "[Go](#turnstile)."]
)
def test_a_longer_word_a_code_and_an_address_are_something_else(text: str, tmp_path: Path) -> None:
    anchor = (EN, "# The small", '<a id="turnstile"></a>\n\n# The small')
    assert found(tmp_path, (EN, "::: life-cycle", text), *([anchor] if "#" in text else ())) == []


def test_the_other_names_of_a_role_are_there_to_be_found(tmp_path: Path) -> None:
    also = (ROLES, "    level: project\n", "    level: project\n    also: {en: Turnstile, nl: Hek}\n")
    assert found(tmp_path, also) == []


def test_a_text_of_a_form_uses_the_term_as_well(tmp_path: Path) -> None:
    said = found(tmp_path, (IDEA, "purpose: {en: ", "purpose: {en: Turnstile. "))
    assert [one[:2] for one in said] == [("other-name", IDEA)]


def test_pages_about_the_names_of_others_and_the_glossary_itself_may_say_it(tmp_path: Path) -> None:
    definition = (TERMS, "def_en: The moment", "def_en: Not a turnstile but the moment")
    assert found(tmp_path, MARKS, definition, (EN, "::: life-cycle", "Their turnstile.")) == []
