"""How much each agreement counts: numbers of the method, which the organisation may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.definitions.library import Library

SCALE = "lesson_match"
AT_INTAKE, AT_GATE, AT_QUESTION = "lessons_at_intake", "lessons_at_gate", "lessons_at_question"
NOT_HELPED = "lesson_not_helped"


@dataclass(frozen=True)
class Weights:
    """Points by what agrees; what the scale does not name counts nothing."""

    points: Mapping[str, int]

    def of(self, what: str) -> int:
        """The points of one agreement."""
        return self.points.get(what, 0)


def weights(known: Library) -> Weights | None:
    """The points of this method; None where it does not match lessons with projects."""
    scale = known.method.scales.get(SCALE)
    return Weights(scale.points) if scale is not None else None


def most(known: Library, setting: str) -> int:
    """A number of the settings; none where the method has no such setting."""
    found = known.method.settings.get(setting)
    return found.value if found is not None and isinstance(found.value, int) else 0
