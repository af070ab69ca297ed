"""The swimlane of a process: a column for each role, the steps in order from top to bottom.

Downwards, because a process has more steps than roles: so it fits a phone and a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.definitions.method import Process, ProcessStep
from app.handbook.pictures import svg
from app.handbook.pictures.svg import LINE, Box

PAD, GAP = 9.0, 30.0
_YOU = {"en": "you", "nl": "jij"}
_PAGE, _NARROW, _WIDE = (
    688.0,
    130.0,
    172.0,
)  # width of a page beside its menus; of a lane, at least and at most


@dataclass(frozen=True)
class Placed:
    """A step with its place in the picture."""

    step: ProcessStep
    number: int
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class Layout:
    """Where everything goes; apart from the drawing, so that it can be checked."""

    lanes: tuple[str, ...]
    lane: float
    heads: tuple[tuple[str, ...], ...]
    head_height: float
    steps: tuple[Placed, ...]
    width: float
    height: float


def lay_out(process: Process, titles: Mapping[str, str], lang: str) -> Layout:
    """Lanes in the order in which their roles first act; the first role of a step carries its box."""
    lanes = tuple(dict.fromkeys(code for step in process.steps for code in step.responsible))
    lane = min(max(_PAGE / len(lanes), _NARROW), _WIDE)
    wide = lane - 2 * PAD
    heads = tuple(svg.wrap(titles[code], wide) for code in lanes)
    head_height = max(map(len, heads)) * LINE + PAD
    placed: list[Placed] = []
    top = head_height + GAP / 2
    for number, step in enumerate(process.steps, 1):
        lines, height = _text(f"{number}. {step.title[lang]}", step.gate, wide)
        left = lanes.index(step.responsible[0]) * lane + PAD
        placed.append(Placed(step, number, lines, Box(left, top, wide, height)))
        top += height + GAP
    return Layout(lanes, lane, heads, head_height, tuple(placed), len(lanes) * lane, top - GAP / 2)


def _text(title: str, gate: bool, wide: float) -> tuple[tuple[str, ...], float]:
    """The lines of a title, and the height of the shape of that width that holds them."""
    if not gate:
        lines = svg.wrap(title, wide - 2 * 6)
        return lines, len(lines) * LINE + 16
    # A diamond gets narrower above and below its middle; its outer lines must still hold the widest.
    lines = svg.wrap(title, wide * 0.62)
    widest = max(svg.text_width(one) for one in lines)
    return lines, max(len(lines) * LINE / (1 - min(widest, wide * 0.72) / wide), 64)


def swimlane(process: Process, titles: Mapping[str, str], lang: str, title: str) -> str:
    """The picture as HTML; each step links to `#<step id>`. `titles`: what people call each role, by code."""
    layout = lay_out(process, titles, lang)
    parts = [_lane(layout, place, titles[code]) for place, code in enumerate(layout.lanes)]
    parts += [_arrow(one, after) for one, after in zip(layout.steps, layout.steps[1:], strict=False)]
    parts += [_helpers(layout, one) + _step(one, lang) for one in layout.steps]
    told = (
        f"{p.number}. {', '.join(titles[c] for c in p.step.responsible)}: {p.step.title[lang]}."
        for p in layout.steps
    )
    return svg.picture(f"ld-{process.id}", title, " ".join(told), layout.width, layout.height, parts)


def _lane(layout: Layout, place: int, title: str) -> str:
    lane = Box(place * layout.lane + 0.5, 0.5, layout.lane - 1, layout.height - 1)
    head = Box(lane.x, lane.y, lane.width, layout.head_height)
    css = f"ld-lane ld-lane--{'odd' if place % 2 else 'even'}"
    text = svg.lines_of_text(layout.heads[place], head.centre[0], head.centre[1], "ld-lane-title")
    drawn = svg.rectangle(lane, css) + svg.rectangle(head, "ld-lane-head") + text
    return svg.of_roles((layout.lanes[place],), drawn)


def _step(one: Placed, lang: str) -> str:
    shape = svg.diamond(one.box, "ld-gate") if one.step.gate else svg.rectangle(one.box, "ld-step", 4)
    x, y = one.box.centre
    drawn = shape + svg.lines_of_text(one.lines, x, y, "ld-step-title")
    # Seen only by who has one of these roles; beside the top of a diamond, above the corner of a box.
    above = one.box.y + (LINE / 2 if one.step.gate else -LINE / 2)
    drawn += svg.hidden_text(f"★ {_YOU[lang]}", one.box.x, above, "ld-you")
    roles = dict.fromkeys((*one.step.responsible, one.step.accountable))
    return svg.of_roles(roles, svg.link(f"#{one.step.id}", drawn))


def _helpers(layout: Layout, one: Placed) -> str:
    """A dot in the lane of everyone else who does this step, tied to its shape."""
    parts = []
    x, y = one.box.centre
    for code in one.step.responsible[1:]:
        there = (layout.lanes.index(code) + 0.5) * layout.lane
        edge = one.box.x + one.box.width if there > x else one.box.x
        near = there - 5 if there > x else there + 5
        parts.append(svg.line(((edge, y), (near, y)), "ld-together"))
        parts.append(f'<circle class="ld-dot" cx="{there:g}" cy="{y:g}" r="5" fill="currentColor"/>')
    return "".join(parts)


def _arrow(one: Placed, after: Placed) -> str:
    """From the foot of a step, along the empty strip between two rows, to the head of the next."""
    (x, _), (to, _) = one.box.centre, after.box.centre
    foot, strip = one.box.y + one.box.height, one.box.y + one.box.height + GAP / 2
    if x == to:
        return svg.arrow(((x, foot), (to, after.box.y)))
    return svg.arrow(((x, foot), (x, strip), (to, strip), (to, after.box.y)))
