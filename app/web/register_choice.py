"""What the address of a list of rows asks for, and how an address asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import request

from app.services.registers.lines import Wanted

STATUS = "status-"  # in the address, before the code of a status
EVERY = "all"


@dataclass(frozen=True)
class Shape:
    """What an address asks for: which rows, and how much of them is shown."""

    wanted: Wanted
    every: bool = False
    checked: bool = False
    long: bool = False


def asked() -> Shape:
    """What the address of this request asks for."""
    given = request.values
    view = given.get("view", "open")
    code = view.removeprefix(STATUS) if view.startswith(STATUS) else ""
    wanted = Wanted(
        status=code or EVERY,
        view=None if code else view,
        owner=given.get("owner") or None,
        text=given.get("text", "").strip(),
        sort=given.get("sort", "due"),
        down=given.get("down") == "1",
    )
    return Shape(wanted, *(given.get(name) == EVERY for name in ("columns", "checked", "rows_shown")))


def query(shape: Shape, **changes: Any) -> dict[str, str]:
    """What the address says of `shape`, with changes; what goes without saying is left out."""
    wanted = replace(
        shape.wanted, **{name: one for name, one in changes.items() if name not in ("every", "long")}
    )
    said = {
        "view": wanted.view or f"{STATUS}{wanted.status}",
        "owner": wanted.owner or "",
        "text": wanted.text,
        "sort": wanted.sort,
        "down": "1" if wanted.down else "",
        "columns": EVERY if changes.get("every", shape.every) else "",
        "rows_shown": EVERY if changes.get("long", shape.long) else "",
    }
    plain = {"view": "open", "sort": "due"}
    return {name: value for name, value in said.items() if value and plain.get(name) != value}


def address(base: str, said: dict[str, str]) -> str:
    """An address with what it asks for."""
    return f"{base}?{urlencode(said)}" if said else base
