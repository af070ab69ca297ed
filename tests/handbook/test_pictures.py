from __future__ import annotations

import itertools
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.definitions.method import Process
from app.handbook.directives.definitions import definitions
from app.handbook.mine import mine
from app.handbook.pictures import life_cycle, swimlane
from app.handbook.pictures.lifecycle import lay_out as laid_out_in_time
from app.handbook.pictures.svg import Box, text_width, wrap
from app.handbook.pictures.swimlane import lay_out as laid_out_by_role
from tests.handbook.conftest import ROOT, VALID

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Projectinitiatiedocumentatiegoedkeuringsprocedure & <alle> bijlagen vastleggen bij het beslismoment"
TITLES = {"PM": "Project manager", "SPO": "Sponsor", "QRV": LONG}
METHODS = [VALID, ROOT]


def process(*steps: dict[str, object]) -> Process:
    known = definitions(VALID).processes["run-gate"].model_dump()
    return Process.model_validate({**known, "steps": steps})


def step(number: int, title: str, *roles: str, gate: bool = False) -> dict[str, object]:
    named = {"id": f"step-{number}", "title": title, "how": "x"}
    return {**named, "responsible": roles, "accountable": "PM", "gate": gate}


STRANGE = process(
    step(1, LONG, "PM", "SPO"),
    step(2, "x", "QRV", gate=True),
    step(3, LONG, "SPO", gate=True),
    step(4, "y", "PM"),
    step(5, "z", "QRV", "PM"),
)


def read(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html)  # noqa: S314 - drawn by us


def inside(inner: Box, outer: Box) -> bool:
    across = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return across and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_swimlane_is_well_formed_and_links_to_every_step(lang: str) -> None:
    drawn = read(swimlane(STRANGE, TITLES, lang, "Who & what"))
    links = [one.get("href") for one in drawn.iter(f"{SVG}a")]
    assert links == [f"#step-{n}" for n in range(1, 6)]
    words = " ".join("".join(drawn.itertext()).split())
    for text in ("2. x", "4. y", "5. z", "Project manager", "Sponsor"):
        assert text in words


def test_a_swimlane_says_in_words_what_it_shows() -> None:
    drawn = read(swimlane(STRANGE, TITLES, "en", "Who & what"))
    svg = drawn.find(f"{SVG}svg")
    assert svg is not None
    assert svg.findtext(f"{SVG}title") == "Who & what"
    described = svg.findtext(f"{SVG}desc")
    assert described is not None
    assert "2. Project" in described or f"2. {LONG}: x." in described
    assert drawn.get("tabindex") == "0"
    assert drawn.get("aria-label") == "Who & what"


def test_the_lanes_and_steps_of_a_reader_are_marked_and_nothing_else() -> None:
    drawn = swimlane(STRANGE, TITLES, "en", "Who & what")
    marked = read(mine(drawn, {"SPO", "AUD"}))
    own = [one for one in marked.iter(f"{SVG}g") if "data-ld-mine" in one.attrib]
    links = [link.get("href") for one in own for link in one.iter(f"{SVG}a")]
    assert links == ["#step-1", "#step-3"]  # both do the first, one does the third alone
    assert len(own) == 3  # and the lane
    assert all("★ you" in "".join(one.itertext()) for one in own[1:])
    assert mine(drawn, set()) == mine(drawn, {"AUD"}) == drawn


def test_who_answers_for_a_step_finds_it_as_well() -> None:
    drawn = read(mine(swimlane(process(step(1, "x", "SPO")), TITLES, "nl", "x"), {"PM"}))
    assert [one.get("data-ld-roles") for one in drawn.iter(f"{SVG}g") if "data-ld-mine" in one.attrib] == [
        "SPO PM"
    ]


