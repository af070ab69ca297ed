"""The rule language: conditions and formulas, read once into a tree that answers all questions about them."""

from app.definitions.rules.check import condition, typecheck
from app.definitions.rules.evaluate import evaluate
from app.definitions.rules.lacking import lacking
from app.definitions.rules.nodes import Node, calls, reads
from app.definitions.rules.parse import RESERVED, parse
from app.definitions.rules.problem import RuleError
from app.definitions.rules.sentences import SENTENCES, sentence
from app.definitions.rules.witness import Witness, witness
from app.definitions.rules.words import Labels, formula, words
from app.definitions.types import Scales, Type, Value

__all__ = [
    "RESERVED",
    "SENTENCES",
    "Labels",
    "Node",
    "RuleError",
    "Scales",
    "Type",
    "Value",
    "Witness",
    "calls",
    "condition",
    "evaluate",
    "formula",
    "lacking",
    "parse",
    "reads",
    "sentence",
    "typecheck",
    "witness",
    "words",
]
