"""The same for several rows at once: what was chosen on the page of a register, handed to the verb for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.definitions.message import Refused, refused
from app.forms.reading import Unreadable, day
from app.services.registers import bulk
from app.services.registers.bulk import Bulk
from app.services.work import Work


def done_to(work: Work, ticked: Sequence[str], given: Mapping[str, str]) -> Bulk:
    """Do what the pressed button says to the rows that were ticked. Raises Refused for what is missing."""
    if not ticked:
        raise refused("several-none-ticked")
    match given.get("do"):
        case "assign":
            return bulk.assign(work, ticked, _said(given, "several-owner", refused("several-without-owner")))
        case "due":
            return bulk.set_due(work, ticked, _date(given))
        case "close":
            status = _said(given, "several-status", refused("several-without-status"))
            return bulk.close(work, ticked, status, given.get("several-remark", ""))
        case "remind":
            return bulk.remind(work, ticked)
    raise refused("several-nothing-chosen")


def _said(given: Mapping[str, str], name: str, missing: Refused) -> str:
    value = given.get(name, "").strip()
    if not value:
        raise missing
    return value


def _date(given: Mapping[str, str]) -> dt.date:
    try:
        return day(_said(given, "several-due", refused("several-without-date")))
    except Unreadable as problem:
        raise Refused(problem.args[0]) from problem
