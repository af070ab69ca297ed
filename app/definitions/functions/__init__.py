"""The functions that rules may call. A new one is added here, with its version, its words and its tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.definitions.functions.authority import AUTHORITY
from app.definitions.functions.banded import BANDED
from app.definitions.functions.bands import beside
from app.definitions.functions.colours import COLOURS
from app.definitions.functions.completing import COMPLETING
from app.definitions.functions.covering import COVERING
from app.definitions.functions.function import Function
from app.definitions.functions.holding import HOLDING
from app.definitions.functions.investing import INVESTING
from app.definitions.functions.learning import LEARNING
from app.definitions.functions.load import LOAD
from app.definitions.functions.looking_up import LOOKING_UP
from app.definitions.functions.milestones import MILESTONES
from app.definitions.functions.plain import PLAIN
from app.definitions.functions.risks import RISKS
from app.definitions.functions.rowwise import ROWWISE
from app.definitions.functions.working_days import WORKING_DAYS

_ALL = (
    *PLAIN, *ROWWISE, *BANDED, *INVESTING, *RISKS, *WORKING_DAYS, *COLOURS, *MILESTONES, *COVERING, *HOLDING,
    *AUTHORITY, *COMPLETING, *LEARNING, *LOAD, *LOOKING_UP,
)  # fmt: skip
FUNCTIONS: Mapping[str, Function] = MappingProxyType({function.name: function for function in _ALL})

__all__ = ["FUNCTIONS", "Function", "beside"]
