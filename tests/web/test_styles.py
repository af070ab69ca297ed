"""The app wears the styles of the handbook too: no word may mean one thing there and another here."""

from __future__ import annotations

import re
from pathlib import Path

APP = Path(__file__).parents[2] / "app"
# Named in both on purpose: the app says what is different on its pages.
SHARED = {"ld-cards", "ld-columns", "ld-facts", "ld-header__link", "ld-long", "ld-picture"}


def styled(folder: Path) -> set[str]:
    """The class names that the style sheets in a folder speak of."""
    sheets = [path.read_text(encoding="utf-8") for path in folder.glob("*.css")]
    assert sheets
    return {name for sheet in sheets for name in re.findall(r"\.(ld-[\w-]+)", sheet)}


def test_what_the_handbook_styles_for_itself_does_not_touch_a_form() -> None:
    assert styled(APP / "handbook/theme/assets/css") & styled(APP / "web/static") <= SHARED
