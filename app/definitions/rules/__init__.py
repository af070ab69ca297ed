"""The rule language: conditions and formulas, read once into a tree that answers all questions about them."""

from app.definitions.rules.check import condition, typecheck
from app.definitions.rules.evaluate import evaluate
from app.definitions.rules.nodes import Node, calls, reads
from app.definitions.rules.parse import RESERVED, parse
from app.definitions.rules.problem import RuleError
from app.definitions.types import Scales, Type, Value

__all__ = [
    "RESERVED",
    "Node",
    "RuleError",
    "Scales",
    "Type",
    "Value",
    "calls",
    "condition",
    "evaluate",
    "parse",
    "reads",
    "typecheck",
]
