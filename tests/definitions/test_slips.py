"""Whatever slips into a file ends in findings, never in a traceback; what has none can be followed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.definitions.compiled import compile_checklist
from app.definitions.lint import check
from app.definitions.loader import load
from app.definitions.resolve import resolve
from tests.definitions.overlay import VALID

FILES = sorted(
    path.relative_to(VALID).as_posix() for path in VALID.rglob("*") if path.suffix in (".yml", ".md")
)
VALUES = ["[]", "{}", "3", "2.5", "true", "[1, a]", "{a: b}", '""', "x", "null", "- x", "'x", "G9", "Yes"]


def _slipped(lines: list[str], kind: str, at: int, value: str) -> list[str]:
    at %= len(lines)
    line = lines[at]
    match kind:
        case "gone":
            return lines[:at] + lines[at + 1 :]
        case "cut":
            return [*lines[:at], line[: len(line) // 2], *lines[at + 1 :]]
        case "twice":
            return [*lines[:at], line, *lines[at:]]
        case _:
            key = line.partition(":")[0]
            return [*lines[:at], f"{key}: {value}", *lines[at + 1 :]]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(FILES),
    st.sampled_from(["gone", "cut", "twice", "other"]),
    st.integers(0, 400),
    st.sampled_from(VALUES),
)
def test_a_slip_ends_in_findings_or_in_forms_that_work(file: str, kind: str, at: int, value: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(VALID, Path(folder) / "tree"))
        lines = (root / file).read_text(encoding="utf-8").splitlines()
        (root / file).write_text("\n".join(_slipped(lines, kind, at, value)), encoding="utf-8")
        errors = [one for one in check(root) if one.severity == "error"]
        library, _ = load(root)
        if not errors:
            assert not library.broken
            for id_ in library.checklists:
                compile_checklist(resolve(library, id_))
