"""Gate G0, approved; gate G1, where a requirement fails and the project is stopped."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.form import Form
from tests.journeys.intake import INTAKE
from tests.journeys.story import MIRJAM, PIETER, ROBIN, VERA, YUSUF, Someone, Story, days
from tests.journeys.window import Window
from tests.journeys.words import Words, checklist

G0, G1, G5, UPTAKE = "gate-g0", "gate-g1", "gate-g5", "lessons-uptake"


def _start(story: Story, gate: str, holders: dict[str, Someone]) -> Window:
    """Robin starts a gate from the page of the project, and says who does what."""
    robin, say = story.at(ROBIN), story.words
    robin.goto(story.project)
    robin.see(f"{gate}-project")
    robin.press(say("Start"))
    for role, who in holders.items():
        holder = robin.page.get_by_role("group", name=say.role(role), exact=True)
        if holder.get_by_label(say("Somebody we know")).count():
            robin.pick(say("Somebody we know"), who.name, within=holder)
    robin.see(f"{gate}-start")
    robin.press(say("Start: %(name)s", name=say.name(gate)))
    story.forms[gate] = robin.path
    robin.see(f"{gate}-steps")
    return robin


def _not_you(say: Words) -> str:
    return say(
        "Somebody else does this part, not you as %(roles)s: nobody judges their own work.",
        roles=say.role("PM"),
    )


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
    robin = _start(story, G0, {"PM": ROBIN})
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
    robin.read(_not_you(say))
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
    _answer(form, "pm_answer", say.either("Spoken on Monday", "Maandag besproken"))
    robin.see("g5-requirements", dark=True)
    form.go_on()
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)
    pieter.goto("/")
    pieter.follow(say.name(G5))
    form = Form(pieter, G5)
    _answer(form, "check_answer")
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


def _open(card: Form, column: str) -> bool:
    """Whether this answer can be given: where a record says no, nobody says yes."""
    return card.area.count() > 0 and (card.group(column).count() + card.input(column).count()) > 0


def _answer(form: Form, column: str, evidence: str = "") -> None:
    """Yes to each requirement of the gate; with evidence where there is none yet."""
    for one in checklist(form.checklist).criteria:
        card = form.requirement(one.code)
        if _open(card, column):
            card.choose(column, "yes")
            if evidence and not card.input("pm_evidence").input_value():
                card.text("pm_evidence", evidence)


def g1_prepared(story: Story, folder: Path) -> None:
    """The PMO names an independent reviewer; what no form says yet is a no, and Robin answers the rest."""
    say = story.words
    robin = _start(story, G1, {"QRV": YUSUF, "STC": MIRJAM, "SPO": MIRJAM})
    pieter = story.at(PIETER)
    pieter.goto(f"{story.forms[G1]}/preparation")
    form = Form(pieter, G1)
    row = form.add("reviewers", 1)
    row.pick("person", YUSUF.name)
    row.choose("independent", "yes")
    row.date("declared", days(-3))
    pieter.see("g1-reviewers")
    form.go_on()
    robin.press(say("Go on"))
    form = Form(robin, G1)
    row = form.add("evidence", 1)
    paper = folder / "business-case.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    row.pick("item", say.option(G1, "evidence", "business_case", "item"))
    row.file("file", paper)
    row.text("version", "1.2")
    row.date("dated", days(-10))
    row.choose("final", "yes")
    robin.see("g1-preparation")
    form.go_on()
    for one in checklist(G1).criteria:
        card = form.requirement(one.code)
        if one.code.startswith("G1") and _open(card, "pm_answer"):
            card.choose("pm_answer", "no" if one.code == "G1-12" else "yes")
            card.text("pm_evidence", "Business case 1.2")
    robin.see("g1-requirements", dark=True)
    form.go_on()
    robin.see("g1-check")
    robin.press(say("Send to %(names)s", names="").strip(), exact=False)


def g1_reviewed(story: Story) -> None:
    """Yusuf gives his own answers beside Robin's, and his advice."""
    yusuf, say = story.at(YUSUF), story.words
    yusuf.goto("/")
    yusuf.see("home-reviewer")
    yusuf.follow(say.name(G1))
    form = Form(yusuf, G1)
    for one in checklist(G1).criteria:
        card = form.requirement(one.code)
        if one.code.startswith("G1") and card.area.count():
            card.choose("qrv_answer", "no" if one.code in ("G1-2", "G1-3") else "yes")
            if one.code == "G1-2":
                card.text(
                    "qrv_note", say.either("Doing nothing was not looked at", "Niets doen is niet bekeken")
                )
    yusuf.see("g1-answers-side-by-side")
    form.go_on()
    for at, who in enumerate((ROBIN, MIRJAM, PIETER), start=1):
        row = form.add("interviews", at)
        row.pick("person", who.name)
        row.pick("role", say.role({ROBIN: "PM", MIRJAM: "SPO", PIETER: "PMO"}[who]))
        row.date("on", days(-1))
    form.choose("rating", "red")
    form.text("findings", say.either("The benefits are counted twice.", "De baten zijn dubbel geteld."))
    form.choose("advice", "rework")
    yusuf.see("g1-review-report", dark=True)
    form.go_on()


def g1_stopped(story: Story) -> None:
    """Approving is closed, with the reason; Robin cannot decide; Mirjam stops the project."""
    robin, mirjam, say = story.at(ROBIN), story.at(MIRJAM), story.words
    robin.goto(f"{story.forms[G1]}/decision")
    robin.read(_not_you(say))
    robin.see("g1-robin-cannot-decide")
    mirjam.goto("/")
    mirjam.follow(say.name(G1))
    form = Form(mirjam, G1)
    approve = form.group("decision").locator("[value=approve]")
    assert approve.is_disabled(), "approving is still open"
    rule = next(one for one in checklist(G1).rules if one.id == "S-G-3")
    mirjam.read(say("Not possible now: %(reason)s", reason="").strip(), rule.message[story.lang])
    mirjam.see("g1-approve-is-closed", dark=True)
    form.choose("decision", "stop")
    form.text(
        "rationale",
        say.either(
            "Without the double count it never pays back.",
            "Zonder de dubbeltelling verdient het zich nooit terug.",
        ),
    )
    mirjam.page.locator('[data-field="deviation_reason"]').wait_for()
    form.text(
        "deviation_reason",
        say.either("Rework does not bring the benefits back.", "Aanpassen brengt de baten niet terug."),
    )
    form.choose("stop_reason", "not_justified")
    mirjam.see("g1-stop")
    form.go_on()
    form.choose("recorded_how", "in_person")
    form.tick("present", ("SPO", "BCO", "FIN"))
    form.approve("decided_by")
    mirjam.read(say("Read the record"))
    mirjam.see("g1-decided")
    mirjam.press(say("Read the record"))
    mirjam.see("g1-record", dark=True)
