"""Rules of the house that a machine can keep: small files, honest names, both languages, nothing foreign."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 250
VAGUE_NAMES = {"common", "utils", "util", "helpers", "helper", "core", "misc", "base"}

# Spelt in two halves, so that this file does not find itself.
REGISTRY_HOSTS = ["pypi." + "org", "python" + "hosted.org", "registry.np" + "mjs", "proxy." + "golang"]
HOME_FOLDERS = re.compile(r"(?<![\w./-])/(?:" + r"root|home/[\w.-]+|Users/[\w.-]+)/")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in Git, as a path below the root."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"this test reads the list of files from Git, and Git says: {done.stderr}")
    names = (Path(name) for name in done.stdout.split("\0") if name)
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def text_of(name: Path) -> str:
    """What is in it; nothing for a picture or another binary."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def below(folder: str) -> list[Path]:
    return [name for name in tracked() if name.is_relative_to(folder)]


def test_no_file_of_the_app_is_longer_than_a_person_reads_at_once() -> None:
    sources = [name for name in below("app") if name.suffix in {".py", ".js", ".css", ".html"}]
    lines = {name: len(text_of(name).splitlines()) for name in sources}
    assert not {str(name): count for name, count in lines.items() if count > MOST_LINES}


def test_no_room_or_file_has_a_name_that_says_nothing() -> None:
    sources = [name for name in below("app") if name.suffix == ".py"]
    vague = {str(name) for name in sources if VAGUE_NAMES & {*name.parts[:-1], name.stem}}
    assert not vague


def test_every_room_says_what_it_is() -> None:
    silent = [
        str(name)
        for name in below("app")
        if name.name == "__init__.py" and len(name.parts) == 3 and not text_of(name).startswith('"""')
    ]
    assert not silent


def test_both_languages_of_the_handbook_hold_the_same_files() -> None:
    english = {name.relative_to("docs/en") for name in below("docs/en")}
    dutch = {name.relative_to("docs/nl") for name in below("docs/nl")}
    assert {str(name) for name in english ^ dutch} == set()


def test_no_foreign_or_minified_file_is_in_the_repository() -> None:
    minified = [
        str(name)
        for name in tracked()
        if re.search(r"[.-]min\.(js|css)$", name.name)
        or (name.suffix in {".js", ".css"} and any(len(line) > 1000 for line in text_of(name).splitlines()))
    ]
    assert not minified
    assert not [
        str(name) for name in tracked() if {"node_modules", "vendor", "third_party"} & set(name.parts)
    ]


def test_no_file_names_a_package_registry() -> None:
    found = {str(name) for name in tracked() if any(host in text_of(name) for host in REGISTRY_HOSTS)}
    assert not found


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    here = re.compile(re.escape(str(ROOT)) + r"(?![\w-])") if len(ROOT.parts) > 2 else HOME_FOLDERS
    found = {
        str(name) for name in tracked() if HOME_FOLDERS.search(text_of(name)) or here.search(text_of(name))
    }
    assert not found
