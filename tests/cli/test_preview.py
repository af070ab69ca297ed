"""`leidraad preview` shows both languages as they are written, says what is wrong, and goes on."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.definitions.overlay import change
from tests.handbook.conftest import copy_tree

PATIENCE = 60  # seconds; far more than it takes, for a machine with much to do
PROGRAM = "from app.cli import main; main()"
PAGE, GUIDE = "docs/en/index.md", "docs/nl/processes/run-gate.md"


@dataclass
class Running:
    """The command in its own process, on a copy of the small method."""

    root: Path
    port: int
    said: Path  # everything that it prints
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.read().decode())
        except OSError:  # not yet
            return ""

    def shows(self, path: str, text: str) -> bool:
        """Whether the page at this address comes to hold the text."""
        return self._comes(lambda: text in self.get(path))

    def says(self, text: str) -> bool:
        return self._comes(lambda: text in self.said.read_text(encoding="utf-8"))

    def _comes(self, true: object) -> bool:
        assert callable(true)
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end or self.process.poll() is not None:
                return False
            time.sleep(0.1)
        return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def start(root: Path, port: int, said: Path) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PORT": str(port), "PYTHONIOENCODING": "utf-8"}
    with said.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "preview", "--lang", "en", "--root", str(root)],
            stdout=out, stderr=subprocess.STDOUT, env=env,
        )  # fmt: skip


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("preview")
    root, port, said = copy_tree(folder / "tree"), free_port(), folder / "said.txt"
    found = Running(root, port, said, start(root, port, said))
    try:
        assert found.says("The preview is on"), said.read_text(encoding="utf-8")
        assert found.says("Watching")
        yield found
    finally:
        found.process.terminate()
        found.process.wait()


def test_both_languages_are_at_one_address_and_lead_to_each_other(preview: Running) -> None:
    assert '<html lang="en"' in preview.get("/processes/run-gate/")
    assert 'href="../../nl/processes/run-gate/"' in preview.get("/processes/run-gate/")
    assert '<html lang="nl"' in preview.get("/nl/processes/run-gate/")
    assert 'href="../../../processes/run-gate/"' in preview.get("/nl/processes/run-gate/")
    assert "livereload(" in preview.get("/nl/processes/run-gate/")


def test_what_is_saved_in_a_page_is_shown_in_its_language(preview: Running) -> None:
    for file, address in ((PAGE, "/"), (GUIDE, "/nl/processes/run-gate/")):
        page = preview.root / file
        page.write_text(page.read_text("utf-8") + "\nA kingfisher.\n", encoding="utf-8")
        assert preview.shows(address, "A kingfisher.")
    assert "A kingfisher." not in preview.get("/processes/run-gate/")


def test_what_is_saved_in_the_definitions_is_shown_on_the_pages_that_read_them(preview: Running) -> None:
    change(preview.root, "processes/run-gate.yml", "en: Decide at a gate", "en: Decide with a kingfisher")
    assert preview.shows("/processes/run-gate/", "Decide with a kingfisher")


def test_a_mistake_is_said_with_its_line_shown_on_the_page_and_can_be_mended(preview: Running) -> None:
    page = preview.root / PAGE
    before = page.read_text(encoding="utf-8")
    page.write_text(before + "\n::: glosary\n", encoding="utf-8")
    line = before.count("\n") + 2
    assert preview.shows("/", f"{PAGE}:{line}: ::: glosary: there is no directive")
    assert preview.says(f"new       {PAGE}:{line}:")
    page.write_text(before + "\nMended.\n", encoding="utf-8")
    assert preview.shows("/", "Mended.")
    assert "glosary" not in preview.get("/")


def test_a_page_that_nobody_can_read_says_so_and_comes_back(preview: Running) -> None:
    page = preview.root / PAGE
    before = page.read_bytes()
    page.write_bytes(before + b"\xff\xfe")
    assert preview.shows("/", "can't decode byte 0xff")
    page.write_bytes(before)
    assert preview.shows("/", "<h1")


def test_a_broken_menu_is_waited_for(preview: Running) -> None:
    menu = preview.root / "mkdocs.nl.yml"
    before = menu.read_text(encoding="utf-8")
    menu.write_text(before + "nav: [\n", encoding="utf-8")
    assert preview.says("mkdocs.nl.yml")
    menu.write_text(before.replace("INHERIT: mkdocs.yml", "INHERIT: mkdocs.yml\nsite_name: Otter"), "utf-8")
    assert preview.shows("/nl/", "Otter")


def test_a_new_page_is_there_and_in_the_menu(preview: Running) -> None:
    for lang in ("en", "nl"):
        (preview.root / "docs" / lang / "heron.md").write_text("# The heron\n", encoding="utf-8")
    assert preview.shows("/nl/heron/", "The heron")
    assert preview.shows("/processes/run-gate/", "The heron")
    (preview.root / "docs" / "en" / "heron.md").write_text("# The bittern\n", encoding="utf-8")
    assert preview.shows("/heron/", "The bittern")
    assert preview.shows("/processes/run-gate/", "The bittern")


def test_a_port_that_is_taken_is_said_in_one_sentence(preview: Running, tmp_path: Path) -> None:
    second = start(preview.root, preview.port, tmp_path / "said.txt")
    assert second.wait(timeout=PATIENCE) == 1
    assert "already" in (tmp_path / "said.txt").read_text(encoding="utf-8")


def test_ctrl_c_ends_it_well(preview: Running) -> None:
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=PATIENCE) == 0
    said = preview.said.read_text(encoding="utf-8")
    assert said.endswith("Leidraad has stopped.\n")
    assert "Traceback" not in said
