"""Runs, answers and drafts."""

from __future__ import annotations

import datetime as dt

from app.store import EVERYTHING, Session, Store, answers, asking, drafts, runs
from app.store.answers import Cell
from tests.store.rows import NOW, Rows

LATER = NOW + dt.timedelta(hours=1)


def values(session: Session, run_id: str) -> dict[tuple[str, str, str], object]:
    return {(one.field, one.row, one.col): one.value for one in answers.answers_of(session, run_id)}


def test_an_answer_is_kept_one_by_one_with_who_gave_it_and_when(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin, kim = rows.person("Robin"), rows.person("Kim")
        run = rows.run(robin, rows.project())
        cells = [
            Cell("cost", 1250_00),
            Cell("risks", {"rows": ["r1"]}),
            Cell("risks", "late", "r1", "what"),
        ]
        answers.put_answers(session, run.id, cells, robin.id, NOW, "en")
        answers.put_answers(session, run.id, [Cell("cost", "te duur")], kim.id, LATER, "nl")
        assert values(session, run.id) == {
            ("cost", "", ""): "te duur",
            ("risks", "", ""): {"rows": ["r1"]},
            ("risks", "r1", "what"): "late",
        }
        cost = answers.answers_of(session, run.id)[0]
        assert (cost.by, cost.at, cost.lang) == (kim.id, LATER, "nl")


def test_an_answer_of_none_is_taken_away_and_no_is_kept(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin = rows.person()
        run = rows.run(robin)
        put = [Cell("a", "yes"), Cell("b", "no"), Cell("c", 0), Cell("d", ""), Cell("e", {"na": "none"})]
        answers.put_answers(session, run.id, put, robin.id, NOW, "en")
        answers.put_answers(session, run.id, [Cell("a", None)], robin.id, NOW, "en")
        assert values(session, run.id) == {
            ("b", "", ""): "no",
            ("c", "", ""): 0,
            ("d", "", ""): "",
            ("e", "", ""): {"na": "none"},
        }


def test_what_waits_is_listed_by_due_date_undated_last(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin = rows.person()
        undated, late, soon, done = (rows.run(robin) for _ in range(4))
        late.due, soon.due = dt.date(2026, 5, 1), dt.date(2026, 4, 1)
        runs.set_status(session, done, "decided")
        assert asking.runs_waiting(session, EVERYTHING) == [soon, late, undated]
        assert runs.finished_runs(session, EVERYTHING) == [done]


def test_finished_forms_of_a_project_come_oldest_first_and_by_kind(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin, project = rows.person(), rows.project()
        first, second, draft = (rows.run(robin, project) for _ in range(3))
        for run in (first, second):
            runs.set_status(session, run, "decided")
        assert runs.decided_runs(session, project.id, EVERYTHING) == [first, second]
        assert runs.decided_runs(session, project.id, EVERYTHING, "gate-g0") == []
        assert runs.runs_of_project(session, project.id, EVERYTHING) == [first, second, draft]


def test_what_finished_pages_are_drawn_from_is_kept_and_can_thaw(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        run = rows.run(rows.person())
        runs.set_frozen(session, run, {"title": {"en": "Idea", "nl": "Idee"}})
    with store.writing() as session:
        found = runs.run_by_id(session, run.id, EVERYTHING)
        assert found is not None
        assert found[0].frozen == {"title": {"en": "Idea", "nl": "Idee"}}
        runs.set_frozen(session, found[0], None)
    with store.session() as session:
        found = runs.run_by_id(session, run.id, EVERYTHING)
        assert found is not None
        assert found[0].frozen is None


def test_a_draft_is_one_persons_and_replaced_by_the_next(store: Store) -> None:
    with store.writing() as session:
        rows = Rows(session)
        robin, kim = rows.person("Robin"), rows.person("Kim")
        run = rows.run(robin)
        drafts.put_draft(session, run.id, robin.id, "need", {"cost": "12"}, NOW)
        drafts.put_draft(session, run.id, robin.id, "need", {"cost": "125"}, LATER)
        drafts.put_draft(session, run.id, robin.id, "size", {}, NOW)
        kept = drafts.get_draft(session, run.id, robin.id, "need")
        assert kept is not None
        assert (kept.body, kept.at) == ({"cost": "125"}, LATER)
        assert drafts.get_draft(session, run.id, kim.id, "need") is None
        drafts.delete_draft(session, run.id, robin.id, "need")
        assert drafts.get_draft(session, run.id, robin.id, "need") is None
        assert drafts.get_draft(session, run.id, robin.id, "size") is not None
