"""What a form said when it was sent, where that is what counts: its figures do not follow the registers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

Json = Any


def with_figures_of(sent: Mapping[str, Json], record: Mapping[str, Json], steps: Collection[str]) -> Json:
    """`record` in which all that was worked out on these steps stands as it did in `sent`.

    Registers go on after a report was sent: what was green that day must not turn red while it is read.
    """
    before = {one["id"]: one for step in sent["steps"] if step["id"] in steps for one in step["fields"]}

    def kept(field: Mapping[str, Json]) -> Mapping[str, Json]:
        known = before.get(field["id"])
        if field["type"] != "calc" or known is None:
            return field
        return {**field, "value": known["value"], "shown": known["shown"]}

    pages = [
        {**step, "fields": [kept(one) for one in step["fields"]]} if step["id"] in steps else step
        for step in record["steps"]
    ]
    return {**record, "steps": pages}
