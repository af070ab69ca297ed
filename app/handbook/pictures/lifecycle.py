"""The life cycle: phases as chevrons in rows, gates as diamonds below, where one phase ends or on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.definitions.method import Gate, Method, Phase
from app.handbook.pictures import svg
from app.handbook.pictures.svg import LINE, Box

GateState = Literal["passed", "conditional", "waiting", "returned", "held", "stopped"]

_STATES: Mapping[GateState, tuple[str, str]] = {
    "passed": ("✓ passed", "✓ gehaald"),
    "conditional": ("✓ with conditions", "✓ onder voorwaarden"),
    "waiting": ("… being decided", "… wordt beslist"),
    "returned": ("↺ to be reworked", "↺ aan te passen"),
    "held": ("‖ on hold", "‖ opgeschort"),
    "stopped": ("✕ stopped", "✕ gestopt"),
}
_WORDS = {
    "title": ("The life cycle of a project", "De levensloop van een project"),
    "here": ("You are here", "Je bent hier"),
    "phase": ("Phase {}", "Fase {}"),
    "gate": ("gate {}", "beslismoment {}"),
}
_UNIT, _HIGH, _POINT, _GATE = 124.0, 62.0, 14.0, 46.0
_ROW = 5 * _UNIT  # what fits beside the table of contents
_GAP = 8.0


@dataclass(frozen=True)
class Placed:
    """A phase with its chevron, and its gates with their diamonds."""

    phase: Phase
    chevron: Box
    lines: tuple[str, ...]
    gates: tuple[tuple[Gate, Box], ...]


@dataclass(frozen=True)
class Layout:
    """Where everything goes; apart from the drawing, so that it can be checked."""

    phases: tuple[Placed, ...]
    width: float
    height: float


def gates_of(method: Method, phase: Phase) -> tuple[Gate, ...]:
    """The gates of a phase in their order; the one that ends it comes last."""
    on_the_way = [one for one in method.gates if one.phase == phase.id and one.id != phase.ends_with]
    return (*on_the_way, *(one for one in method.gates if one.id == phase.ends_with))


def lay_out(method: Method, lang: str, here: bool, states: bool, notes: int = 0) -> Layout:
    """Chevrons one against the other, in as many rows as they need; a phase with more gates is longer.

    `here` and `states` say whether there must be room for "you are here" above and for words below;
    `notes` for how many lines below those.
    """
    x, above = 0.0, LINE + 14 if here else 2.0
    below = _GATE + 8 + (2 * LINE if states else 8) + notes * LINE
    texts = {one.id: svg.wrap(one.title[lang], _width(method, one) - _POINT - 8) for one in method.phases}
    high = max(_HIGH, *(len(lines) * LINE + 14 for lines in texts.values()))
    top, placed = above, []
    for phase in method.phases:
        gates = gates_of(method, phase)
        width = _width(method, phase)
        if x and x + width > _ROW:
            x, top = 0.0, top + high + below + _GAP + above
        # The last diamond stands under the joint to the next phase, the others one unit before each other.
        right = x + width + _POINT / 2 - _GATE / 2
        places = (right - _UNIT * (len(gates) - 1 - n) for n in range(len(gates)))
        diamonds = tuple(
            (gate, Box(left, top + high + 8, _GATE, _GATE)) for gate, left in zip(gates, places, strict=True)
        )
        placed.append(Placed(phase, Box(x, top, width, high), texts[phase.id], diamonds))
        x += width
    widest = max(one.chevron.x + one.chevron.width for one in placed)
    return Layout(tuple(placed), widest + _UNIT / 2, top + high + below + 4)


def _width(method: Method, phase: Phase) -> float:
    return _UNIT * max(len(gates_of(method, phase)), 1)


def life_cycle(
    method: Method,
    lang: str,
    here: str | None = None,
    gates: Mapping[str, GateState] | None = None,
    links: Mapping[str, str] | None = None,
    name: str = "ld-life-cycle",
    notes: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The picture as HTML.

    `here` is the phase where a project is now; `gates` says how each gate stands, by gate id; `links` gives
    addresses by phase or gate id, `notes` lines below a gate. Raises ValueError for a phase that the method
    does not have.
    """
    if here is not None and here not in {phase.id for phase in method.phases}:
        raise ValueError(f"the method has no phase {here!r}")
    states, below = gates or {}, notes or {}
    most = max((len(lines) for lines in below.values()), default=0)
    layout = lay_out(method, lang, here is not None, bool(states), most)
    parts = []
    for one in layout.phases:
        parts.append(_phase(one, one.phase.id == here, links or {}))
        for gate, box in one.gates:
            noted = below.get(gate.id, ())
            parts.append(_gate(gate, box, states.get(gate.id), noted, lang, links or {}))
        if one.phase.id == here:
            parts.append(_here(one, lang))
    told = " ".join(_told(one, here, states, below, lang) for one in layout.phases)
    return svg.picture(name, _word("title", lang), told, layout.width, layout.height, parts)


