"""The texts of the app in the reader's language. Everybody in this room gets them here."""

from __future__ import annotations

from typing import Any

import flask_babel  # type: ignore[import-untyped]


def gettext(text: str, /, **values: Any) -> str:
    """`text` in the reader's language, with `values` put in."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, num: int, /, **values: Any) -> str:
    """`one` or `many`, by `num`."""
    return str(flask_babel.ngettext(one, many, num, **values))


def N_(text: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a text for the catalogue; it is put into the reader's language where it is shown."""
    return text
