"""Episode 2, the lessons: what stands in the library, and what the project does with each of them."""

from __future__ import annotations

from app.services.my_rows import my_rows
from app.services.runs import filling
from app.store import lessons
from tests.content.case.town import Town, rows

# what stands in the library when the project begins
LIBRARY = {
    "L-0007": ("Ask the old supplier for an export before March", "expired"),
    "L-0014": ("Bring operations in before you ask for prices", "published"),
    "L-0022": ("Keep a way on paper for who cannot work online", "published"),
    "L-0031": ("Rehearse the migration twice, with real data", "published"),
    "L-0040": ("Stand at the sports hall for an evening", "published"),
    "L-0041": ("Order steel before the winter", "published"),
}


def library(town: Town) -> None:
    """The lessons of earlier projects."""
    for number, (title, state) in LIBRARY.items():
        lesson = lessons.create_lesson(
            town.session, number=number, run_id=None, project_id=None, kind="improve",
            title={"en": title, "nl": title}, data={"recommendation": title}, author_id=town.id("aisha"),
        )  # fmt: skip
        lesson.state = state


def lessons_taken_up(town: Town) -> None:
    """Two lessons as they are, one in another way, two not for us; the expired one is not offered."""
    town.go_to(25)
    form = town.start("robin", "lessons-uptake", PM="robin")
    view = filling.step_view(town.work(town.people["robin"]), form, "lessons")
    offered = {number for number, _ in view.choices["matched.lesson"]}
    assert offered == set(LIBRARY) - {"L-0007"}
    doing = {"action_kind": "action", "what": "In the plan", "owner": town.id("robin"), "due": town.date(60)}
    not_ours = {"disposition": "not_applicable", "reason": "other_kind_of_project"}
    matched = rows(
        {"lesson": "L-0014", "disposition": "adopt", **doing},
        {"lesson": "L-0022", "disposition": "adopt", **doing},
        {"lesson": "L-0031", "disposition": "adapt", "reason": "already_done", **doing},
        {"lesson": "L-0040", **not_ours},
        {"lesson": "L-0041", "disposition": "not_applicable"},
    )
    town.fill("robin", form, lessons={"matched": matched}, search={"own_search": "no", "talk": "planned"})
    matched["rows"][-1]["reason"] = "other_kind_of_project"
    town.fill("robin", form, lessons={"matched": matched})
    town.send("robin", form)
    assert town.status(form) == "decided"
    assert len(town.kept("lesson_uptake", disposition="adopt")) == 2
    waiting = [one.title.en for one in my_rows(town.work(town.people["robin"]))]
    assert "L-0014 Bring operations in before you ask for prices · Use it as it is" in waiting
