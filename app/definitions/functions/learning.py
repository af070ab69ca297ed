"""Which modules a new project manager follows. The choice is two scales of the method.

- `experience`: the answers with their place (a higher number is more experience).
- `learning_path`: the modules, each with the most experience with which it is still followed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.definitions.functions.bands import scale
from app.definitions.functions.function import CHOSEN, Function, Names
from app.definitions.text import Text
from app.definitions.types import Scales, Type, Value, codes

EXPERIENCE, PATH = "experience", "learning_path"


def _number_in(module: str) -> tuple[int, str]:
    # M2 comes before M10.
    return int(re.sub(r"\D", "", module) or 0), module


def _path_for(args: Sequence[str], scales: Scales) -> Value:
    has = scale(scales, EXPERIENCE).points.get(args[0])
    if has is None:
        return None
    modules = scale(scales, PATH).points
    return tuple(sorted((module for module, most in modules.items() if has <= most), key=_number_in))


def _modules(types: tuple[Type, ...], names: Names) -> Type:
    return codes()


LEARNING = (
    Function(
        "path_for", 1, (CHOSEN,), _modules, _path_for,
        Text(en="the modules that fit {0}", nl="de modules die passen bij {0}"),
        Text(en="modules for {0}", nl="modules bij {0}"),
        reads_scales=(EXPERIENCE, PATH),
    ),
)  # fmt: skip
