"""Lessons are matched by the words that the search knows, and no worse where its index is behind."""

from __future__ import annotations

import datetime as dt

from app.handbook.search import Source
from app.services.search_entries import of_lesson
from app.services.search_index import index_for
from app.store import EVERYTHING, lessons
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]

ABOUT = "Steering committee, roof and subsidy"


def about_roofs(library: Library) -> None:
    """Lessons, two of which speak of what the project is about."""
    library.lesson("Ask early", context="De stuurgroep wacht op het dak", class_fit=["M"])
    library.lesson("Count twice", context="A roof with a subsidy")
    library.lesson("Speak up", context="Heating and boilers", data_fit=["personal"])


def reasons(library: Library) -> dict[str, str]:
    """Title of each lesson that may be offered to a project about roofs -> why."""
    comparing, project = library.matcher(), library.subject(library.project(ABOUT, data_class="personal"))
    return {one.title["en"]: comparing.match(one, project).why.en for one in comparing.fitting(project)}


def index_now(library: Library) -> None:
    """Let the index hold all lessons as they are."""
    found = lessons.list_lessons(library.session, EVERYTHING)
    index_for(library.place).build(Source([entry for one in found for entry in of_lesson(one)]))


def test_why_is_the_same_with_an_index_with_an_old_one_and_without(library: Library) -> None:
    index_now(library)
    about_roofs(library)
    behind = reasons(library)
    assert "words: steering committee" in behind["Ask early"].lower()
    assert "words: roof, subsidy" in behind["Count twice"]
    assert "words" not in behind["Speak up"]
    index_now(library)
    assert reasons(library) == behind
    index_for(library.place).forget()
    assert reasons(library) == behind


def test_a_lesson_that_was_changed_a_moment_ago_counts_as_it_is_now(library: Library) -> None:
    about_roofs(library)
    lesson = library.lesson("Wait", context="Bridges and boats", review_on=dt.date(2099, 1, 1))
    index_now(library)
    lesson.data = {**lesson.data, "context": "A roof with a subsidy"}
    library.session.flush()
    assert "words: roof, subsidy" in reasons(library)["Wait"]


def test_who_is_offered_lessons_writes_no_index_in_a_transaction_that_may_fail(library: Library) -> None:
    about_roofs(library)
    assert reasons(library)
    assert not list(library.place.data.glob("index/g*"))
