"""What opening and saving the longest page of a gate cost, against the same page written by hand."""

from __future__ import annotations

from pathlib import Path

from app.definitions.compiled import Compiled
from tests.bench.hand_written import hand_written
from tests.bench.place import form_in_progress
from tests.bench.timing import costs
from tests.bench.visit import Visit

BY_HAND = "/gates/1/requirements"


def gate_page(
    root: Path, data: Path, form: Compiled, class_: str, gates: tuple[str, ...]
) -> tuple[dict[str, float], int]:
    """Seconds to open and to save a page of requirements, ours and by hand, and how many there are."""
    place = form_in_progress(root, data, form.checklist.id, class_, gates)
    ours = Visit(place.browser, f"/f/{place.number}/criteria")
    asked = {name.split("-pm_")[0] for name in ours.texts | ours.choices}
    criteria = [one for one in form.checklist.criteria if f"criteria-{one.code}" in asked]
    browser = hand_written(root, data, criteria).test_client()
    browser.set_cookie("login", "robin")
    theirs = Visit(browser, BY_HAND)
    took = costs(
        {"open": ours.open, "open by hand": theirs.open, "save": ours.save, "save by hand": theirs.save}
    )
    return took, len(criteria)
