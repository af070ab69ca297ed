"""`leidraad publish`: once an edition, always that edition; what is in the way is one sentence."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "data" / "valid"


def leidraad(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("leidraad")), *args]
    return subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """A copy of the small method, and a data folder."""
    shutil.copytree(SMALL, tmp_path / "root")
    return {"LEIDRAAD_ROOT": str(tmp_path / "root"), "LEIDRAAD_DATA": str(tmp_path / "data")}


def test_publishing_tells_what_it_does_and_is_the_same_when_done_again(place: dict[str, str]) -> None:
    first, second = leidraad("publish", "2026.1", **place), leidraad("publish", "2026.1", **place)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "Building the handbook in English and Dutch" in first.stdout
    assert first.stdout.splitlines()[-1] == "Handbook 2026.1 is in force."
    assert "Building" not in second.stdout


def test_a_number_that_stands_for_other_contents_is_refused_in_a_sentence(place: dict[str, str]) -> None:
    leidraad("publish", "2026.1", **place)
    page = Path(place["LEIDRAAD_ROOT"]) / "docs" / "en" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    again = leidraad("publish", "2026.1", **place)
    assert again.returncode == 1
    assert again.stderr.strip() == (
        "leidraad: Edition 2026.1 is published already, with other contents; take the next number."
    )


def test_a_mistake_in_the_handbook_is_named_with_its_line(place: dict[str, str]) -> None:
    page = Path(place["LEIDRAAD_ROOT"]) / "docs" / "en" / "index.md"
    page.write_text("# Hall\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    failed = leidraad("publish", "2026.1", **place)
    assert failed.returncode == 1
    assert "docs/en/index.md:3" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_number_that_is_none_is_refused(place: dict[str, str]) -> None:
    failed = leidraad("publish", "soon", **place)
    assert (failed.returncode, failed.stderr.strip()) == (
        1,
        "leidraad: An edition has a number such as 2026.2; soon is none.",
    )


def test_a_taken_port_is_said_before_anything_is_built(place: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        failed = leidraad("serve", **place, PORT=port)
    assert failed.returncode == 1
    assert failed.stderr.strip() == (
        f"leidraad: Another program listens on 127.0.0.1:{port} already; choose another port with PORT=8001."
    )
    assert "Building" not in failed.stdout


def test_the_demo_listens_on_this_machine_only(place: dict[str, str]) -> None:
    failed = leidraad("demo", **place, HOST="0.0.0.0")  # noqa: S104 - that it is refused is the point
    assert failed.returncode == 1
    assert len(failed.stderr.strip().splitlines()) == 1


def test_a_data_folder_that_cannot_be_made_is_one_sentence(place: dict[str, str], tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    failed = leidraad("serve", **{**place, "LEIDRAAD_DATA": str(in_the_way / "data")})
    assert failed.returncode == 1
    assert len(failed.stderr.strip().splitlines()) == 1
    assert str(in_the_way) in failed.stderr
