"""Back and forth: taken back, returned, withdrawn, erased, and gone on with in an older handbook."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from app.services.publishing import publish
from app.services.runs import deciding, filling, history, records, sending, withdrawing
from app.services.runs.opening import open_run
from app.store import Store, events
from tests.conftest import Place
from tests.services.desk import NOW, Desk, refuses
from tests.services.published import IDEA, SMALL, Office, office, one_page
from tests.services.test_separation import sent_idea


def test_what_was_taken_back_has_no_record_any_more(hall: Office) -> None:
    number = sent_idea(hall)
    assert records.record(hall.work(hall.robin), number).number == number
    with refuses("take-back-not-sender"):
        sending.take_back(hall.work(hall.mirjam), number)
    sending.take_back(hall.work(hall.robin), number)
    with refuses("record-not-yet"):
        records.record(hall.work(hall.robin), number)


def test_what_was_returned_has_no_record_until_it_is_sent_again(hall: Office) -> None:
    number = sent_idea(hall)
    with refuses("return-not-reviewer"):
        sending.send_back(hall.work(hall.ellen), number, "No", {})
    sending.send_back(hall.work(hall.mirjam), number, "", {"name": " Shorter ", "forged": "x"})
    with refuses("record-not-yet"):
        records.record(hall.work(hall.robin), number)
    assert [(one.field, one.text) for one in hall.home(hall.robin, number).remarks] == [("name", "Shorter")]
    hall.send(hall.robin, number)
    assert records.record(hall.work(hall.robin), number).status == "submitted"


def test_a_remark_on_a_question_that_is_not_asked_is_no_remark(hall: Office) -> None:
    number = sent_idea(hall)
    with refuses("return-needs-remark"):
        sending.send_back(hall.work(hall.mirjam), number, "", {"forged": "x"})


def test_what_was_withdrawn_stays_to_be_read_and_is_changed_by_nobody(hall: Office) -> None:
    number = sent_idea(hall)
    with refuses("withdraw-not-yours"):
        withdrawing.withdraw(hall.work(hall.ellen), number, "Not mine")
    withdrawing.withdraw(hall.work(hall.paula), number, "Twice")
    assert records.record(hall.work(hall.ellen), number).status == "withdrawn"
    with refuses("step-not-yours"):
        filling.save_step(hall.work(hall.robin), number, "need", {"name": "Other"}, seen=99)
    with refuses("send-not-draft"):
        hall.send(hall.robin, number)
    with refuses("pen-finished"):
        deciding.approve(hall.work(hall.mirjam), number, "sponsor_ok")


def test_a_form_whose_words_were_erased_still_opens(hall: Office) -> None:
    number = sent_idea(hall)
    sending.send_back(hall.work(hall.mirjam), number, "Shorter", {"name": "Shorter"})
    run_id = open_run(hall.work(hall.robin), number).run.id
    for one in events.events_of(hall.session, run_id):
        events.erase(hall.session, one.id, hall.now)
    lines = history.history(hall.work(hall.robin), number)
    assert [line.kind for line in lines][-2:] == ["run_sent", "run_returned"]
    assert hall.home(hall.robin, number).remarks == ()
    hall.save(hall.robin, number, "need", {"name": "Roof"})
    hall.send(hall.robin, number)
    deciding.approve(hall.work(hall.mirjam), number, "sponsor_ok")
    assert hall.home(hall.robin, number).head.status == "decided"


def test_a_form_goes_on_in_the_handbook_it_was_started_in(store: Store, place: Place, tmp_path: Path) -> None:
    with office(store, place) as hall:
        number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    root = tmp_path / "changed"
    shutil.copytree(SMALL, root)
    form = root / "checklists" / "idea.yml"
    form.write_text(
        form.read_text("utf-8")
        .replace("id: name\n", "id: short_name\n")
        .replace("len(name)", "len(short_name)")
        .replace("title: name", "title: short_name"),
        "utf-8",
    )
    there = replace(place, root=root)
    publish(store, there, "2026.2", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        hall = Office(Desk(session, there))
        assert hall.values(hall.robin, number, "need")["name"] == "New roof"
        hall.save(hall.robin, number, "size", IDEA["size"])
        hall.send(hall.robin, number)
        deciding.approve(hall.work(hall.mirjam), number, "sponsor_ok")
        assert hall.home(hall.robin, number).head.edition == "2026.1"
        fresh = hall.start(hall.robin, "idea")
        assert "short_name" in hall.values(hall.robin, fresh, "need")


def test_a_form_that_is_not_in_use_any_more_cannot_be_started(
    store: Store, place: Place, tmp_path: Path
) -> None:
    root = tmp_path / "retired"
    shutil.copytree(SMALL, root)
    form = root / "checklists" / "idea.yml"
    form.write_text(form.read_text("utf-8").replace("status: active", "status: retired"), "utf-8")
    there = replace(place, root=root)
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session, refuses("checklist-not-found"):
        hall = Office(Desk(session, there))
        hall.start(hall.robin, "idea")


def test_there_is_one_unfinished_gate_at_a_time(hall: Office) -> None:
    hall.idea()
    hall.start(hall.robin, "gate-g0", hall.project().number, PM=hall.robin)
    with refuses("start-already-open"):
        hall.start(hall.robin, "gate-g0", hall.project().number)
