"""The locks install the same everywhere: hashed, without a host, on Debian's Python and on a newer one."""

import re
import subprocess
import sys
from importlib import metadata
from itertools import combinations
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).parent.parent / "requirements"
LAYERS = ["run", "test", "pdf", "bench"]
APART = ["compat", "compat-templates", "compat-whoosh"]  # in environments of their own, never in .venv
PYTHONS = ["3.11.2", "3.13.0"]


def entries(layer: str) -> list[str]:
    """One string a requirement, its hashes included, as pip joins the lines."""
    text = (REQUIREMENTS / f"{layer}.txt").read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def requirement(entry: str) -> Requirement:
    return Requirement(entry.split(" --hash")[0].strip())


def pins(layer: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in map(requirement, entries(layer)):
        found.setdefault(canonicalize_name(item.name), set()).add(str(item.specifier))
    return found


@pytest.mark.parametrize("layer", [*LAYERS, *APART])
def test_a_lock_names_no_host_no_folder_and_no_option(layer: str) -> None:
    for entry in entries(layer):
        bare = re.sub(r"--hash=sha256:[0-9a-f]{64}", "", entry).strip()
        assert not re.search(r"://|@|--|\\", bare), f"{layer}.txt: {bare}"
        assert not re.match(r"[./~-]", bare), f"{layer}.txt: {bare}"
        assert "/" not in bare, f"{layer}.txt: {bare}"


@pytest.mark.parametrize("layer", [*LAYERS, *APART])
def test_every_requirement_is_one_version_with_hashes(layer: str) -> None:
    for entry in entries(layer):
        assert re.fullmatch(r"==[^*,]+", str(requirement(entry).specifier)), entry
        assert re.search(r" --hash=sha256:[0-9a-f]{64}", entry), f"{layer}.txt: no hash: {entry}"


def test_the_layers_agree_on_every_version_they_share() -> None:
    for one, other in combinations(map(pins, LAYERS), 2):
        for name in one.keys() & other.keys():
            assert one[name] == other[name], name


@pytest.mark.parametrize("layer", APART)
def test_what_is_tried_apart_is_tried_with_the_versions_in_use(layer: str) -> None:
    apart, run = pins(layer), pins("run")
    for name in apart.keys() & run.keys():
        assert apart[name] == run[name], f"{layer}: {name}"


def test_every_name_that_is_asked_for_is_locked() -> None:
    for layer in [*LAYERS, *APART]:
        for line in (REQUIREMENTS / f"{layer}.in").read_text(encoding="utf-8").splitlines():
            asked = line.split("#")[0].strip()
            if asked and not asked.startswith("-"):
                name = canonicalize_name(Requirement(asked).name)
                assert name in pins(layer), f"{name} is in {layer}.in and not in {layer}.txt: run make lock"


def test_what_the_project_depends_on_is_what_the_run_lock_was_made_from() -> None:
    wanted = {canonicalize_name(Requirement(text).name) for text in metadata.requires("leidraad") or []}
    lines = (REQUIREMENTS / "run.in").read_text(encoding="utf-8").splitlines()
    asked = {
        canonicalize_name(Requirement(line).name)
        for line in (raw.split("#")[0] for raw in lines)
        if line.strip()
    }
    assert asked - {"setuptools"} == wanted


def test_whoosh_comes_from_one_package_only() -> None:
    """Two packages install the same folder, and the second overwrites the first."""
    locked = set().union(*(pins(layer).keys() for layer in LAYERS))
    assert "whoosh3" in locked
    assert not locked & {"whoosh", "whoosh-reloaded"}


@pytest.mark.parametrize("python", PYTHONS)
def test_every_installed_pin_accepts_this_python(python: str) -> None:
    """Asks what is installed, not the registry: quick, and without a network."""
    for layer in ["run", "test", "pdf"]:
        for name in pins(layer):
            try:
                wanted = metadata.metadata(name)["Requires-Python"] or ""
            except metadata.PackageNotFoundError:
                continue  # locked for another platform
            assert SpecifierSet(wanted).contains(python), f"{name} wants Python {wanted}"


@pytest.mark.registry
@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_resolve_for_this_python(python: str, tmp_path: Path) -> None:
    """pip itself resolves them, wheels only: a missing dependency, wheel or hash is an error in this mode."""
    resolves(python, tmp_path, ["run", "test", "pdf"])


@pytest.mark.registry
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("layer", APART)
def test_what_is_tried_apart_can_be_had_for_this_python(layer: str, python: str, tmp_path: Path) -> None:
    """Without what requirements/without.in leaves out, so pip must not look for it either."""
    resolves(python, tmp_path, [layer], "--no-deps")


def resolves(python: str, folder: Path, layers: list[str], *more: str) -> None:
    locks = [part for layer in layers for part in ("-r", str(REQUIREMENTS / f"{layer}.txt"))]
    command = [
        *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed"),
        *("--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:", *more),
        *("--python-version", python, "--target", str(folder), *locks),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, (
        f"the locks do not resolve for Python {python} (is the package registry reachable?):\n{done.stderr}"
    )
