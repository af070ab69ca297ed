"""The life cycle: phases as chevrons in a row, gates as diamonds where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.definitions.method import Gate, Method, Phase
from app.handbook.pictures import svg
from app.handbook.pictures.svg import LINE, Box

GateState = Literal["passed", "conditional", "waiting", "held", "stopped"]

_STATES: Mapping[GateState, tuple[str, str]] = {
    "passed": ("✓ passed", "✓ gepasseerd"),
    "conditional": ("✓ with conditions", "✓ met voorwaarden"),
    "waiting": ("… being decided", "… wordt beslist"),
    "held": ("‖ on hold", "‖ aangehouden"),
    "stopped": ("✕ stopped", "✕ gestopt"),
}
_WORDS = {
    "title": ("The life cycle of a project", "De levensloop van een project"),
    "here": ("You are here", "Je bent hier"),
    "phase": ("Phase {}", "Fase {}"),
    "gate": ("then gate {}", "daarna beslismoment {}"),
}
_WIDE, _HIGH, _POINT, _GATE = 124.0, 62.0, 14.0, 46.0


@dataclass(frozen=True)
class Placed:
    """A phase with its chevron, and the gate that ends it with its diamond."""

    phase: Phase
    chevron: Box
    lines: tuple[str, ...]
    gate: Gate | None
    diamond: Box


def lay_out(method: Method, lang: str, top: float) -> tuple[Placed, ...]:
    """Chevrons from `top` down, one against the other; each diamond in the row below, under the joint."""
    gates = {gate.id: gate for gate in method.gates}
    wrapped = [svg.wrap(phase.title[lang], _WIDE - 2 * _POINT - 10) for phase in method.phases]
    high = max([_HIGH, *(len(lines) * LINE + 16 for lines in wrapped)])
    placed = []
    for place, (phase, lines) in enumerate(zip(method.phases, wrapped, strict=True)):
        chevron = Box(place * _WIDE, top, _WIDE, high)
        diamond = Box(chevron.x + _WIDE + _POINT / 2 - _GATE / 2, top + high + 8, _GATE, _GATE)
        placed.append(Placed(phase, chevron, lines, gates.get(phase.ends_with or ""), diamond))
    return tuple(placed)


def life_cycle(
    method: Method,
    lang: str,
    here: str | None = None,
    gates: Mapping[str, GateState] | None = None,
    links: Mapping[str, str] | None = None,
    name: str = "ld-life-cycle",
) -> str:
    """The picture as HTML.

    `here` is the phase where a project is now; `gates` says how each gate stands, by gate id; `links` gives
    addresses by phase or gate id. Raises ValueError for a phase that the method does not have.
    """
    if here is not None and here not in {phase.id for phase in method.phases}:
        raise ValueError(f"the method has no phase {here!r}")
    states = gates or {}
    placed = lay_out(method, lang, LINE + 14 if here else 2)
    foot = placed[0].diamond.y + _GATE + (2 * LINE + 8 if states else 4)
    width = placed[-1].chevron.x + _WIDE + _POINT + _GATE / 2
    parts = [_phase(one, one.phase.id == here, links or {}) for one in placed]
    parts += [_gate(one, states.get(one.gate.id), lang, links or {}) for one in placed if one.gate]
    parts += [_here(one, lang) for one in placed if one.phase.id == here]
    told = " ".join(_told(one, here, states, lang) for one in placed)
    return svg.picture(name, _word("title", lang), told, width, foot, parts)


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
    corners = (
        (left, box.y),
        (right, box.y),
        (right + _POINT, middle),
        (right, foot),
        (left, foot),
        (left + _POINT, middle),
    )
    css = "ld-phase ld-phase--here" if here else "ld-phase"
    text = svg.lines_of_text(one.lines, box.centre[0] + _POINT / 2 + 1, middle, "ld-phase-title")
    return _linked(one.phase.id, f'<g class="{css}">{svg.polygon(corners, "ld-chevron")}{text}</g>', links)


def _gate(one: Placed, state: GateState | None, lang: str, links: Mapping[str, str]) -> str:
    assert one.gate is not None  # noqa: S101 - the caller draws only phases that end with a gate
    x, y = one.diamond.centre
    shape = svg.diamond(one.diamond, f"ld-gate ld-gate--{state}" if state else "ld-gate")
    drawn = shape + svg.lines_of_text((one.gate.id,), x, y, "ld-gate-title")
    if state:
        lines = svg.wrap(_state(state, lang), _WIDE - 16)
        middle = one.diamond.y + _GATE + 4 + len(lines) * LINE / 2
        drawn += svg.lines_of_text(lines, x, middle, "ld-gate-state")
    return _linked(one.gate.id, drawn, links)


def _here(one: Placed, lang: str) -> str:
    x = one.chevron.centre[0] + _POINT / 2
    head = svg.polygon(((x - 7, LINE + 2), (x + 7, LINE + 2), (x, LINE + 11)), "ld-here", "currentColor")
    return svg.lines_of_text((_word("here", lang),), x, LINE / 2, "ld-here-title") + head


def _told(one: Placed, here: str | None, states: Mapping[str, GateState], lang: str) -> str:
    """The phase and its gate in a sentence, for who does not see the picture."""
    said = _word("phase", lang, one.phase.title[lang])
    if one.phase.id == here:
        said += f" ({_word('here', lang).lower()})"
    if one.gate:
        said += f", {_word('gate', lang, one.gate.id)}"
        state = states.get(one.gate.id)
        said += f" ({_state(state, lang)[2:]})" if state else ""
    return said + "."
