"""`leidraad serve`: what stands in the way is said in one sentence."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.web.conftest import settings_for


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    """The program, started as people start it."""
    started = subprocess.Popen(
        [sys.executable, "-c", "from app.cli import main; main()", command],
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def ends(command: str, **environ: str) -> str:
    """What the program says when it cannot start."""
    with serving(command, **environ) as started:
        _, said = started.communicate()
        assert started.returncode == 1
    return said


def test_a_port_that_is_taken_gets_one_sentence(published: tuple[Path, Path], tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = ends("serve", PORT=port, LEIDRAAD_DATA=str(tmp_path), LEIDRAAD_ROOT=str(published[0]))
    assert said.count("\n") == 1
    assert f"127.0.0.1:{port}" in said
    assert "PORT=" in said


def test_a_data_folder_that_cannot_be_made_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    said = ends("serve", PORT=str(free_port()), LEIDRAAD_DATA=str(tmp_path / "file" / "data"))
    assert said.count("\n") == 1
    assert "LEIDRAAD_DATA" in said


def test_the_demo_listens_to_this_machine_only(tmp_path: Path) -> None:
    said = ends("demo", HOST="0.0.0.0", PORT=str(free_port()), LEIDRAAD_DEMO_DATA=str(tmp_path))  # noqa: S104
    assert said.count("\n") == 1
    assert "HOST" in said


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process there")
def test_it_prints_the_first_link_answers_and_ends_on_ctrl_c(published: tuple[Path, Path]) -> None:
    root, data = published
    port = free_port()
    settings = settings_for(root, data)
    places = {"LEIDRAAD_ROOT": str(settings.root), "LEIDRAAD_DATA": str(settings.data), "PORT": str(port)}
    with serving("serve", **places) as started:
        assert started.stdout is not None
        seen = ""
        while "/welcome/" not in seen:
            line = started.stdout.readline()
            assert line, seen
            seen += line
        assert "Publishing" not in seen  # nothing is built anew
        found = re.search(r"http://127\.0\.0\.1:\d+/welcome/\S+", seen)
        assert found is not None
        with urlopen(found[0]) as page:  # noqa: S310 - our own address
            assert page.status == 200
        with urlopen(f"http://127.0.0.1:{port}/healthz") as health:
            assert b'"ok"' in health.read()
        started.send_signal(signal.SIGINT)
        said, problem = started.communicate(timeout=60)
        assert started.returncode == 0, problem
        assert "has stopped" in said
        assert "Traceback" not in problem


def answering(started: subprocess.Popen[str], many: int) -> list[int]:
    """The processes behind this one, once there are so many of them."""
    behind = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    until = time.monotonic() + 60
    while len(found := behind.read_text().split()) < many:
        assert time.monotonic() < until, found
        time.sleep(0.05)
    return [int(one) for one in found]


@pytest.fixture
def two(published: tuple[Path, Path]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server of two processes that has begun to answer, and its port."""
    settings, port = settings_for(*published), free_port()
    places = {"LEIDRAAD_ROOT": str(settings.root), "LEIDRAAD_DATA": str(settings.data), "PORT": str(port)}
    with serving("serve", LEIDRAAD_PROCESSES="2", **places) as started:
        assert started.stdout is not None
        while "answers on" not in (line := started.stdout.readline()):
            assert line or started.poll() is None, line
        yield started, port


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_two_processes_answer_at_one_address_and_end_together(two: tuple[subprocess.Popen[str], int]) -> None:
    started, port = two
    for held in answering(started, 2):  # the other one answers alone
        os.kill(held, signal.SIGSTOP)
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as health:
            assert b'"ok"' in health.read()
        os.kill(held, signal.SIGCONT)
    started.send_signal(signal.SIGTERM)
    said, problem = started.communicate(timeout=60)
    assert (started.returncode, said.count("has stopped"), problem) == (0, 1, "")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_where_one_of_two_processes_dies_the_server_ends_and_says_so_with_its_status(
    two: tuple[subprocess.Popen[str], int],
) -> None:
    started, port = two
    os.kill(answering(started, 2)[1], signal.SIGKILL)
    started.communicate(timeout=60)
    assert started.returncode == 1
    with pytest.raises(OSError, match="refused"):
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)
