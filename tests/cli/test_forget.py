"""`leidraad forget`: asks what, why, by whom and whether it is meant, and takes the words out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.services.publishing import publish
from app.store import open_store
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import IDEA, SMALL, Office, one_page

Run = Callable[..., Result]


@pytest.fixture
def number(tmp_path: Path, sqlite_template: Path) -> str:
    """A form in which Robin wrote something, in an installation of its own."""
    data = tmp_path / "data"
    data.mkdir()
    copy = data / "leidraad.sqlite3"
    copy.write_bytes(sqlite_template.read_bytes())
    place = Place(SMALL, data, f"sqlite:///{copy}")
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        hall = Office(Desk(session, place))
        found = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        hall.save(hall.robin, found, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    store.close()
    return found


@pytest.fixture
def run(number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("LEIDRAAD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LEIDRAAD_ROOT", str(SMALL))
    return lambda *words, typed="": CliRunner().invoke(main, ["forget", number, *words], input=typed)


def test_without_a_moment_it_lists_them_and_says_nothing_of_what_they_hold(run: Run, number: str) -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert "step saved" in done.output
    assert "holds words" in done.output
    assert IDEA["need"]["problem"] not in done.output
    assert f"leidraad forget {number} --moment NUMBER" in done.output


def test_it_asks_by_whom_why_and_for_the_number_of_the_form(run: Run, number: str) -> None:
    done = run("--moment", "2", typed=f"paula@example.org\nAsked by the neighbour\n{number}\n")
    assert done.exit_code == 0, done.output
    assert "Taken out." in done.output
    assert "look there too" in done.output
    listed = run().output
    assert "words taken out" in listed
    assert "Paula, words emptied" in listed


def test_without_that_number_nothing_is_taken_out(run: Run) -> None:
    done = run("--moment", "2", "--by", "paula@example.org", "--why", "Asked", typed="yes\n")
    assert done.exit_code == 1
    assert "Nothing was taken out." in done.output
    assert "words taken out" not in run().output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--moment", "1", "--moment", "9"), "No words to take out here: 1, 9."),
        (("--moment", "2", "--by", "x@example.org"), "Nobody here has this mail address."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[str, ...], said: str, run: Run, number: str
) -> None:
    done = run(*words, "--why", "Asked", typed=f"{number}\n")
    assert done.exit_code == 1
    assert said in done.output
