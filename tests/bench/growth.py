"""How the cost of a page grows with the number of its questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from tests.bench.place import form_in_progress
from tests.bench.timing import costs
from tests.bench.visit import Visit
from tests.services.published import SMALL

SIZES = (10, 20, 40, 80)


def _field(number: int) -> dict[str, object]:
    """A question, each second one with a condition over the one before it."""
    one: dict[str, object] = {
        "id": f"made_{number}",
        "type": "text",
        "label": {"en": f"Question {number}", "nl": f"Vraag {number}"},
        "help": {"en": "Say it in one sentence.", "nl": "Zeg het in één zin."},
        "why": {"en": "Somebody reads it.", "nl": "Iemand leest het."},
    }
    return one | ({"show": f"len(made_{number - 1}) > 3"} if number % 2 else {})


def _tree(root: Path, size: int) -> None:
    """The small method, with a form of so many questions on one page."""
    shutil.copytree(SMALL, root)
    path = root / "checklists" / "idea.yml"
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    form["steps"].append(
        {
            "id": "made",
            "title": {"en": "Made up", "nl": "Verzonnen"},
            "by": "starter",
            "fields": [_field(number) for number in range(size)],
        }
    )
    path.write_text(yaml.safe_dump(form, allow_unicode=True, sort_keys=False), encoding="utf-8")


def by_size(looks: Path, folder: Path) -> dict[int, tuple[float, float]]:
    """Questions on the page -> seconds to open it and to save it. `looks`: where mkdocs.yml lies."""
    visits: dict[int, Visit] = {}
    for size in SIZES:
        root = folder / f"tree-{size}"
        _tree(root, size)
        for name in ("mkdocs.yml", "mkdocs.nl.yml"):
            text = (looks / name).read_text(encoding="utf-8").split("\nnav:", 1)[0]
            (root / name).write_text(text + "\n", encoding="utf-8")
        data = folder / f"data-{size}"
        data.mkdir()
        place = form_in_progress(root, data, "idea")
        visits[size] = Visit(place.browser, f"/f/{place.number}/made")
        visits[size].save()()  # so that all questions are asked
        visits[size] = Visit(place.browser, f"/f/{place.number}/made")
    acts = {f"{size} open": one.open for size, one in visits.items()}
    found = costs(acts | {f"{size} save": one.save for size, one in visits.items()})
    return {size: (found[f"{size} open"], found[f"{size} save"]) for size in SIZES}
