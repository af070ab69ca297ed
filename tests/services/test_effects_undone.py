"""What sending sets off is undone when the form goes back; saving is never refused, whatever rules say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.services import lessons
from app.services.publishing import publish
from app.services.runs import sending, withdrawing
from app.services.runs.deciding import approve
from app.store import Store
from tests.conftest import Place
from tests.services.desk import NOW, Desk, refuses
from tests.services.published import SMALL, Office, one_page
from tests.services.test_separation import sent_idea

OWN = Path(__file__).parents[2]  # the method of this repository
CLOSURE = """
  - id: S-T01-9
    kind: effect
    at: send
    do: closure_started
    message: {en: The project is being closed., nl: Het project wordt afgesloten.}
"""
DEAR = """
  - id: S-T01-8
    kind: stop
    at: decide
    when: duty_seen == no
    message: {en: Look at the law first., nl: Kijk eerst naar de wet.}
"""
SEEN = """
      - id: duty_seen
        type: yesno
        required: true
        by: PMO
        label: {en: Did you look at the law?, nl: Heb je naar de wet gekeken?}
"""


@contextmanager
def altered(store: Store, place: Place, folder: Path, rule: str, question: str = "") -> Iterator[Office]:
    """An office whose idea form has one more rule, and one more question at its end."""
    root = folder / "altered"
    shutil.copytree(SMALL, root)
    form = root / "checklists" / "idea.yml"
    text = form.read_text("utf-8")
    text = text.replace("\nrules:\n", f"{question.rstrip()}\nrules:{rule.rstrip()}\n")
    form.write_text(text, "utf-8")
    there = replace(place, root=root)
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield Office(Desk(session, there))


def test_a_closure_that_is_taken_back_leaves_the_project_where_it_was(
    store: Store, place: Place, tmp_path: Path
) -> None:
    with altered(store, place, tmp_path, CLOSURE) as hall:
        number = sent_idea(hall)
        assert hall.project().phase == "closure"
        sending.take_back(hall.work(hall.robin), number)
        assert hall.project().phase == "idea"
        hall.send(hall.robin, number)
        project = hall.project()
        withdrawing.withdraw(hall.work(hall.robin), number, "Twice")
        assert (project.phase, project.state) == ("idea", "withdrawn")  # only this form had begun it


def test_the_last_answer_is_kept_also_when_a_rule_stops_the_decision(
    store: Store, place: Place, tmp_path: Path
) -> None:
    with altered(store, place, tmp_path, DEAR, SEEN) as hall:
        number = sent_idea(hall)
        with refuses("approve-still-open"):
            approve(hall.work(hall.mirjam), number, "sponsor_ok")
        hall.save(hall.paula, number, "agree", {"duty_seen": "no"})
        with refuses("blocked-by-rules"):
            approve(hall.work(hall.mirjam), number, "sponsor_ok")
        hall.save(hall.paula, number, "agree", {"duty_seen": "yes"})
        approve(hall.work(hall.mirjam), number, "sponsor_ok")
        assert hall.home(hall.robin, number).head.status == "decided"


@contextmanager
def own_method(store: Store, place: Place) -> Iterator[Office]:
    """An office that works with the method of this repository."""
    there = replace(place, root=OWN)
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield Office(Desk(session, there))


def written_lesson(hall: Office) -> str:
    """The number of the form of a lesson that Robin wrote and sent."""
    hall.person("Hanna", "POA")
    hall.start(hall.robin, "project-intake")
    number = hall.start(hall.robin, "lesson-record", hall.project().number)
    said = dict.fromkeys(("event", "cause", "les_impact", "recommendation"), "Ask the neighbours first")
    page = {"process": "processes/close-project"}
    hall.save(hall.robin, number, "six", {"les_kind": "improve", **said, **page})
    hall.send(hall.robin, number)
    return number


def state(hall: Office) -> str:
    return lessons.lesson_seen(hall.work(hall.robin), "L-0001").state


def test_a_lesson_that_comes_back_is_its_authors_until_it_is_sent_again(store: Store, place: Place) -> None:
    with own_method(store, place) as hall:
        number = written_lesson(hall)
        assert state(hall) == "submitted"
        sending.send_back(hall.work(hall.person("Hanna")), number, "Name the moment", {})
        assert state(hall) == "draft"
        hall.send(hall.robin, number)
        assert state(hall) == "submitted"
        withdrawing.withdraw(hall.work(hall.robin), number, "Twice")
        assert state(hall) == "discarded"


def test_who_wrote_a_lesson_does_not_test_it(store: Store, place: Place) -> None:
    with own_method(store, place) as hall:
        number = written_lesson(hall)
        hall.person("Robin", "POA")
        with refuses("duty-own-answers"):
            approve(hall.work(hall.robin), number, "validated")
