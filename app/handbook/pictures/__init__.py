"""Pictures drawn from the YAML, as SVG in the page: no script, no other host, colours by style sheet."""

from app.handbook.pictures.lifecycle import GateState, life_cycle
from app.handbook.pictures.swimlane import swimlane

__all__ = ["GateState", "life_cycle", "swimlane"]