@pytest.mark.parametrize("root", METHODS, ids=["small", "ours"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_two_steps_overlap_and_each_lies_in_its_lane(root: Path, lang: str) -> None:
    library = definitions(root)
    for one in (*library.processes.values(), STRANGE):
        titles = {code: code for each in one.steps for code in each.responsible}
        layout = laid_out_by_role(one, titles, lang)
        for a, b in itertools.combinations(layout.steps, 2):
            assert not a.box.overlaps(b.box)
        whole = Box(0, layout.head_height, layout.width, layout.height - layout.head_height)
        assert all(inside(placed.box, whole) for placed in layout.steps)


def test_the_life_cycle_tells_what_is_noted_below_a_gate_in_picture_and_words() -> None:
    method = definitions(VALID).method
    notes = {"G1": ("9 Mar 2026", "+12 days")}
    drawn = read(life_cycle(method, "en", "plan", {"G0": "passed"}, notes=notes))
    assert "9 Mar 2026" in " ".join(drawn.itertext())
    svg = drawn.find(f"{SVG}svg")
    assert svg is not None
    assert "gate G1 (9 Mar 2026, +12 days)" in str(svg.findtext(f"{SVG}desc"))
    plain = laid_out_in_time(method, "en", here=True, states=True)
    assert laid_out_in_time(method, "en", here=True, states=True, notes=2).height > plain.height


def test_a_gate_is_a_diamond_and_every_other_step_a_box() -> None:
    drawn = read(swimlane(STRANGE, TITLES, "en", "x"))
    shapes = [
        (one.tag, one.get("class")) for link in drawn.iter(f"{SVG}a") for one in link if one.get("class")
    ]
    assert [css for tag, css in shapes if tag == f"{SVG}polygon"] == ["ld-gate", "ld-gate"]
    assert len([1 for tag, _ in shapes if tag == f"{SVG}rect"]) == 3


def test_everyone_who_does_a_step_is_in_the_picture() -> None:
    drawn = read(swimlane(STRANGE, TITLES, "en", "x"))
    assert len(list(drawn.iter(f"{SVG}circle"))) == 2  # steps 1 and 5 are done by two roles


@pytest.mark.parametrize("width", [40.0, 80.0, 148.0])
@pytest.mark.parametrize("text", [LONG, "x", "a b c", "Wwwwwwwwwwwwwwwwwww"])
def test_wrapped_text_keeps_every_letter_and_stays_within_its_width(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert all(text_width(line) <= width or len(line) <= 6 for line in lines)


def test_a_picture_holds_no_style_for_a_policy_to_forbid() -> None:
    html = swimlane(STRANGE, TITLES, "en", "x") + life_cycle(definitions(VALID).method, "en")
    assert "style=" not in html
    assert "<style" not in html
    assert "<script" not in html


@pytest.mark.parametrize("root", METHODS, ids=["small", "ours"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_life_cycle_shows_every_phase_and_gate_and_none_covers_another(root: Path, lang: str) -> None:
    method = definitions(root).method
    words = "".join(read(life_cycle(method, lang)).itertext())
    assert all(gate.id in words for gate in method.gates)
    layout = laid_out_in_time(method, lang, here=True, states=True)
    assert [one.phase for one in layout.phases] == list(method.phases)
    boxes = [one.chevron for one in layout.phases] + [box for one in layout.phases for _, box in one.gates]
    assert len(boxes) == len(method.phases) + len(method.gates)
    for a, b in itertools.combinations(boxes, 2):
        assert not a.overlaps(b)
    whole = Box(0, 0, layout.width, layout.height)
    assert all(inside(box, whole) for box in boxes)


def test_the_life_cycle_says_where_a_project_is_and_how_its_gates_stand() -> None:
    method = definitions(VALID).method
    phase, gate = method.phases[1].id, method.gates[0].id
    html = life_cycle(method, "nl", here=phase, gates={gate: "conditional"}, links={gate: "/f/F-1/record"})
    drawn = read(html)
    assert html.count("ld-phase--here") == 1
    assert "Je bent hier" in "".join(drawn.itertext())
    assert "onder voorwaarden" in "".join(drawn.itertext())
    assert [one.get("href") for one in drawn.iter(f"{SVG}a")] == ["/f/F-1/record"]


def test_a_phase_that_the_method_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="the method has no phase 'nowhere'"):
        life_cycle(definitions(VALID).method, "en", here="nowhere")
