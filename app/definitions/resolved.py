"""A checklist with everything it reads, and nothing else: what a run is pinned to."""

from __future__ import annotations

from pydantic import Field as Key

from app.definitions.checklist import Checklist, Option
from app.definitions.method import Decision, Gate, ProjectClass, Scale, Setting
from app.definitions.register import Register
from app.definitions.text import Shape, Text

FORMAT = 1
QuorumByClass = dict[str, dict[str, tuple[str, ...]]]


class Resolved(Shape):
    """The checklist as people follow it, pinned by its hash.

    Parts are inlined, choices from settings are options, criteria of gates taken in the same moment are
    in place. The rest is what its rules and duties read: by id, and only that. `scales` holds the quorum
    of each class too (under `quorum`) where a function reads it. `facts`: the options of what other forms
    set on a project (`data_class`), for the words of rules. `functions`: version by name.
    """

    format: int  # no default, so that it is always written out: it says how to read the rest
    checklist: Checklist
    settings: dict[str, Setting] = Key(default_factory=dict)
    scales: dict[str, Scale | QuorumByClass] = Key(default_factory=dict)
    roles: dict[str, Text] = Key(default_factory=dict)
    phases: dict[str, Text] = Key(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    decisions: tuple[Decision, ...] = ()
    classes: tuple[ProjectClass, ...] = ()
    registers: dict[str, Register] = Key(default_factory=dict)
    facts: dict[str, tuple[Option, ...]] = Key(default_factory=dict)
    functions: dict[str, int] = Key(default_factory=dict)
