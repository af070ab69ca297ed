"""What the directives of the training write; how it works in the browser is told in a file of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.handbook.directives import write
from app.handbook.directives.definitions import definitions
from app.handbook.directives.writing import Mistake
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import VALID

FILE = "checklists/training/basics.yml"


def text(root: Path, directive: str, id_: str = "", lang: str = "en") -> str:
    return "\n".join(write(definitions(root), directive, id_, lang))


def test_a_question_is_a_group_of_radio_buttons_of_which_one_is_right() -> None:
    html = text(VALID, "quiz", "basics")
    groups = re.findall(r"<fieldset><legend>.*?</fieldset>", html)
    assert len(groups) == 10
    assert all(group.count(" data-right>") == 1 for group in groups)
    assert len({re.findall(r'name="([^"]+)"', group)[0] for group in groups}) == 10


def test_words_of_the_pmo_are_shown_as_they_stand(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, FILE, '"Who reviews?"', '"Is 3 < 5 & <b>true</b>?"')
    assert "Is 3 &lt; 5 &amp; &lt;b&gt;true&lt;/b&gt;?" in text(root, "quiz", "basics")


@pytest.mark.parametrize(("directive", "id_"), [("quiz", "basics"), ("random-question", "")])
def test_a_question_that_came_later_says_so(directive: str, id_: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert "new in" not in text(root, directive, id_)
    source = (root / FILE).read_text(encoding="utf-8").replace('since: "2026.1"', 'since: "2026.9"')
    (root / FILE).write_text(source.replace("2026.9", "2026.10", 1), encoding="utf-8")
    shown = text(root, directive, id_)
    assert re.findall(r"new in handbook ([\d.]+)", shown) == ["2026.10"]
    assert "new in handbook 2026.10 · easy" in shown
    assert "nieuw in handboek 2026.10 · makkelijk" in text(root, directive, id_, "nl")


@pytest.mark.parametrize("directive", ["modules", "random-question"])
def test_only_modules_in_use_are_listed_and_asked(directive: str, tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert "Start gate" not in text(root, directive)
    assert "The first steps" in text(root, directive)
    change(root, FILE, "status: active", "status: draft")
    assert "The first steps" not in text(root, directive)


def test_the_second_module_comes_before_the_tenth(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    source = (root / FILE).read_text(encoding="utf-8")
    for code in ("M10", "M2"):
        made = source.replace("id: basics", f"id: {code.lower()}").replace("code: M1", f"code: {code}")
        (root / f"checklists/training/{code.lower()}.yml").write_text(made, encoding="utf-8")
    assert re.findall(r"\[(M\d+) ", text(root, "modules")) == ["M1", "M2", "M10"]


def test_what_a_module_names_and_is_not_there_is_left_out(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, FILE, "processes: [start-project, run-gate]", "processes: [dream]")
    change(root, FILE, "checklists: [idea]", "checklists: [dream]")
    assert "Processes" not in text(root, "module-summary", "basics")
    assert "Forms" not in text(root, "module-summary", "basics")


def test_a_question_without_a_right_answer_does_not_stop_the_page(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, FILE, ", right: true", "")
    assert "**–**" in text(root, "quiz", "basics")


def test_a_module_that_cannot_be_read_is_named_by_its_file(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / FILE).write_text("id: [", encoding="utf-8")
    with pytest.raises(Mistake, match=r"checklists/training/basics\.yml cannot be read"):
        text(root, "quiz", "basics")


def test_links_lead_to_the_page_from_wherever_the_directive_stands(site: Path) -> None:
    deep = (site / "training" / "basics" / "index.html").read_text(encoding="utf-8")
    flat = (site / "nl" / "method" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../processes/run-gate/"' in deep
    assert 'href="../../#welcome"' in deep
    assert 'href="../training/basics/"' in flat
    assert "docs:" not in re.sub(r"<[^>]*data-[^>]*>", "", deep)


def test_the_search_finds_a_question_on_the_page_of_its_module_only(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {one["location"] for one in index["docs"] if "Who endorses an idea?" in one["text"]}
    assert found == {"training/basics/#test"}
