"""What an installation may set."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.config import ConfigError, Settings, read


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "checklists").mkdir()
    return tmp_path


def settings(tree: Path, demo: bool = False, **env: str) -> Settings:
    return read({"LEIDRAAD_ROOT": str(tree), **env}, demo=demo)


def test_without_a_word_everything_lies_below_the_tree(tree: Path) -> None:
    found = settings(tree)
    assert (found.root, found.data) == (tree, tree / "instance")
    assert found.database == f"sqlite:///{tree}/instance/leidraad.sqlite3"
    assert (found.host, found.port, found.demo) == ("127.0.0.1", 8000, False)
    assert found.address == "http://127.0.0.1:8000"
    assert found.trusted_hosts == ("127.0.0.1", "localhost", "::1")


def test_one_process_answers_unless_more_are_asked_for(tree: Path) -> None:
    assert settings(tree).processes == 1
    assert settings(tree, LEIDRAAD_PROCESSES="3").processes == 3


def test_the_tree_is_the_folder_one_stands_in_if_it_is_one(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    assert read({}).root == tree
    monkeypatch.chdir(tree / "checklists")
    assert read({"LEIDRAAD_DATA": str(tree / "data")}).root == Path(__file__).resolve().parent.parent


def test_the_address_people_use_is_trusted(tree: Path) -> None:
    found = settings(tree, LEIDRAAD_URL="https://pmo.example.org/", LEIDRAAD_TRUSTED_HOSTS="pmo, intern")
    assert found.address == found.url == "https://pmo.example.org"
    assert found.trusted_hosts == ("pmo", "intern", "pmo.example.org", "127.0.0.1", "localhost", "::1")


def test_listening_everywhere_trusts_no_name_for_it(tree: Path) -> None:
    assert settings(tree, HOST="::").trusted_hosts == ("127.0.0.1", "localhost", "::1")
    assert settings(tree, HOST="::1", PORT="81").address == "http://[::1]:81"


@pytest.mark.parametrize("given", ["postgres://u@h/db", "postgresql://u@h/db", "postgresql+psycopg://u@h/db"])
def test_one_setting_names_a_postgresql_database(tree: Path, given: str) -> None:
    assert settings(tree, LEIDRAAD_DATABASE=given).database == "postgresql+psycopg://u@h/db"


def test_the_demo_keeps_its_data_apart_from_the_real(tree: Path) -> None:
    found = settings(tree, True, LEIDRAAD_DATA=str(tree / "real"), LEIDRAAD_DATABASE="postgresql://u@h/real")
    assert found.demo
    assert found.data == tree / "instance-demo"
    assert found.database == f"sqlite:///{tree}/instance-demo/leidraad.sqlite3"
    assert settings(tree, LEIDRAAD_DEMO="yes").demo


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"PORT": "http"}, "PORT is 'http'"),
        ({"PORT": "70000"}, "from 1 to 65535"),
        ({"LEIDRAAD_PROCESSES": "two"}, "LEIDRAAD_PROCESSES is 'two'"),
        ({"LEIDRAAD_PROCESSES": "0"}, "from 1 to 64"),
        ({"LEIDRAAD_URL": "pmo.example.org"}, "LEIDRAAD_URL is 'pmo.example.org'"),
        ({"LEIDRAAD_URL": "https://pmo.example.org/pmo"}, "without a path"),
        ({"LEIDRAAD_DATABASE": "mysql://u@h/db"}, "LEIDRAAD_DATABASE has to begin with postgresql://"),
        ({"LEIDRAAD_SECRET": "short"}, "at least 32 characters"),
        ({"LEIDRAAD_DEMO": "maybe"}, "LEIDRAAD_DEMO is 'maybe'"),
        ({"LEIDRAAD_DEMO": "1", "HOST": "192.0.2.7"}, "does not listen on 192.0.2.7"),
        ({"LEIDRAAD_ROOT": "/no/such/folder"}, "there is no such folder"),
    ],
)
def test_what_cannot_be_used_gets_one_clear_sentence(tree: Path, env: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError) as problem:
        read({"LEIDRAAD_ROOT": str(tree), **env})
    assert words in str(problem.value)
    assert str(problem.value).endswith(".")
    assert "\n" not in str(problem.value)


def test_a_data_folder_that_cannot_be_written_gets_one_clear_sentence(tree: Path) -> None:
    (tree / "file").write_text("in the way")
    with pytest.raises(ConfigError, match=r"The data folder .* cannot be written \(.*\); make it writable"):
        settings(tree, LEIDRAAD_DATA=str(tree / "file" / "data"))


def test_the_secret_is_made_once_and_read_by_nobody_else(tree: Path) -> None:
    first = settings(tree).secret
    assert len(first) >= 32
    assert settings(tree).secret == first
    assert stat.S_IMODE((tree / "instance" / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in (tree / "instance").iterdir()] == ["secret.key"]


def test_two_that_start_at_once_agree_on_the_secret(tree: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: settings(tree).secret, range(16)))) == 1


def test_a_secret_from_the_environment_is_not_written_down(tree: Path) -> None:
    assert settings(tree, LEIDRAAD_SECRET="s" * 32).secret == "s" * 32
    assert not (tree / "instance" / "secret.key").exists()
