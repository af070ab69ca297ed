"""Gate G0, approved, and the lessons of others that are gone through after it."""

from __future__ import annotations

from tests.journeys.form import Form
from tests.journeys.gates import G0, not_you, start_gate
from tests.journeys.intake import INTAKE
from tests.journeys.story import PIETER, ROBIN, VERA, Story
from tests.journeys.words import checklist

UPTAKE = "lessons-uptake"


def find_project(story: Story) -> None:
    """From the record of the intake to the page of the project, which now has its name and class."""
    robin, say = story.at(ROBIN), story.words
    robin.goto("/projects")
    robin.see("projects")
    robin.press(story.title)
    story.project = robin.path
    robin.read(story.title, say("class %(class)s", **{"class": "M"}))


def g0_prepared(story: Story) -> None:
    """Robin answers the requirements; what the intake already shows is filled in."""
    robin = start_gate(story, G0, {"PM": ROBIN})
    say = story.words
    robin.press(say("Go on"))
    form = Form(robin, G0)
    form.none("evidence")
    robin.see("g0-preparation")
    form.go_on()
    robin.see("g0-requirements")
    for one in checklist(G0).criteria:
        card = form.requirement(one.code)
        if one.code.startswith("G0") and card.area.count():
            card.choose("pm_answer", "yes")
            if not card.input("pm_evidence").input_value():
                card.text("pm_evidence", story.forms[INTAKE].removeprefix("/f/"))
    form.go_on()
    robin.see("g0-check")
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    robin.see("g0-sent")


def g0_checked(story: Story) -> None:
    """Pieter of the PMO gives the answers that count."""
    pieter, say = story.at(PIETER), story.words
    pieter.goto("/")
    pieter.follow(say.name(G0))
    form = Form(pieter, G0)
    for one in checklist(G0).criteria:
        card = form.requirement(one.code)
        if one.code.startswith("G0") and card.area.count():
            card.choose("check_answer", "yes")
    pieter.see("g0-answers-side-by-side")
    form.go_on()


def g0_decided(story: Story) -> None:
    """Robin holds a decision right too, and is refused in words; Vera of the portfolio board approves."""
    robin, vera, say = story.at(ROBIN), story.at(VERA), story.words
    robin.goto(f"{story.forms[G0]}/confirm")
    robin.read(not_you(say))
    robin.see("g0-robin-cannot-decide")
    vera.goto("/")
    vera.see("home-portfolio-board")
    vera.follow(say.name(G0))
    form = Form(vera, G0)
    form.choose("decision", "approve")
    form.text(
        "rationale",
        say.either(
            "The need is clear and there are people to explore it.",
            "De behoefte is helder en er zijn mensen voor.",
        ),
    )
    vera.see("g0-decision")
    form.go_on()
    form.choose("recorded_how", "in_person")
    form.tick("present", ("PFB_chair", "PFB_member"))
    vera.see("g0-record-decision")
    form.approve("decided_by")
    vera.see("g0-decided")
    vera.press(say("Read the record"))
    vera.see("g0-record")


def lessons_gone_through(story: Story) -> None:
    """There are no lessons in a new house; the PMO confirms that, for gate G1 asks for it."""
    robin, pieter, say = story.at(ROBIN), story.at(PIETER), story.words
    robin.goto(story.project)
    robin.press(say.name(UPTAKE))
    robin.press(say("Start: %(name)s", name=say.name(UPTAKE)))
    robin.press(say("Go on"))
    form = Form(robin, UPTAKE)
    form.none("matched")
    robin.see("uptake-lessons")
    form.go_on()
    form.choose("own_search", "no")
    form.choose("talk", "planned")
    form.go_on()
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    pieter.goto("/")
    pieter.follow(say.name(UPTAKE))
    form = Form(pieter, UPTAKE)
    form.choose("no_match_confirmed", "yes")
    pieter.see("uptake-confirmed")
    form.stop()
