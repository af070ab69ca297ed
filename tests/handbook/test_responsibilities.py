"""What a PMO answers for leads to the processes that fulfil it."""

from __future__ import annotations

from pathlib import Path

from app.definitions.lint import check
from app.handbook.directives import write
from app.handbook.directives.definitions import definitions
from tests.definitions.overlay import change, tiny
from tests.handbook.conftest import ROOT, VALID


def row(root: Path, id_: str, lang: str = "en") -> str:
    return next(
        one
        for one in write(definitions(root), "responsibilities", "", lang)
        if one.startswith(f"| **{id_}. ")
    )


def test_each_responsibility_leads_to_its_processes() -> None:
    assert row(VALID, "second", "nl") == (
        "| **second. Besluiten**<br>Iemand besluit. |"
        f" [{definitions(VALID).processes['run-gate'].title.nl}](docs:processes/run-gate.md) |"
    )


def test_a_process_out_of_use_fulfils_nothing(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/run-gate.yml", "status: active", "status: retired")
    assert row(root, "second").endswith("| – |")
    assert "responsibility-without-process" in {one.rule for one in check(root)}


def test_the_same_responsibility_twice_is_a_finding(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "processes/method.yml", "{id: second, title", "{id: first, title")
    assert "id-twice" in {one.rule for one in check(root)}


def test_a_process_that_cannot_be_read_may_fulfil_it(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / "processes/run-gate.yml").write_text("id: [", encoding="utf-8")
    assert "responsibility-without-process" not in {one.rule for one in check(root)}


def test_all_thirteen_of_the_method_have_a_process() -> None:
    library = definitions(ROOT)
    assert [one.id for one in library.method.responsibilities] == [*"12345678", *"abcde"]
    for lang in ("en", "nl"):
        lines = write(library, "responsibilities", "", lang)
        assert sum("](docs:processes/" in line for line in lines) == 13
