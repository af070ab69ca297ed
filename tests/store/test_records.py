"""Projects with their facts, registers, lessons, files, numbers and editions."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy.exc import IntegrityError

from app.store import EVERYTHING, Store, editions, files, lessons, people, projects, registers
from app.store.numbers import move_on, next_number
from tests.store.rows import NOW, TODAY, Rows


def test_a_fact_is_replaced_by_the_next_form_that_establishes_it(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        project = rows.project()
        run = rows.run(rows.person(), project)
        projects.put_fact(session, project.id, "data_class", "personal", None, NOW)
        projects.put_fact(session, project.id, "data_class", "special", run.id, NOW)
        assert projects.facts(session, project.id) == {"data_class": "special"}
        assert [fact.run_id for fact in projects.facts_of(session, project.id)] == [run.id]


def test_projects_come_newest_first_and_by_state(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        first, second = rows.project(), rows.project()
        first.state = "closed"
        session.flush()
        assert projects.list_projects(session, EVERYTHING) == [second, first]
        assert projects.list_projects(session, EVERYTHING, ["closed"]) == [first]
        assert projects.get_project(session, first.number, EVERYTHING) is first
        assert projects.projects_by_id(session, [second.id], EVERYTHING) == {second.id: second}


def test_register_rows_come_by_due_date_and_know_where_they_came_from(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        project = rows.project()
        run = rows.run(rows.person(), project)
        made = [
            registers.add_row(
                session,
                register="actions",
                project_id=project.id,
                number=number,
                data={"action": "call"},
                status="open",
                created_at=NOW,
                due=due,
                run_id=run.id,
                field="actions",
                row_key=f"r{number}",
            )
            for number, due in enumerate([None, dt.date(2026, 5, 1), dt.date(2026, 4, 1)], 1)
        ]
        assert registers.list_rows(session, EVERYTHING, "actions", project.id) == made[::-1]
        assert registers.row_from(session, [run.id], "actions", "r2") is made[1]
        made[1].closed_at = NOW
        session.flush()
        assert registers.list_rows(session, EVERYTHING, open_only=True) == [made[2], made[0]]
        assert registers.list_rows(session, EVERYTHING, "risks") == []


def test_a_lesson_is_found_by_number_run_state_and_project(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin, project = rows.person(), rows.project()
        run = rows.run(robin, project)
        lesson = lessons.create_lesson(
            session,
            number="L-0001",
            run_id=run.id,
            project_id=project.id,
            kind="improve",
            title={"en": "Ask early", "nl": "Vraag vroeg"},
            data={"cause": "haast"},
            author_id=robin.id,
        )
        assert lessons.get_lesson(session, "L-0001", EVERYTHING) is lesson
        assert lessons.lesson_of_run(session, run.id) is lesson
        assert lessons.list_lessons(session, EVERYTHING, ["draft"], project.id) == [lesson]
        assert lessons.list_lessons(session, EVERYTHING, ["published"]) == []


def test_the_same_bytes_for_two_forms_are_two_files_and_twice_for_one_form_is_one(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin = rows.person()
        first, second = rows.run(robin), rows.run(robin)

        def hand_in(run_id: str, name: str) -> str:
            return files.add_file(
                session,
                sha256="a" * 64,
                name=name,
                size=3,
                media_type="text/plain",
                uploaded_by=robin.id,
                at=NOW,
                run_id=run_id,
            ).id

        assert hand_in(first.id, "a.txt") == hand_in(first.id, "b.txt") != hand_in(second.id, "c.txt")
        assert [one.name for one in files.files_of_run(session, first.id, EVERYTHING)] == ["b.txt"]
        found = files.get_file(session, "a" * 64, EVERYTHING, second.id)
        assert found is not None
        assert found.name == "c.txt"


def test_a_counter_is_moved_on_once(store: Store) -> None:
    with store.writing() as session:
        assert [move_on(session, "day", number) for number in (7, 7, 6, 8)] == [True, False, False, True]
    with store.writing() as session:
        assert not move_on(session, "day", 8)
        assert move_on(session, "other day", 1)


def test_numbers_run_on_and_begin_anew_each_year(store: Store) -> None:
    with store.writing() as session:
        given = [next_number(session, "project", year) for year in (2026, 2026, 2027, 2026)]
        assert given == [1, 2, 1, 3]


def test_a_number_is_given_back_when_nothing_came_of_it(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing() as session:
        next_number(session, "run", 2026)
        raise ZeroDivisionError
    with store.writing() as session:
        assert next_number(session, "run", 2026) == 1


def test_many_that_ask_for_a_number_at_once_each_get_their_own(store: Store) -> None:
    def take(_: int) -> int:
        with store.writing() as session:
            return next_number(session, "run", 2026)

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(take, range(30))) == list(range(1, 31))


def test_editions_are_ordered_by_number_not_by_letters(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        for edition_id in ("2026.9", "2026.10", "2026.2"):
            rows.edition(edition_id)
        newest = editions.newest_edition(session)
        assert newest is not None
        assert newest.id == "2026.10"
        assert [one.id for one in editions.list_editions(session)] == ["2026.9", "2026.10", "2026.2"]


def test_an_edition_names_the_definitions_it_holds(store: Store) -> None:
    with store.writing() as session:
        Rows(session).edition("2026.1")
        hash_ = "2026.1".ljust(64, "0")
        assert editions.definitions_in(session, "2026.1") == {"idea": hash_}
        assert editions.definition_hash(session, "2026.1", "idea") == hash_
        assert editions.definition_hash(session, "2026.1", "other") is None
        assert editions.bundle_body(session, hash_) == b"zip"


def test_the_day_changes_at_midnight_in_the_organisations_time_zone(store: Store) -> None:
    late = dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.UTC)
    with store.writing() as session:
        assert editions.today(session, late) == dt.date(2026, 3, 2)
        Rows(session).edition("2026.1")
        assert editions.today(session, late) == dt.date(2026, 3, 3)


def test_a_role_holds_from_its_first_to_its_last_day(store: Store) -> None:
    yesterday, tomorrow = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
    with store.writing() as session:
        rows = Rows(session)
        robin, project = rows.person(), rows.project()
        people.assign_role(session, person_id=robin.id, role="PMO", valid_from=yesterday, valid_to=TODAY)
        people.assign_role(session, person_id=robin.id, role="PM", valid_from=tomorrow, project_id=project.id)

        def held(on: dt.date) -> list[str]:
            return [one.role for one in people.assignments_of(session, robin.id, on)]

        assert held(yesterday) == held(TODAY) == ["PMO"]
        assert held(tomorrow) == ["PM"]
        assert [one.person.name for one in people.members(session, project.id, tomorrow)] == ["Robin"]
        assert [one.role for one in people.assignments_on(session, TODAY, project.id)] == ["PMO"]
        assert people.in_organisation(session, tomorrow) == []


def test_a_mail_address_belongs_to_one_person(store: Store) -> None:
    with store.writing() as session:
        people.add_person(session, name="Robin", email="r@example.org")
    with pytest.raises(IntegrityError), store.writing() as session:
        people.add_person(session, name="Other", email="R@example.org")
