"""A checklist with everything it reads, and nothing else: what a run is pinned to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Key

from app.definitions.checklist import Checklist, Column
from app.definitions.method import Decision, Fact, Gate, ProjectClass, Scale, Setting
from app.definitions.register import Status
from app.definitions.text import Shape, Text

FORMAT = 2
QuorumByClass = dict[str, dict[str, tuple[str, ...]]]


class ReadRegister(Shape):
    """A register as far as one form reads or writes it; who sees its rows is not the form's matter."""

    id: str
    title: Text
    row: Text
    columns: tuple[Column, ...] = ()
    statuses: tuple[Status, ...] = ()
    identity: tuple[str, ...] = ()
    scope: Literal["project", "organisation"] = "project"


class Resolved(Shape):
    """The checklist as people follow it, pinned by its hash.

    Parts are inlined, choices from settings are options, columns taken from registers and criteria of gates
    taken in the same moment are in place. The rest is what its rules and duties read: by id, and only that.
    `scales` holds the quorum of each class (under `quorum`) and lists such as the closed days too, where a
    function reads them. `duties`: titles by id. `functions`: version by name.
    """

    format: int  # no default, so that it is always written out: it says how to read the rest
    checklist: Checklist
    settings: dict[str, Setting] = Key(default_factory=dict)
    scales: dict[str, Scale | QuorumByClass | tuple[str, ...]] = Key(default_factory=dict)
    roles: dict[str, Text] = Key(default_factory=dict)
    phases: dict[str, Text] = Key(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    decisions: tuple[Decision, ...] = ()
    classes: tuple[ProjectClass, ...] = ()
    registers: dict[str, ReadRegister] = Key(default_factory=dict)
    facts: dict[str, Fact] = Key(default_factory=dict)
    duties: dict[str, Text] = Key(default_factory=dict)
    functions: dict[str, int] = Key(default_factory=dict)
