"""Whether a witness proves what it says: the whole form is followed with it."""

from app.definitions.compiled import Compiled
from app.definitions.rules import Witness, evaluate, witness
from app.definitions.rules.nodes import Node
from app.definitions.rules.witness.follow import Path
from app.definitions.rules.witness.form import fields


def holds(compiled: Compiled, node: Node, found: Witness) -> bool:
    """Whether the condition holds when the whole form is followed with the witness."""
    path = Path(compiled, frozenset(field.id for field in fields(compiled)))
    scope = path.follow({**found.context, **found.answers})
    return evaluate(node, scope, compiled.resolved.scales) is True


def proven(compiled: Compiled, field: str) -> Witness:
    found = witness(compiled, field)
    assert found is not None
    assert holds(compiled, compiled.show[field], found)
    return found
