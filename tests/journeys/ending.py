"""After the stop: a lesson, the short closure, the validation, and the search that finds it all."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import keyboard
from tests.journeys.form import Form
from tests.journeys.gates import G5, answer_all
from tests.journeys.story import FRANK, HANNA, MIRJAM, PIETER, ROBIN, Story, days
from tests.journeys.window import Window
from tests.journeys.words import Words

LESSON, CLOSURE = "lesson-record", "project-closure"
TITLE = {"en": "Count each saved hour once", "nl": "Tel elk bespaard uur één keer"}


def lesson_written(story: Story) -> None:
    """Six questions, about the project that was stopped."""
    robin, say = story.at(ROBIN), story.words
    robin.goto(story.project)
    robin.see("project-stopped", dark=True)
    robin.press(say.name(LESSON))
    robin.press(say("Start: %(name)s", name=say.name(LESSON)))
    story.forms[LESSON] = robin.path
    robin.press(say("Go on"))
    form = Form(robin, LESSON)
    form.choose("les_kind", "warning")
    form.text(
        "event", say.either("Saved hours stood in two tables.", "Bespaarde uren stonden in twee tabellen.")
    )
    form.text("cause", say.either("Two people made a part each.", "Twee mensen maakten elk een deel."))
    form.text("les_impact", say.either("Three months of work.", "Drie maanden werk."))
    form.text("recommendation", say.either(
        "Let the controller add up the saved hours before gate G1, in one table that has one owner.",
        "Laat de controller vóór beslismoment G1 de bespaarde uren optellen, in één tabel met één eigenaar.",
    ))  # fmt: skip
    pages = form.input("process").locator("option")
    form.pick("process", pages.nth(1).inner_text().strip())
    robin.see("lesson-six-questions")
    form.go_on()
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    robin.see("lesson-sent")


def closure(story: Story, folder: Path) -> None:
    """The form is shorter because the project was stopped; controller and sponsor finish it for gate G5."""
    robin, say = story.at(ROBIN), story.words
    robin.goto(story.project)
    robin.press(say.name(CLOSURE))
    holder = robin.page.get_by_role("group", name=say.role("BCO"), exact=True)
    if holder.get_by_label(say("Somebody we know")).count():
        robin.pick(say("Somebody we know"), HANNA.name, within=holder)
    robin.press(say("Start: %(name)s", name=say.name(CLOSURE)))
    story.forms[CLOSURE] = robin.path
    robin.press(say("Go on"))
    form = Form(robin, CLOSURE)
    form.choose("closure_kind", "stopped_early")
    robin.page.locator('[data-field="early_reason"]').wait_for()
    assert not form.asked("success_res")
    form.text("early_reason", say.either("The benefits were counted twice.", "De baten waren dubbel geteld."))
    form.none("planned_actual", say.either("There was no plan yet", "Er was nog geen plan"))
    form.text("final_cost", say.either("12,500", "12.500"))
    robin.see("closure-outcome")
    form.go_on()
    assert not form.asked("handover")
    risk = Form(robin, CLOSURE, "open_risks", form.group("open_risks").locator("[data-row]").first)
    risk.pick("owner", MIRJAM.name)
    risk.choose("accepted", "yes")
    form.none("open_items")
    robin.see("closure-what-goes-on")
    form.go_on()
    keyboard.tick(robin.page, form.group("new_lessons").get_by_role("checkbox").first)
    robin.see("closure-learned")
    form.go_on()
    paper = folder / "archive-list.txt"
    paper.write_text("Archive 2026, folder 4\n", encoding="utf-8")
    form.file("archive", paper)
    form.choose("pii_clean", "yes")
    form.date("access_off_on", days(5))
    if form.asked("supplier_eval"):
        form.none("supplier_eval")
    robin.see("closure-tidy")
    form.go_on()
    robin.see("closure-check")
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    _closed(story)


def _closed(story: Story) -> None:
    say, frank, mirjam = story.words, story.at(FRANK), story.at(MIRJAM)
    frank.goto("/")
    frank.follow(say.name(CLOSURE))
    form = Form(frank, CLOSURE)
    form.choose("contracts", "yes")
    frank.see("closure-contracts")
    form.stop()
    mirjam.goto("/")
    mirjam.follow(say.name(CLOSURE))
    form = Form(mirjam, CLOSURE)
    form.choose("satisfaction", "4")
    mirjam.see("closure-satisfied")
    form.stop()


def g5_closed(story: Story) -> None:
    """What the closure says is filled in; the PMO checks, and Mirjam discharges Robin and the team."""
    robin, pieter, mirjam, say = story.at(ROBIN), story.at(PIETER), story.at(MIRJAM), story.words
    robin.goto(story.project)
    robin.press(say.name(G5))
    robin.press(say("Start: %(name)s", name=say.name(G5)))
    story.forms[G5] = robin.path
    robin.press(say("Go on"))
    form = Form(robin, G5)
    form.none("evidence")
    form.go_on()
    answer_all(form, "pm_answer", say.either("Spoken on Monday", "Maandag besproken"))
    robin.see("g5-requirements", dark=True)
    form.go_on()
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    pieter.goto("/")
    pieter.follow(say.name(G5))
    form = Form(pieter, G5)
    answer_all(form, "check_answer")
    form.go_on()
    mirjam.goto("/")
    mirjam.follow(say.name(G5))
    form = Form(mirjam, G5)
    form.choose("decision", "approve")
    form.text("rationale", say.either("Everything has an owner.", "Alles heeft een eigenaar."))
    mirjam.see("g5-decision")
    form.go_on()
    form.choose("recorded_how", "in_person")
    form.tick("present", ("SPO", "BCO", "FIN"))
    mirjam.see("g5-discharge")
    form.approve("decided_by")
    mirjam.goto(story.project)
    mirjam.see("project-closed")


def lesson_validated(story: Story) -> None:
    """Its writer cannot test it; Hanna answers the rest, and it is published."""
    say, robin, hanna = story.words, story.at(ROBIN), story.at(HANNA)
    robin.goto(f"{story.forms[LESSON]}/keep")
    assert robin.page.locator("#validated button").count() == 0
    hanna.goto("/")
    hanna.follow(say.name(LESSON))
    form = Form(hanna, LESSON)
    form.text("les_title", TITLE["en"])
    form.text("les_title_nl", TITLE["nl"])
    form.tick("tests", ("true", "general", "actionable", "new"))
    form.choose("no_names", "yes")
    form.choose("destination", "share_only")
    hanna.see("lesson-test")
    form.go_on()
    form.text("context", say.either("Projects that save hours.", "Projecten die uren besparen."))
    form.tick("class_fit", ("M", "L"))
    form.tick("tags", (say.asked(LESSON, "tags").choices[0].code,))  # type: ignore[union-attr,index]
    hanna.see("lesson-applies")
    form.go_on()
    form.choose("needed_at", "G1")
    form.choose("confidentiality", "open")
    form.pick("owner_role", say.role("FIN"))
    form.date("review_on", days(700))
    form.choose("translation", "title_both")
    hanna.see("lesson-keep")
    form.approve("validated")
    hanna.goto("/lessons")
    hanna.see("lessons")
    hanna.press(TITLE[story.lang])
    hanna.see("lesson", dark=True)


def found(story: Story) -> None:
    """The lesson is found on the search page in both languages, and in the handbook's own search box."""
    robin = story.at(ROBIN)
    other = Words("nl" if story.lang == "en" else "en")
    for say in (story.words, other):
        robin.words = say
        robin.goto("/search")
        box = robin.page.locator(".md-content input[type=search]")
        keyboard.write(robin.page, box, TITLE[say.lang].split(" ", 1)[1])
        robin.press(say("Search"))
        robin.read(TITLE[say.lang])
        robin.see(f"search-{say.lang}", dark=say is other)
        in_handbook(story, say)
        robin.goto("/search")
        other_language(robin)
    robin.words = story.words


