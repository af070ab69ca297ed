"""A new project, its intake, and the two approvals."""

from __future__ import annotations

from tests.journeys import keyboard
from tests.journeys.form import Form
from tests.journeys.story import MIRJAM, PASSWORD, PIETER, ROBIN, Story
from tests.journeys.window import Window

INTAKE = "project-intake"


def new_project(story: Story) -> None:
    """Robin starts a project by its intake."""
    window, say = story.at(ROBIN), story.words
    window.goto("/")
    window.press(say("A form"))
    window.see("start-a-form", dark=True)
    window.press(say.name(INTAKE))
    window.write(say("Short name of the new project"), say.either("Parking permits", "Parkeren"))
    for who, role in ((MIRJAM, "SPO"), (PIETER, "PMO")):
        holder = window.page.get_by_role("group", name=say.role(role), exact=True)
        if holder.get_by_label(say("Somebody we know")).count():
            window.pick(say("Somebody we know"), who.name, within=holder)
    window.see("start-intake")
    window.press(say("Start: %(name)s", name=say.name(INTAKE)))
    story.forms[INTAKE] = window.path
    window.see("intake-steps", dark=True)


def need(story: Story) -> None:
    """A question appears in place; the browser is shut in the middle, and what was typed is there again."""
    window, say = story.at(ROBIN), story.words
    window.press(say("Go on"))
    form = Form(window, INTAKE)
    window.see("intake-need")
    form.text("title", story.title)
    form.text(
        "problem",
        say.either(
            "Residents come to the counter for each permit.", "Bewoners komen langs voor elke vergunning."
        ),
    )
    assert not form.asked("programme_note")
    form.choose("request_type", "programme")
    window.page.locator('[data-field="programme_note"]').wait_for()
    window.see("intake-need-appeared")
    form.choose("request_type", "project")
    window.page.locator('[data-field="programme_note"]').wait_for(state="detached")
    _pause(window, story)
    form = Form(window, INTAKE)
    assert form.input("title").input_value() == story.title, "what was typed is gone"
    window.see("intake-need-again")
    form.pick("requester", ROBIN.name)
    form.pick("sponsor", MIRJAM.name)
    form.text(
        "outcome",
        say.either(
            "Residents arrange a permit online at any hour.", "Bewoners regelen een vergunning online."
        ),
    )
    form.text(
        "do_nothing",
        say.either("The queue at the counter grows every year.", "De rij aan de balie groeit elk jaar."),
    )
    form.choose("request_type", "project")
    form.go_on()


def _pause(window: Window, story: Story) -> None:
    """The browser is closed before anything is saved; the next day it is opened again, signed out."""
    say, path = story.words, window.path
    note = window.page.locator("#ld-saved").filter(
        has_text=say("Draft kept %(moment)s. It counts once you save.", moment="")[:8]
    )
    note.wait_for()
    window.close()
    window.open()
    window.goto(path)
    window.see("sign-in")
    window.write(say("Mail address"), ROBIN.mail)
    window.write(say("Password"), PASSWORD)
    window.press(say("Sign in"))
    assert window.path.startswith(path), window.path


def size(story: Story) -> None:
    """A hidden question appears as Robin answers; a mistake is explained and loses nothing."""
    window, say = story.at(ROBIN), story.words
    form = Form(window, INTAKE)
    assert not form.asked("obligation_ref")
    form.choose("obligation", "yes")
    window.page.locator('[data-field="obligation_ref"]').wait_for()
    form.text(
        "obligation_ref",
        say.either("Contract with the supplier, ends 1 July", "Contract met de leverancier, eindigt 1 juli"),
    )
    form.choose("goal", say.asked(INTAKE, "goal").choices[0].code)  # type: ignore[union-attr,index]
    form.text("est_cost", say.either("a lot", "veel"))
    form.text("est_months", "12")
    form.text("units", "3")
    window.see("intake-size")
    form.go_on()
    assert window.page.evaluate("document.activeElement.id") == "ld-summary", "the errors have no focus"
    window.see("intake-mistake", dark=True)
    assert form.input("est_cost").input_value() == say.either("a lot", "veel"), "what was typed is gone"
    assert (
        "1 juli" in form.input("obligation_ref").input_value().lower()
        or "1 july" in form.input("obligation_ref").input_value().lower()
    ), "the answer to the new question is gone"
    form.text("est_cost", say.either("480,000", "480.000"))
    form.go_on()


def nature(story: Story) -> None:
    """The class is worked out in sight, with its sum."""
    window, say = story.at(ROBIN), story.words
    form = Form(window, INTAKE)
    form.choose("novelty", "3")
    form.choose("supplier_dep", "3")
    form.choose("data_class", "personal")
    form.choose("replaces_system", "yes")
    score = window.page.locator("#class_score output")
    score.filter(has_text="16").wait_for()
    window.page.locator("#class_calc output").filter(has_text="M").wait_for()
    shut = window.page.locator("#class_score details summary")
    keyboard.reach(window.page, shut)
    window.page.keyboard.press("Enter")
    window.read(say("How this is worked out"))
    window.see("intake-class-with-sum", dark=True)
    form.go_on()


def surroundings(story: Story) -> None:
    """A row, "none", a date with its reason; then all answers are checked and sent."""
    window, say = story.at(ROBIN), story.words
    form = Form(window, INTAKE)
    form.none("depends")
    row = form.add("first_risks", 1)
    row.text("cause", say.either("One developer knows the interface", "Eén ontwikkelaar kent de koppeling"))
    row.text("event", say.either("that developer leaves", "die ontwikkelaar vertrekt"))
    row.text("effect", say.either("go-live two months late", "twee maanden later in gebruik"))
    window.see("intake-surroundings")
    form.go_on()
    window.see("intake-check", dark=True)
    window.press(say("Send to %(names)s", names="").strip(), exact=False)
    window.read(say("Thank you. It is sent."))
    window.see("intake-sent")


def approvals(story: Story) -> None:
    """The sponsor endorses it from her list of work; the PMO checks it and settles the class."""
    say, mirjam, pieter = story.words, story.at(MIRJAM), story.at(PIETER)
    mirjam.goto("/")
    mirjam.see("home-sponsor", dark=True)
    mirjam.follow(say.name(INTAKE))
    mirjam.see("intake-endorse")
    Form(mirjam, INTAKE).approve("sponsor_ok")
    mirjam.read(say("Thank you. Your approval is recorded."))
    pieter.goto("/")
    pieter.follow(say.name(INTAKE))
    form = Form(pieter, INTAKE)
    form.choose("class_set", "as_computed")
    pieter.see("intake-pmo-check")
    form.approve("pmo_ok")
    pieter.read(say("Thank you. Your approval is recorded."))
    pieter.press(say("Read the record"))
    pieter.read(story.title, ROBIN.name, MIRJAM.name, PIETER.name)
    pieter.see("intake-record", dark=True)
