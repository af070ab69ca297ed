"""A lesson is decided about, becomes work, is said to have helped or not, and ends in the method."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.definitions.compiled import compile_checklist
from app.definitions.resolve import resolve
from app.definitions.rules import evaluate
from app.services.editions import library as library_of
from app.services.lessons import review
from app.services.lessons.beside import at_step
from app.services.lessons.uptake import counters, taken_up
from app.services.registers import changing
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.runs import revising
from app.services.runs.around import around_of
from app.services.runs.filling import step_view
from app.store import EVERYTHING, lessons, projects, registers
from app.store.model import Lesson, Project, RegisterRow
from tests.services.desk import refuses
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]
PERMITS = "Parking permits for residents"
SIX = {
    "les_kind": "warning",
    "event": "Parking permits were held under three addresses.",
    "cause": "Nobody had compared the list of residents.",
    "les_impact": "Two weeks of cleaning by hand.",
    "recommendation": "The project manager compares the list with its source in the first month.",
    "process": "processes/manage-risks",
}


def offered_to(library: Library) -> tuple[Lesson, Project, str]:
    """A lesson that fits, the project, and the form in which Robin says what happens with it."""
    lesson = library.lesson("Compare lists", context=PERMITS, needed_at="G1")
    project = library.project(PERMITS)
    project.project_class = "S"
    return lesson, project, library.form(library.robin, "lessons-uptake", project)


def rows_of(library: Library, register: str) -> list[RegisterRow]:
    return registers.list_rows(library.session, EVERYTHING, register)


def take_over(library: Library, form: str, lesson: Lesson, kind: str, **more: Any) -> None:
    doing = {"action_kind": kind, "what": "Compare the list", "owner": library.robin.id, "due": "2026-04-01"}
    row = {"_id": "r1", "lesson": lesson.number, "disposition": "adopt", **doing, **more}
    library.fill(library.robin, form, lessons={"matched": {"rows": [row]}})
    library.send(library.robin, form)


def tell(library: Library, project: Project, **more: Any) -> str:
    """The form of a warning that was sent and checked."""
    form = library.form(library.robin, "lesson-record", project)
    library.fill(library.robin, form, six=SIX)
    library.send(library.robin, form)
    check(library, form, **more)
    return form


def check(library: Library, form: str, **more: Any) -> None:
    say = {"les_title": "Compare lists with their source", "les_title_nl": "Vergelijk lijsten met hun bron"}
    say |= {"tests": ["true", "general", "actionable", "new"], "no_names": "yes", "destination": "share_only"}
    where = {"context": PERMITS, "class_fit": ["S", "M"], "tags": ["data"]}
    keep = {
        "needed_at": "G1",
        "confidentiality": "internal",
        "owner_role": "POA",
        "translation": "title_both",
    }
    late = {"review_on": (library.now.date() + dt.timedelta(days=700)).isoformat()}
    library.fill(library.aisha, form, validate={**say, **more}, applies=where, keep={**keep, **late})
    library.approve(library.aisha, form, "validated")


def test_the_lessons_that_fit_stand_ready_in_the_form(library: Library) -> None:
    lesson, _, form = offered_to(library)
    view = step_view(library.work(library.robin), form, "lessons")
    [matched] = [one for one in view.fields if one.field.id == "matched"]
    assert [row.cells[0].value for row in matched.rows] == [lesson.number]
    [found] = at_step(library.work(library.robin), view)["matched"]
    assert "words: parking, permits, residents" in found.why.en


def test_a_lesson_that_fits_cannot_be_passed_over_in_silence(library: Library) -> None:
    _, _, form = offered_to(library)
    library.fill(library.robin, form, lessons={"matched": {"none": ""}})
    with refuses("blocked-by-rules"):
        library.send(library.robin, form)


def test_what_is_taken_over_becomes_an_action_that_names_the_lesson(library: Library) -> None:
    lesson, project, form = offered_to(library)
    take_over(library, form, lesson, "action")
    [action] = rows_of(library, "actions")
    assert (action.data["action"], action.data["source"]) == ("Compare the list", lesson.number)
    assert (action.owner_id, action.project_id) == (library.robin.id, project.id)
    [used] = taken_up(library.work(library.robin), lesson)
    assert [(row.id, register.id) for row, register, _ in used.became] == [(action.id, "actions")]


def test_it_becomes_a_risk_a_milestone_or_a_message_as_well(library: Library) -> None:
    more = {
        "risk": {"cause": "Old lists", "effect": "Two weeks later"},
        "milestone": {"milestone_id": "M9"},
        "communication": {},
    }
    kept = {"risk": "risks", "milestone": "milestones", "communication": "messages"}
    for kind, register in kept.items():
        lesson = library.lesson(f"Lesson {kind}", context=PERMITS, needed_at="G1")
        project = library.project(f"{PERMITS} {kind}", project_class="S")
        form = library.form(library.robin, "lessons-uptake", project)
        doing = {"action_kind": kind, "what": "Compare", "owner": library.robin.id, "due": "2026-04-01"}
        view = step_view(library.work(library.robin), form, "lessons")
        told = [row.cells[0].value for one in view.fields if one.field.id == "matched" for row in one.rows]
        away = {"disposition": "not_applicable", "reason": "already_done"}
        rows = [
            {"_id": f"r{place}", "lesson": one, **(away if one != lesson.number else {})}
            for place, one in enumerate(told, start=1)
        ]
        rows[told.index(lesson.number)] |= {"disposition": "adopt", **doing, **more[kind]}
        library.fill(library.robin, form, lessons={"matched": {"rows": rows}})
        library.send(library.robin, form)
        assert len(rows_of(library, register)) == 1
        assert [one.became[0][1].id for one in taken_up(library.work(library.robin), lesson)] == [register]


def test_the_answers_of_all_projects_are_counted(library: Library) -> None:
    lesson = library.lesson("Compare lists")
    said = [
        {"disposition": "adopt", "helped": "yes"},
        {"disposition": "adapt", "helped": "partly"},
        {"disposition": "adopt", "helped": "no"},
        {"disposition": "not_applicable", "reason": "outdated"},
    ]
    for number, cells in enumerate(said):
        library.answered(lesson, library.project(f"Project {number}"), **cells)
    found = counters(library.work(library.robin))[lesson.number]
    assert (found.offered, found.adopted, found.adapted, found.rejected) == (4, 2, 1, 1)
    assert (found.yes, found.partly, found.no, found.outdated) == (1, 1, 1, 1)


def test_who_uses_a_lesson_is_told_only_to_who_may_see_that_project(library: Library) -> None:
    lesson, closed = library.lesson("Compare lists"), library.project("Closed work")
    closed.visibility = "members"
    library.answered(lesson, closed, disposition="adopt")
    ellen = library.person("Ellen")
    assert taken_up(library.work(ellen), lesson) == ()
    assert len(taken_up(library.work(library.robin), lesson)) == 1


def test_what_did_not_help_three_times_is_looked_at_again(library: Library) -> None:
    lesson = library.lesson("Compare lists", context=PERMITS, review_on=dt.date(2030, 1, 1))
    for number in range(3):
        row = library.answered(lesson, library.project(f"Project {number}"), disposition="adopt")
        assert rows_of(library, "actions") == []
        changing.change(library.work(library.robin), row.id, {"helped": "no"}, row.seq)
    [action] = rows_of(library, "actions")
    assert (action.owner_id, action.data["source"]) == (library.aisha.id, lesson.number)
    assert "did not help 3 times: L-0001" in action.data["action"]
    assert lesson.review_on == action.due
    library.later(days=60)
    assert library.offered(library.project(PERMITS)) == []


def test_a_lesson_that_became_part_of_the_method_is_pushed_no_longer(library: Library) -> None:
    lesson, project = library.lesson("Compare lists", context=PERMITS), library.project(PERMITS)
    work, cells = library.product(), {"lesson": lesson.number, "page": "processes/manage-risks"}
    row = put_new(work, register_of(work, "method_changes"), None, {**cells, "status": "approved"})
    library.session.flush()
    assert library.offered(project) == ["Compare lists"]
    changing.set_status(library.work(library.petra), row.id, "published")
    assert (lesson.state, library.offered(project)) == ("embedded", [])


def test_a_new_warning_reaches_the_project_managers_whom_it_concerns(library: Library) -> None:
    sanne = library.person("Sanne")
    sanne.lang = "nl"
    library.project(f"{PERMITS} of the harbour", sanne)
    library.project("Heating of the town hall", library.person("Joris"), data_class="none")
    tell(library, library.project("Old work"))
    [action] = rows_of(library, "actions")
    assert action.owner_id == sanne.id
    assert action.data["action"].startswith("Lees deze nieuwe waarschuwing")
    assert action.data["action"].endswith("L-0001 Vergelijk lijsten met hun bron")


def test_the_change_that_a_lesson_asks_for_names_the_lesson(library: Library) -> None:
    tell(library, library.project("Old work"), destination="procedure", change_text="Ask for the source.")
    [row] = rows_of(library, "method_changes")
    assert (row.data["lesson"], row.data["problem"]) == ("L-0001", "Ask for the source.")


def test_a_revision_is_the_same_lesson(library: Library) -> None:
    form = tell(library, library.project("Old work"))
    again = revising.revise(library.work(library.robin), form, "The list changed")
    found = lessons.list_lessons(library.session, EVERYTHING)
    assert [one.state for one in found] == ["published"]
    library.send(library.robin, again)
    check(library, again)
    assert [one.number for one in lessons.list_lessons(library.session, EVERYTHING)] == ["L-0001"]


def test_who_keeps_a_lesson_says_that_it_is_still_right_or_not(library: Library) -> None:
    lesson = library.lesson("Compare lists", context=PERMITS, state="expired")
    aisha, robin = library.work(library.aisha), library.work(library.robin)
    with refuses("lesson-review-others"):
        review.retire(robin, lesson.number, "Old")
    with refuses("lesson-review-date"):
        review.keep(aisha, lesson.number, library.now.date())
    review.keep(aisha, lesson.number, dt.date(2027, 1, 1), "Still so")
    assert (lesson.state, lesson.review_on) == ("published", dt.date(2027, 1, 1))
    with refuses("lesson-review-reason"):
        review.retire(aisha, lesson.number, " ")
    review.retire(aisha, lesson.number, "The law changed")
    assert lesson.state == "expired"
    assert [(row.status, row.data["remark"]) for row in rows_of(library, "actions")] == [
        ("done", "Still so"),
        ("done", "The law changed"),
    ]
    lesson.state = "embedded"
    assert review.may_review(aisha, lesson) is not None


def test_looking_at_it_again_closes_the_task(library: Library) -> None:
    lesson = library.lesson("Compare lists")
    for number in range(3):
        row = library.answered(lesson, library.project(f"Project {number}"), disposition="adopt")
        changing.change(library.work(library.robin), row.id, {"helped": "no"}, row.seq)
    review.keep(library.work(library.aisha), lesson.number, dt.date(2027, 1, 1), "Clearer now")
    [action] = rows_of(library, "actions")
    assert action.status == "done"
    row = library.answered(lesson, library.project("One more"), disposition="adopt")
    changing.change(library.work(library.robin), row.id, {"helped": "no"}, row.seq)
    assert len(rows_of(library, "actions")) == 1  # the next task comes after three more


def test_lessons_taken_over_stand_ready_at_closure_with_what_was_said(library: Library) -> None:
    lesson, project = library.lesson("Compare lists"), library.project(PERMITS, project_class="S")
    library.answered(lesson, project, disposition="adopt", helped="partly")
    away = library.lesson("Not for us")
    library.answered(away, project, disposition="not_applicable", reason="already_done")
    form = library.form(library.robin, "project-closure", project)
    library.fill(library.robin, form, outcome={"closure_kind": "stopped_early"})
    view = step_view(library.work(library.robin), form, "learned")
    [effect] = [one for one in view.fields if one.field.id == "adopted_effect"]
    assert [[cell.value for cell in row.cells][:2] for row in effect.rows] == [[lesson.number, "partly"]]


def test_on_the_way_each_lesson_taken_over_is_asked_back(library: Library) -> None:
    lesson, project = library.lesson("Compare lists"), library.project(PERMITS, project_class="S")
    row = library.answered(lesson, project, disposition="adopt", owner=library.robin.id, due="2026-04-01")
    project.phase = "execution"
    form = library.form(library.robin, "lessons-uptake", project)
    view = step_view(library.work(library.robin), form, "lessons")
    [used] = [one for one in view.fields if one.field.id == "used"]
    assert [one.id for one in used.rows] == [row.id]
    answers = {"matched": {"none": ""}, "used": {"rows": [{"_id": row.id, "helped": "yes"}]}}
    library.fill(library.robin, form, lessons=answers)
    library.send(library.robin, form)
    assert row.data["helped"] == "yes"
    assert counters(library.work(library.robin))[lesson.number].yes == 1


def test_the_gate_is_answered_by_what_was_decided_about_each_lesson(library: Library) -> None:
    lesson, project, form = offered_to(library)
    known = compile_checklist(resolve(library_of(library.product()), "gate-g1"))
    holds, scales = known.holds["G1-7"], known.resolved.scales
    names = {"setting.uptake_age": known.settings["setting.uptake_age"], "run.now": library.now.date()}

    def says() -> object:
        facts = projects.facts(library.session, project.id)
        on = facts.get("lessons_on")
        rows = around_of(library.product(), known, project).values["reg.lesson_uptake"]
        lessons_on = dt.date.fromisoformat(str(on)) if on else None
        return evaluate(holds, {**names, "project.lessons_on": lessons_on, "reg.lesson_uptake": rows}, scales)

    assert says() is None
    take_over(library, form, lesson, "action")
    assert says() is True
    library.answered(library.lesson("One more"), project)
    assert says() is False