def _word(name: str, lang: str, *fill: str) -> str:
    return _WORDS[name][lang == "nl"].format(*fill)


def _state(state: GateState, lang: str) -> str:
    return _STATES[state][lang == "nl"]


def _linked(id_: str, content: str, links: Mapping[str, str]) -> str:
    return svg.link(links[id_], content) if id_ in links else content


def _phase(one: Placed, here: bool, links: Mapping[str, str]) -> str:
    box = one.chevron
    left, right, foot = box.x + 2, box.x + box.width, box.y + box.height
    middle = box.centre[1]
    above = ((left, box.y), (right, box.y), (right + _POINT, middle))
    corners = (*above, (right, foot), (left, foot), (left + _POINT, middle))
    css = "ld-phase ld-phase--here" if here else "ld-phase"
    text = svg.lines_of_text(one.lines, box.centre[0] + _POINT / 2 + 1, middle, "ld-phase-title")
    return _linked(one.phase.id, f'<g class="{css}">{svg.polygon(corners, "ld-chevron")}{text}</g>', links)


def _gate(
    gate: Gate,
    box: Box,
    state: GateState | None,
    notes: tuple[str, ...],
    lang: str,
    links: Mapping[str, str],
) -> str:
    x, y = box.centre
    shape = svg.diamond(box, f"ld-gate ld-gate--{state}" if state else "ld-gate")
    drawn = shape + svg.lines_of_text((gate.id,), x, y, "ld-gate-title")
    lines = svg.wrap(_state(state, lang), _UNIT - 16) if state else ()
    if lines:
        drawn += svg.lines_of_text(lines, x, box.y + _GATE + 4 + len(lines) * LINE / 2, "ld-gate-state")
    if notes:
        middle = box.y + _GATE + 4 + len(lines) * LINE + len(notes) * LINE / 2
        drawn += svg.lines_of_text(notes, x, middle, "ld-gate-note")
    return _linked(gate.id, drawn, links)


def _here(one: Placed, lang: str) -> str:
    x, top = one.chevron.centre[0] + _POINT / 2, one.chevron.y
    head = svg.polygon(((x - 7, top - 12), (x + 7, top - 12), (x, top - 3)), "ld-here", "currentColor")
    return svg.lines_of_text((_word("here", lang),), x, top - 12 - LINE / 2, "ld-here-title") + head


def _told(
    one: Placed,
    here: str | None,
    states: Mapping[str, GateState],
    notes: Mapping[str, tuple[str, ...]],
    lang: str,
) -> str:
    """The phase and its gates in a sentence, for who does not see the picture."""
    said = _word("phase", lang, one.phase.title[lang])
    if one.phase.id == here:
        said += f" ({_word('here', lang).lower()})"
    for gate, _ in one.gates:
        said += f", {_word('gate', lang, gate.id)}"
        state = states.get(gate.id)
        words = [_state(state, lang)[2:]] if state else []
        words += notes.get(gate.id, ())
        said += f" ({', '.join(words)})" if words else ""
    return said + "."
