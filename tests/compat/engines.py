"""The engines that build the handbook, and how each is asked to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.compat.place import copy_of_the_tree, environment, packages

CONFIG = {"en": "mkdocs.yml", "nl": "mkdocs.nl.yml"}
STAND_IN = Path(__file__).parent / "stand_in"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Built:
    """What an engine made in each language, and what it said; `failed` says in which languages it gave up."""

    sites: dict[str, Path]
    said: str
    failed: tuple[str, ...]


def mkdocs(tree: Path, folder: Path) -> Built:
    """With what `make site` uses."""
    return _both(tree, folder, lambda lang, out: [sys.executable, "-m", "mkdocs", *_strictly(lang, out)])


def properdocs(tree: Path, folder: Path) -> Built:
    """With the engine that goes on where MkDocs stopped; Material stays."""
    python = environment("engines", "run", "compat")
    return _both(tree, folder, lambda lang, out: [str(python), "-m", "properdocs", *_strictly(lang, out)])


def zensical(tree: Path, folder: Path) -> Built:
    """With the successor of Material, by the same people.

    It builds into `site_dir` only, below the configuration, and empties that: so English, then Dutch in it.
    """
    python = environment("engines", "run", "compat")
    templates = packages("templates", python, "compat-templates") / "zensical" / "templates"
    told = {"ZENSICAL_TEMPLATES": str(templates), "PYTHONPATH": str(STAND_IN)}
    strictly = ("build", "--clean", "--strict", "--config-file")
    built = _both(
        tree, folder, lambda lang, _: [str(python), "-m", "zensical", *strictly, CONFIG[lang]], told
    )
    site = folder / "site"
    return Built({"en": site, "nl": site / "nl"}, built.said, built.failed)


ENGINES: dict[str, Callable[[Path, Path], Built]] = {
    "MkDocs": mkdocs,
    "ProperDocs": properdocs,
    "Zensical": zensical,
}
"""Each builds a copy of a tree in a folder of its own; the first is what the others are compared with."""


def _strictly(lang: str, out: Path) -> list[str]:
    return ["build", "--quiet", "--strict", "--config-file", CONFIG[lang], "--site-dir", str(out)]


def _both(
    tree: Path, folder: Path, command: Callable[[str, Path], list[str]], more: dict[str, str] | None = None
) -> Built:
    """One language after the other, in a copy of the tree: an edition as publication would build it."""
    copy_of_the_tree(folder, tree)
    told = {
        "LEIDRAAD_EDITION": "handbook-2026.1",
        "LEIDRAAD_VERSIONS": "mike",
        "PYTHONUTF8": "1",
        **QUIET,
        **(more or {}),
    }
    env = {name: value for name, value in os.environ.items() if not name.startswith(("LEIDRAAD_", "PYTHON"))}
    sites = {lang: folder / "built" / lang for lang in CONFIG}
    said, failed = "", []
    for lang, out in sites.items():
        done = subprocess.run(
            command(lang, out),
            cwd=folder,
            env={**env, **told},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said += done.stdout
        if done.returncode:
            failed.append(lang)
    return Built(sites, said, tuple(failed))
