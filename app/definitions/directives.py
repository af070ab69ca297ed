"""The directives a page may use (`::: process-raci close-project`), and what each takes after its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Takes = Literal["process", "checklist", "nothing"]

DIRECTIVES: Mapping[str, Takes] = {
    "process-summary": "process",
    "process-picture": "process",
    "process-raci": "process",
    "process-steps": "process",
    "process-io": "process",
    "process-kpis": "process",
    "process-forms": "process",
    "form": "checklist",
    "life-cycle": "nothing",
    "gates": "nothing",
    "decisions": "nothing",
    "classes": "nothing",
    "roles": "nothing",
    "glossary": "nothing",
}


def anchor_of_term(id_: str) -> str:
    """Where `::: glossary` puts a term."""
    return f"term-{id_}"
