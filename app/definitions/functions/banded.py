"""Functions that read a scale of the method: points for size and nature, the class, who must be present.

Every number is in `processes/method.yml`, under `scales`, by these ids:

- `band_cost` (whole currency units), `band_months`, `band_units`: bands with points.
- `data_points`: points by data class (`none`, `internal`, `personal`, `special`).
- `project_class`: bands of the class score whose `points` are the class codes, smallest class first.
- `class_floor_cost` (bands), `class_floor_data` and `class_floor_duty` (points by code): the lowest class
  that a cost, a kind of data, a duty (`yes`) allow, as its place in `project_class`: 1 = the smallest class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.definitions.functions.bands import QUORUM, banded, place, scale
from app.definitions.functions.function import CODED, NUMBERS, SUMS, Function, Names, a_number, a_truth
from app.definitions.text import Text
from app.definitions.types import Kind, Scales, Type, Value, code

CLASSES = "project_class"
FLOOR_COST, FLOOR_DATA, FLOOR_DUTY = "class_floor_cost", "class_floor_data", "class_floor_duty"


def _band_cost(args: Sequence[Decimal], scales: Scales) -> Value:
    return banded(scales, "band_cost", args[0])


def _band_months(args: Sequence[Decimal], scales: Scales) -> Value:
    return banded(scales, "band_months", args[0])


def _band_units(args: Sequence[Decimal], scales: Scales) -> Value:
    return banded(scales, "band_units", args[0])


def _data_points(args: Sequence[str], scales: Scales) -> Value:
    points = scale(scales, "data_points").points.get(args[0])
    return None if points is None else Decimal(points)


def _class_of(args: Sequence[Any], scales: Scales) -> Value:
    score, cost, data, duty, limit = args
    classes = scale(scales, CLASSES).bands
    by_score = place(classes, score)
    if by_score is None:
        return None
    floors = [by_score + 1, int(scale(scales, FLOOR_DATA).points.get(data, 1))]
    by_cost = banded(scales, FLOOR_COST, cost)
    if isinstance(by_cost, Decimal):
        floors.append(int(by_cost))
    if cost >= limit:
        floors.append(int(scale(scales, FLOOR_DUTY).points.get(duty, 1)))
    return str(classes[min(max(floors), len(classes)) - 1].points)


def _a_class(types: tuple[Type, ...], names: Names) -> Type:
    return names.get("project.class", code())


def _quorum(args: Sequence[Any], scales: Scales) -> Value:
    # All gates that one form covers must have theirs; a meeting is one occasion. `A|B`: one of these will do.
    present, class_, occasion = args
    gates = (occasion,) if isinstance(occasion, str) else occasion
    classes = scales.get(QUORUM)
    if not isinstance(classes, Mapping) or class_ not in classes:
        return None
    wanted = [classes[class_].get(gate, classes[class_].get("default", ())) for gate in gates]
    return all(set(one.split("|")) & set(present) for each in wanted for one in each)


_CODE: frozenset[Kind] = frozenset({"code"})
_YESNO: frozenset[Kind] = frozenset({"yesno"})
_SEVERAL: frozenset[Kind] = frozenset({"codes"})

BANDED = (
    Function(
        "band_cost", 1, (SUMS,), a_number, _band_cost,
        Text(en="the points for {0}", nl="de punten voor {0}"),
        Text(en="points for {0}", nl="punten voor {0}"),
        reads_scales=("band_cost",),
    ),
    Function(
        "band_months", 1, (NUMBERS,), a_number, _band_months,
        Text(en="the points for {0}", nl="de punten voor {0}"),
        Text(en="points for {0}", nl="punten voor {0}"),
        reads_scales=("band_months",),
    ),
    Function(
        "band_units", 1, (NUMBERS,), a_number, _band_units,
        Text(en="the points for {0}", nl="de punten voor {0}"),
        Text(en="points for {0}", nl="punten voor {0}"),
        reads_scales=("band_units",),
    ),
    Function(
        "data_points", 1, (_CODE,), a_number, _data_points,
        Text(en="the points for {0}", nl="de punten voor {0}"),
        Text(en="points for {0}", nl="punten voor {0}"),
        reads_scales=("data_points",),
    ),
    Function(
        "class_of", 1, (NUMBERS, SUMS, _CODE, _YESNO, SUMS), _a_class, _class_of,
        Text(
            en="the class that follows from {0}, {1}, {2} and {3}",
            nl="de klasse die volgt uit {0}, {1}, {2} en {3}",
        ),
        Text(
            en="class from {0}; at least what {1}, {2} and {3} (from {4}) require",
            nl="klasse uit {0}; minstens wat {1}, {2} en {3} (vanaf {4}) vragen",
        ),
        reads_scales=(CLASSES, FLOOR_COST, FLOOR_DATA, FLOOR_DUTY),
    ),
    Function(
        "quorum", 1, (_SEVERAL, CODED, _SEVERAL | _CODE), a_truth, _quorum,
        Text(
            en="{0} names everyone who must be present",
            nl="bij {0} staat iedereen die aanwezig moet zijn",
        ),
        Text(en="everyone required is in {0}", nl="iedereen die nodig is staat bij {0}"),
        reads_scales=(QUORUM,),
        denial=Text(
            en="{0} does not name everyone who must be present",
            nl="bij {0} staat niet iedereen die aanwezig moet zijn",
        ),
    ),
)  # fmt: skip
