"""The functions that rules may call. A new one is added here, with its version, its words and its tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.definitions.functions.banded import BANDED
from app.definitions.functions.bands import beside
from app.definitions.functions.function import Function
from app.definitions.functions.plain import PLAIN
from app.definitions.functions.rowwise import ROWWISE

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for function in (*PLAIN, *ROWWISE, *BANDED)}
)

__all__ = ["FUNCTIONS", "Function", "beside"]
