"""The directives a page may use (`::: process-raci close-project`), and what each takes after its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from app.definitions.library import Library

Takes = Literal["process", "checklist", "module", "role", "nothing"]

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
    "context": "nothing",
    "responsibilities": "nothing",
    "risk-matrix": "nothing",
    "roles": "nothing",
    "glossary": "nothing",
    "role-card": "role",
    "template": "checklist",
    "module-summary": "module",
    "quiz": "module",
    "modules": "nothing",
    "random-question": "nothing",
}


def anchors(name: str, id_: str | None, library: Library) -> frozenset[str]:
    """The places on its page that a directive makes, to link to.

    `#<term>`, `#<role in small letters>`, `#<module>-<question>`; of a role card its headings.
    """
    module = library.modules.get(id_ or "")
    if name == "quiz" and module is not None:
        return frozenset(f"{id_}-{one.id}" for one in module.questions)
    if name == "role-card":
        return frozenset({"first-week", "forms", "steps"})
    if name == "glossary":
        return frozenset(library.glossary)
    if name == "roles":
        return frozenset(code.lower() for code in library.roles)
    return frozenset()
