"""A lesson is decided about, becomes work, and is said to have helped or not."""

from __future__ import annotations

import datetime as dt

from app.definitions.compiled import compile_checklist
from app.definitions.resolve import resolve
from app.definitions.rules import evaluate
from app.services.editions import library as library_of
from app.services.lessons.beside import at_step
from app.services.lessons.uptake import counters, taken_up
from app.services.runs.around import around_of
from app.services.runs.filling import step_view
from app.store import projects
from tests.services.desk import refuses
from tests.services.lessons_house import Library, library, published_method
from tests.services.lessons_in_use import PERMITS, offered_to, rows_of, take_over

__all__ = ["library", "published_method"]


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
