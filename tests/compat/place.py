"""Where the trials are made: environments of their own, and a copy of the tree that may be written in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "compat"  # `make clean` takes it away
WRITTEN = ("app", "docs", "processes", "checklists", "mkdocs.yml", "mkdocs.nl.yml")


def environment(name: str, *layers: str) -> Path:
    """The Python of an environment that holds these locks, made again when one of them changed.

    A lock is complete, so nothing is looked for beside it (`--no-deps`).
    """
    folder = PLACE / name
    python = folder / "bin" / "python"
    if _changed(folder, layers):
        print(f"Installing {', '.join(layers)} into {folder.relative_to(ROOT)} ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        _pip(python, layers)
        _stamp(folder).write_text(_state(layers), encoding="utf-8")
    return python


def packages(name: str, python: Path, *layers: str) -> Path:
    """A folder with the packages of these locks, to take files from; in no environment."""
    folder = PLACE / name
    if _changed(folder, layers):
        shutil.rmtree(folder, ignore_errors=True)
        _pip(python, layers, "--target", str(folder))
        _stamp(folder).write_text(_state(layers), encoding="utf-8")
    return folder


def copy_of_the_tree(folder: Path, tree: Path = ROOT) -> Path:
    """What a site is built from. An engine may leave its cache there, and what it built."""
    folder.mkdir(parents=True)
    for name in WRITTEN:
        place = tree / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, folder / name)
    return folder


def _pip(python: Path, layers: tuple[str, ...], *more: str) -> None:
    locks = [part for layer in layers for part in ("-r", str(_lock(layer)))]
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check")
    told = (*quiet, "--no-deps", "--require-hashes", "--only-binary", ":all:", *more, *locks)
    subprocess.run([str(python), "-m", "pip", "install", *told], check=True)


def _lock(layer: str) -> Path:
    return ROOT / "requirements" / f"{layer}.txt"


def _stamp(folder: Path) -> Path:
    return folder / "installed"


def _state(layers: tuple[str, ...]) -> str:
    """Where we are, for scripts name the folder, and what was asked for."""
    return "\n".join([str(ROOT), sys.version, *(_lock(one).read_text(encoding="utf-8") for one in layers)])


def _changed(folder: Path, layers: tuple[str, ...]) -> bool:
    stamp = _stamp(folder)
    return not stamp.is_file() or stamp.read_text(encoding="utf-8") != _state(layers)
