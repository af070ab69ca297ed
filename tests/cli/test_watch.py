"""`leidraad check --watch` says what a save brought or mended, and ends when it is told to."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from app.cli import main
from app.cli.watching import difference
from app.definitions.finding import Finding
from app.definitions.lint import check
from tests.definitions.overlay import apply, change, tiny

PATIENCE = 30  # seconds; far more than it takes, for a machine with much to do
PROGRAM = "from app.cli import main; main()"


def wrong(root: Path) -> tuple[Finding, ...]:
    return check(apply(root, "wrong-value"))


def test_what_moved_to_another_line_is_neither_new_nor_mended(tmp_path: Path) -> None:
    before = wrong(tiny(tmp_path))
    assert difference(before, tuple(replace(one, line=one.line + 3) for one in before)) == []


def test_of_two_that_are_alike_one_can_be_mended(tmp_path: Path) -> None:
    (one,) = wrong(tiny(tmp_path))
    both = (one, replace(one, line=one.line + 1))
    assert [(word.en, finding) for word, finding in difference(both, (one,))] == [("mended", both[1])]
    assert [(word.nl, finding) for word, finding in difference((one,), both)] == [("nieuw", both[1])]


def test_machines_do_not_watch() -> None:
    result = CliRunner().invoke(main, ["check", "--watch", "--format", "json"])
    assert result.exit_code == 2


def test_a_folder_without_a_handbook_is_not_watched(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--watch", "--lang", "nl", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert "geen handboek" in result.stderr


@contextmanager
def watching(root: Path) -> Iterator[tuple[subprocess.Popen[str], queue.Queue[str]]]:
    """The command in its own process, and the lines that it prints for people."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "check", "--watch", "--lang", "en", "--root", str(root)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    reader = threading.Thread(target=lambda out: [lines.put(line) for line in out], args=(process.stdout,))
    reader.start()
    try:
        yield process, lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()
        if process.stderr is not None:
            process.stderr.close()


def test_only_what_changed_is_said_and_ctrl_c_ends_it_well(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    with watching(root) as (process, lines):
        assert process.stderr is not None
        assert "Nothing wrong" in process.stderr.readline()
        assert "Watching" in process.stderr.readline()
        change(root, "checklists/idea.yml", "status: active", "status: ready")
        assert lines.get(timeout=PATIENCE).startswith("new       checklists/idea.yml:")
        change(root, "checklists/idea.yml", "status: ready", "status: active")
        assert lines.get(timeout=PATIENCE).startswith("mended    checklists/idea.yml:")
        for page in ("gone", "lost"):  # twice: after the first, another file stands in its place
            (root / "new.yml").write_text(f"nav:\n  - {page}.md\n", encoding="utf-8")
            (root / "new.yml").replace(root / "mkdocs.yml")
            said = lines.get(timeout=PATIENCE)
            while said.startswith("mended"):
                said = lines.get(timeout=PATIENCE)
            assert "nav-missing-page" in said
            assert page in said
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in process.stderr.read()
        assert lines.empty()
