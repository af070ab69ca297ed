"""A lesson is looked at again: when it did not help, when the method took it up, when its day has come."""

from __future__ import annotations

import datetime as dt

from app.services.lessons import review
from app.services.registers import changing
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.runs import revising
from app.store import EVERYTHING, lessons
from tests.services.desk import refuses
from tests.services.lessons_house import Library, library, published_method
from tests.services.lessons_in_use import PERMITS, check, rows_of, tell

__all__ = ["library", "published_method"]


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
