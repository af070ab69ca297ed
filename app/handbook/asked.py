"""The words with which people ask for a page, as its authors wrote them down between its first lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Asked = Mapping[str, tuple[str, ...]]  # id of a heading -> the lines with which people ask for it


def asked(facts: Mapping[str, Any]) -> Asked:
    """What stands under `search: asked:` of the front matter `facts`.

    Whatever has another shape is passed over, for a handbook that was never checked can be searched as well;
    `leidraad check` says what is wrong.
    """
    search = facts.get("search")
    found = search.get("asked") if isinstance(search, Mapping) else None
    if not isinstance(found, Mapping):
        return {}
    return {str(heading): tuple(_lines(lines)) for heading, lines in found.items() if isinstance(lines, list)}


def _lines(lines: Iterable[Any]) -> Iterable[str]:
    return (one for one in lines if isinstance(one, str) and one.strip())
