"""How a pinned definition of an older format becomes one of the next: forms under way stay what they were.

Each step is written down once and never changed, with everything it needs of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Raw = dict[str, Any]
Upgrade = Callable[[Raw], Raw]

# The facts that the product knew by itself before the method named them.
_FACTS = {
    "data_class": ("choice", "Most sensitive data of the project", "Gevoeligste gegevens van het project"),
    "supplier_dep": ("number", "Dependence on suppliers", "Afhankelijkheid van leveranciers"),
    "replaces_system": (
        "yesno",
        "Does the project replace a system or way of working?",
        "Vervangt het project een systeem of werkwijze?",
    ),
    "procurement": ("choice", "Procurement route", "Aanbestedingsroute"),
    "accessibility": (
        "yesno",
        "Does digital accessibility apply?",
        "Is digitale toegankelijkheid van toepassing?",
    ),
    "authorised": ("money", "Authorised budget", "Toegekend budget"),
}
_REGISTER = ("id", "title", "row", "columns", "statuses")


def _facts_and_registers_by_name(data: Raw) -> Raw:
    """Format 1 held the options of facts only, and whole registers."""
    options = data.get("facts", {})
    facts = {
        name: {"title": {"en": en, "nl": nl}, "type": kind}
        | ({"choices": options[name]} if name in options else {})
        for name, (kind, en, nl) in _FACTS.items()
    }
    registers = {
        id_: {key: one for key, one in register.items() if key in _REGISTER}
        for id_, register in data.get("registers", {}).items()
    }
    return {**data, "facts": facts, "registers": registers}


# Format number -> the step to the next one.
UPGRADES: Mapping[int, Upgrade] = MappingProxyType({1: _facts_and_registers_by_name})
