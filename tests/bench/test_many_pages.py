"""The handbook that is measured: as many pages as asked for, no two alike, with and without what is ours."""

from pathlib import Path

from tests.bench.many_pages import KINDS, handbook

ROOT = Path(__file__).parents[2]


def test_it_has_as_many_pages_as_asked_for_and_no_two_are_the_same(tmp_path: Path) -> None:
    pages = list((handbook(ROOT, tmp_path, KINDS + 20) / "docs").rglob("*.md"))
    assert len(pages) == KINDS + 20
    assert len({page.read_text(encoding="utf-8") for page in pages}) == KINDS + 20


def test_material_alone_has_nothing_of_ours(tmp_path: Path) -> None:
    tree = handbook(ROOT, tmp_path, 1)
    ours, plain = ((tree / f"{name}.yml").read_text(encoding="utf-8") for name in ("ours", "plain"))
    for word in ("app.handbook.directives", "custom_dir", "extra_css"):
        assert word in ours
        assert word not in plain
    assert "navigation.prune" in plain
