"""`make bench`: what pages and checks cost, as ratios within one run."""

from __future__ import annotations

import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from app.definitions.compiled import compile_checklist
from app.definitions.lint import check
from app.definitions.loader import load
from app.definitions.resolve import resolve
from tests.bench.building import FEW, MANY, both_languages, by_pages, growth
from tests.bench.growth import SIZES, by_size
from tests.bench.pages import gate_page
from tests.bench.timing import costs

ROOT = Path(__file__).parents[2]
PAGES = (("gate-g2", "M", ("G2",)), ("gate-g4", "S", ("G4", "G5")))


def _pages() -> None:
    library = load(ROOT)[0]
    print("A page of requirements, against the same page written by hand (aim: at most 3 times):")
    for id_, class_, gates in PAGES:
        form = compile_checklist(resolve(library, id_))
        with tempfile.TemporaryDirectory() as folder:
            took, count = gate_page(ROOT, Path(folder), form, class_, gates)
        both = (took["open"] + took["save"]) / (took["open by hand"] + took["save by hand"])
        print(
            f"  {id_}, class {class_}, {count} requirements:"
            f" opening {took['open'] / took['open by hand']:.1f} times,"
            f" saving {took['save'] / took['save by hand']:.1f} times, both {both:.1f} times"
            f"  ({took['open'] * 1000:.0f} and {took['save'] * 1000:.0f} ms)"
        )


def _growth() -> None:
    print("Cost of a page by its number of questions (linear or less: at most 2 at each doubling):")
    with tempfile.TemporaryDirectory() as folder:
        found = by_size(ROOT, Path(folder))
    for small, large in pairwise(SIZES):
        opening, saving = (found[large][at] / found[small][at] for at in (0, 1))
        print(f"  {small} -> {large} questions: opening {opening:.2f} times, saving {saving:.2f} times")


def _checking() -> None:
    took = costs({"load": lambda: lambda: load(ROOT), "check": lambda: lambda: check(ROOT)}, 3)
    print(
        f"leidraad check: {took['check']:.2f} s of processor time,"
        f" {took['check'] / took['load']:.1f} times what reading the files costs"
    )


def _building() -> None:
    print(f"Building {FEW} and {MANY} pages (aim: a page costs no more among many than among few):")
    with tempfile.TemporaryDirectory() as folder:
        took = by_pages(ROOT, Path(folder))
    for kind, name in (("ours", "ours"), ("plain", "the same Markdown with Material alone")):
        print(
            f"  {name}: a page among {MANY} costs {growth(took, kind):.2f} times one among {FEW}"
            f"  ({took[kind, FEW]:.1f} and {took[kind, MANY]:.1f} s of processor time,"
            f" {took[kind, 1]:.1f} s to start)"
        )
    few, many = (took["ours", size] / took["plain", size] for size in (FEW, MANY))
    print(f"  ours against Material alone: {few:.1f} times at {FEW} pages, {many:.1f} times at {MANY}")
    with tempfile.TemporaryDirectory() as folder:
        clock, work = both_languages(ROOT, Path(folder))
    print(
        f"  this handbook in both languages, as publication builds it (aim: 15 s):"
        f" {clock:.1f} s on the clock, {work:.1f} s of processor time"
    )


PARTS = {"pages": _pages, "growth": _growth, "checking": _checking, "building": _building}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
