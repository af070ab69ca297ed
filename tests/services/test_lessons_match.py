"""Lessons come back to the projects they fit: by what they apply to, and by words of two languages."""

from __future__ import annotations

import datetime as dt

from app.services.lessons.subject import of_form
from app.services.runs import filling, starting
from app.services.runs.opening import open_run
from tests.services.desk import NOW
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]


def test_a_lesson_about_the_same_data_is_offered_and_says_why_in_both_languages(library: Library) -> None:
    library.lesson("Start the privacy assessment early", data_fit=["personal"], procure_fit=["national"])
    project = library.project("Parking permits", data_class="personal", procurement="national")
    found = library.match(project)
    assert "same kind of data: Personal data; same way of buying: National" in found.why.en
    assert "zelfde soort gegevens: Persoonsgegevens; zelfde manier van inkopen: Nationaal" in found.why.nl


def test_a_lesson_about_other_data_or_another_class_is_not_offered(library: Library) -> None:
    library.lesson("Parking permits: move special data", data_fit=["special"], context="Parking permits")
    library.lesson("Parking permits: set up a board", class_fit=["L"], context="Parking permits")
    project = library.project("Parking permits", data_class="internal")
    assert library.offered(project) == []


def test_what_is_not_known_of_a_project_yet_speaks_against_nothing(library: Library) -> None:
    library.lesson(
        "Parking permits in one place", data_fit=["special"], context="Parking permits for residents"
    )
    project = library.project("Parking permits for residents")
    assert library.offered(project) == ["Parking permits in one place"]


def test_shared_words_count_and_are_named(library: Library) -> None:
    library.lesson("Ask residents", context="Projects about parking and permits of residents")
    library.lesson("Measure the heating", context="Projects about boilers")
    project = library.project("Parking permit for residents")
    found = library.match(project)
    assert found.lesson.title["en"] == "Ask residents"
    assert "words: parking, permit, residents" in found.why.en


def test_a_lesson_in_the_other_language_is_found_by_the_glossary_and_marked(library: Library) -> None:
    library.lesson(
        "Overleg eerder", lang="nl", tags=["people"], needed_at="G1",
        context="Projecten met veel belanghebbenden en een mijlpaal per stuurgroep",
    )  # fmt: skip
    project = library.project("Stakeholders, a steering committee and milestones")
    found = library.match(project)
    assert (found.lang, found.lesson.title["en"]) == ("nl", "Overleg eerder")
    assert "words: stakeholders, steering committee, milestones" in found.why.en.lower()


def test_a_lesson_that_is_whole_in_both_languages_is_not_marked(library: Library) -> None:
    library.lesson(
        "Parking permits first", lang="nl", translation="full_both", context="Parking permits today"
    )
    assert library.match(library.project("Parking permits today, please first")).lang is None


def test_only_published_lessons_for_everybody_within_their_date_are_offered(library: Library) -> None:
    said = {"context": "Parking permits for residents"}
    for state in ("submitted", "discarded", "embedded", "expired", "superseded", "draft"):
        library.lesson(state, state=state, **said)
    library.lesson("Restricted", confidentiality="restricted", **said)
    library.lesson("Old", review_on=NOW.date() - dt.timedelta(days=1), **said)
    library.lesson("Right", review_on=NOW.date(), **said)
    assert library.offered(library.project("Parking permits for residents")) == ["Right"]


def test_a_lesson_whose_moment_has_passed_is_not_offered(library: Library) -> None:
    library.lesson("Too late", needed_at="G0", context="Parking permits for residents")
    library.lesson("Now", needed_at="G1", context="Parking permits for residents")
    project = library.project("Parking permits for residents")
    assert library.offered(project) == ["Now"]
    assert "to be known before G1" in library.match(project).why.en


def test_the_lessons_of_a_project_itself_are_not_offered_to_it(library: Library) -> None:
    project = library.project("Parking permits for residents")
    library.lesson("Mine", project=project, context="Parking permits for residents")
    assert library.offered(project) == []


def test_what_helped_comes_first_and_what_did_not_comes_last(library: Library) -> None:
    said = {"context": "Parking permits for residents"}
    made = {name: library.lesson(name, **said) for name in ("No", "New", "Yes")}
    elsewhere = library.project("Boilers")
    library.answered(made["Yes"], elsewhere, disposition="adopt", helped="yes")
    library.answered(made["No"], elsewhere, disposition="adopt", helped="no")
    project = library.project("Parking permits for residents")
    assert library.offered(project)[:2] == ["Yes", "New"]
    best = library.matcher().best(library.subject(project), 1)[0]
    assert "helped 1 of 1 times" in best.why.en


def test_an_older_lesson_counts_less(library: Library) -> None:
    said = {"context": "Parking permits for residents", "lang": "en"}
    old = library.lesson("Old", **said)
    found = library.matcher()
    project = library.subject(library.project("Parking permits for residents"))
    before = found.match(old, project).score
    library.later(days=800)
    later = library.matcher()
    assert later.match(old, project).score == before - 2


def test_at_most_ten_lessons_are_to_be_answered(library: Library) -> None:
    for number in range(12):
        library.lesson(f"Lesson {number}", data_fit=["personal"], needed_at="G1")
    project = library.project("Parking permits for residents", data_class="personal")
    assert len(library.offered(project)) == 10


def test_a_word_that_most_lessons_hold_says_nothing(library: Library) -> None:
    for number in range(8):
        library.lesson(f"Lesson {number}", context="Parking permits for residents")
    assert library.offered(library.project("Parking permits for residents")) == []


def test_a_lesson_that_was_answered_is_not_asked_again(library: Library) -> None:
    lesson = library.lesson("Once", context="Parking permits for residents")
    project = library.project("Parking permits for residents")
    assert library.offered(project) == ["Once"]
    library.answered(lesson, project, disposition="not_applicable", reason="already_done")
    assert library.offered(project) == []


def test_the_first_record_tells_what_a_project_is_about(library: Library) -> None:
    mirjam = library.person("Mirjam")
    form = starting.start(
        library.work(library.robin), "project-intake", project=None, new_title="New counter",
        roles={"SPO": {"person": mirjam.id}},
    )  # fmt: skip
    library.fill(
        library.robin, form,
        need={"problem": "Residents queue for their parking permit."},
        nature={"supplier_dep": 5, "data_class": "none", "novelty": 1},
    )  # fmt: skip
    opened = open_run(library.work(library.robin), form)
    assert opened.project is not None
    found = of_form(library.product(), opened.project, opened.walk)
    assert "Residents queue for their parking permit." in found.words
    assert (found.tags, found.facts["data_class"]) == (frozenset({"suppliers"}), "none")


def test_what_came_out_of_a_project_is_picked_from_its_own_lessons(library: Library) -> None:
    project = library.project("Parking permits")
    own = library.lesson("Ask residents", project)
    library.lesson("Ask the neighbours")
    form = library.form(library.robin, "lessons-session", project)
    choices = filling.step_view(library.work(library.robin), form, "findings").choices["created"]
    assert [code for code, _ in choices] == [own.number]
