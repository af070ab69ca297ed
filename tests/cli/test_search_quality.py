"""`leidraad search-quality` measures the search over any folder of Markdown."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from app.cli import main

QUESTIONS = [
    {"query": "what labour costs", "expected": "plan.md#labour", "expected_page": "plan.md", "lang": "en",
     "kind": "known-item"},
    {"query": "wie betaalt", "expected": "plan.md#nowhere", "expected_page": "plan.md", "lang": "nl",
     "kind": "paraphrase"},
]  # fmt: skip


def _run(folder: Path, *lines: object) -> Result:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "plan.md").write_text("# Plan\n\n## Labour\n\nWhat people cost.\n\n## Time\n\nDates.\n", "utf-8")
    questions = folder / "q.jsonl"
    questions.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return CliRunner().invoke(main, ["search-quality", "--docs", str(docs), "--queries", str(questions)])


def test_it_prints_the_figures_the_failures_and_how_long_answers_took(tmp_path: Path) -> None:
    result = _run(tmp_path, *QUESTIONS)
    assert result.exit_code == 0, result.output
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line[:1].isalpha()}
    assert rows["known-item"][:3] == ["1", "1.000", "1.000"]
    assert rows["paraphrase"][:3] == ["1", "0.000", "0.000"]
    assert rows["all"][:3] == ["2", "0.500", "0.500"]
    assert "p50" in result.stdout
    assert "[paraphrase, nl] wie betaalt" in result.stdout


def test_a_fault_in_the_questions_is_one_sentence(tmp_path: Path) -> None:
    result = _run(tmp_path, {"query": "x"})
    assert result.exit_code == 1
    assert "q.jsonl:1: “expected” is missing" in result.stderr


def test_a_folder_without_text_is_said(tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps(QUESTIONS[0]), "utf-8")
    (tmp_path / "empty").mkdir()
    args = ["search-quality", "--docs", str(tmp_path / "empty"), "--queries", str(questions)]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 1
    assert "there is no Markdown" in result.stderr
