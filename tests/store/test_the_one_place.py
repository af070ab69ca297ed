"""There is one place that says who sees what; nothing in the code goes past it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

STORE = Path(__file__).parent.parent.parent / "app" / "store"
GUARDED = ("Project", "Run", "Lesson", "RegisterRow", "StoredFile")


def test_nothing_reads_guarded_rows_but_through_the_one_place() -> None:
    """Beside `visible` a query may ask for single columns of a run one holds already, to lock it or count."""
    allowed = {
        ("runs.py", "Run.id"),  # locks
        ("events.py", "Run.id"),  # locks
        ("registers.py", "RegisterRow"),  # row_from: the run was opened before
        ("lessons.py", "Lesson"),  # lesson_of_run: the same
        ("lessons.py", "Lesson.id"),  # written: of lessons that were seen before
        ("lessons.py", "Run.lang"),
        ("lessons.py", "Run.started_at"),
        ("files.py", "StoredFile"),  # _of_run: what one hands in just now
    }
    found = {
        (path.name, ast.unparse(argument))
        for path in STORE.glob("*.py")
        if path.name != "visible.py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in ("select", "query", "get")
        for argument in call.args
        if ast.unparse(argument).split(".")[0] in GUARDED
    }
    assert found - allowed == {("runs.py", "Project")}  # the project of a run that may be seen


def test_the_rest_of_the_app_asks_the_store_and_no_database() -> None:
    """Outside the store nobody imports SQLAlchemy, and nobody asks a session anything himself."""
    asked = re.compile(
        r"sqlalchemy|alembic|\bsession\.(execute|scalars?|query|get|get_one|add|add_all|delete|merge|connection)\("
    )
    app = STORE.parent
    found = {
        f"{path.relative_to(app)}: {line.strip()}"
        for path in app.rglob("*.py")
        if STORE not in path.parents
        for line in path.read_text(encoding="utf-8").splitlines()
        if asked.search(line)
    }
    assert found == set()
