"""What it costs to build the handbook: by its number of pages, and beside Material with nothing of ours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from app.handbook.site import build_site, environment
from tests.bench.many_pages import handbook

SIZES = {1: 3, 100: 3, 1000: 1}  # pages -> how often it is built; one page is what starting costs
FEW, MANY = 100, 1000


def by_pages(root: Path, folder: Path) -> dict[tuple[str, int], float]:
    """(`ours` or `plain`, pages) -> seconds of processor time, turn by turn."""
    taken: dict[tuple[str, int], list[float]] = {}
    for size in SIZES:
        handbook(root, folder / str(size), size)
    for turn in range(max(SIZES.values())):
        for size in (size for size, rounds in SIZES.items() if turn < rounds):
            for kind in ("ours", "plain"):
                taken.setdefault((kind, size), []).append(_build(folder / str(size), kind))
    return {name: median(found) for name, found in taken.items()}


def growth(took: dict[tuple[str, int], float], kind: str) -> float:
    """How much more a page costs among many than among few: 1 when it costs the same."""
    start = took[kind, 1]
    return (took[kind, MANY] - start) / (took[kind, FEW] - start) / (MANY / FEW)


def both_languages(root: Path, folder: Path) -> tuple[float, float]:
    """Seconds on the clock and of processor time to build the real handbook, as publication does it."""
    began, before = time.monotonic(), _work()
    build_site(root, folder / "site", "2026.1", lambda _: None)
    return time.monotonic() - began, _work() - before


def _build(tree: Path, kind: str) -> float:
    """Not strictly: a small handbook misses pages to which others lead."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{kind}.yml"]
    before = _work()
    subprocess.run(
        [*command, "--site-dir", f"site-{kind}"],
        cwd=tree,
        env=environment("draft", os.environ),
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return _work() - before


def _work() -> float:
    """Seconds of processor time that the programs we started have taken so far."""
    so_far = os.times()
    return so_far.children_user + so_far.children_system
