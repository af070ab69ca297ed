"""One condition or formula that cannot be used, as a finding at its place in the file."""

from __future__ import annotations

from app.definitions.finding import finding
from app.definitions.functions import FUNCTIONS
from app.definitions.functions.bands import BESIDE
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.rules import RuleError, calls, sentence
from app.definitions.slots import Slot
from app.definitions.text import Text


def formula(look: Look, slot: Slot, at: Placed, text: str) -> None:
    """Note what is wrong with a formula. `text`: what stands at the place, without what was put around it."""
    if slot.error is not None:
        return _error(look, slot, slot.error, at, text)
    for name in sorted(calls(slot.node)) if slot.node else ():
        for scale in FUNCTIONS[name].reads_scales:
            if scale not in BESIDE and scale not in look.library.method.scales:
                look.note("unknown-scale", at.source, *at.where, id=scale, function=name)
    return None


def _error(look: Look, slot: Slot, error: RuleError, at: Placed, text: str) -> None:
    # What resolving put around the text is not in the file.
    offset = max(error.column - max(slot.text.find(text), 0), 0)
    line, column = at.source.inside(offset, *at.where)
    problem = error.problem
    named = {key: str(value) for key, value in problem.args.items()}
    if problem.id in ("rule-later-field", "rule-unknown-name"):
        return _note(look, problem.id, at, line, column, name=named["name"])
    if problem.id == "rule-unknown-function":
        known = ", ".join(sorted(FUNCTIONS))
        return _note(look, problem.id, at, line, column, name=named["function"], known=known)
    rule = "rule-syntax" if slot.node is None else "rule-type"
    return _note(look, rule, at, line, column, problem=sentence(problem))


def _note(look: Look, rule: str, at: Placed, line: int, column: int, **args: str | Text) -> None:
    look.findings.append(finding(rule, at.source.path, (line, column), **args))