def in_handbook(story: Story, say: Words) -> None:
    """The same words in the box in the header of the handbook lead to the lesson."""
    robin = story.at(ROBIN)
    robin.goto("/handbook/" if say.lang == "en" else "/handbook/2026.1/nl/")
    robin.see(f"handbook-{say.lang}", dark=say.lang == story.lang)
    page = robin.page
    if robin.size == "phone":
        keyboard.reach(page, page.locator("header button[for=__search]"))
        page.keyboard.press("Enter")
    else:
        keyboard.reach(page, page.locator("[data-md-component=search-query]"))
    page.locator("[data-md-component=search-query]:focus").wait_for()
    page.keyboard.type(TITLE[say.lang].split(" ", 1)[1])
    hit = page.locator(".md-search-result__link", has_text=TITLE[say.lang])
    hit.first.wait_for()
    robin.see_box(f"handbook-box-{say.lang}")
    keyboard.go_down(page, hit.first)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    robin.read(TITLE[say.lang])


def other_language(window: Window) -> None:
    """The switch in the header, by keyboard: the same page in the other language."""
    before, lang = window.path, window.page.evaluate("document.documentElement.lang")
    keyboard.press(window.page, window.page.locator("header form.ld-language button"))
    assert window.path == before
    assert window.page.evaluate("document.documentElement.lang") != lang
