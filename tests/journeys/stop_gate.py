"""Gate G1, where a requirement fails and the project is stopped."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.form import Form
from tests.journeys.gates import G1, can_answer, not_you, start_gate
from tests.journeys.story import MIRJAM, PIETER, ROBIN, YUSUF, Story, days
from tests.journeys.words import checklist


def g1_prepared(story: Story, folder: Path) -> None:
    """The PMO names an independent reviewer; what no form says yet is a no, and Robin answers the rest."""
    say = story.words
    robin = start_gate(story, G1, {"QRV": YUSUF, "STC": MIRJAM, "SPO": MIRJAM})
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
        if one.code.startswith("G1") and can_answer(card, "pm_answer"):
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
    robin.read(not_you(say))
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
