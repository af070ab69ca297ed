"""The handbook built by ProperDocs and by Zensical, compared with what MkDocs makes of the same files."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.compat.compare import Compared, compare
from tests.compat.engines import CONFIG, ENGINES, Built
from tests.compat.known import KNOWN, Known
from tests.compat.place import ROOT, copy_of_the_tree

LONGEST = 200  # letters of a difference that are printed
SHOWN = 8  # differences that are printed in full; there may be one on each page
DIRECTIVE = re.compile(r"^\s*:::\s*[\w-]", re.MULTILINE)
FENCED = re.compile(r"^(\s*)(`{3,}|~{3,}).*?^\1\2", re.MULTILINE | re.DOTALL)


def engines() -> bool:
    """Whether ProperDocs made the same and Zensical differed only as is known."""
    fine = True
    with tempfile.TemporaryDirectory(prefix="leidraad-compat-") as folder:
        # One copy for all: somebody may be writing while they build.
        tree = copy_of_the_tree(Path(folder) / "tree")
        built = {name: build(tree, Path(folder) / name.lower()) for name, build in ENGINES.items()}
        first, *others = built
        for name, one in built.items():
            for lang in one.failed:
                fine = False
                print(f"{name} could not build {CONFIG[lang]}:\n{one.said.strip()}")
        if fine:
            print(f"The handbook by MkDocs: {_size(built[first])}.")
            fine = all([_told(name, built[first], built[name]) for name in others])
    return fine


def _size(built: Built) -> str:
    pages = sum(1 for site in built.sites.values() for _ in site.rglob("*.html"))
    written = [one.read_text(encoding="utf-8") for one in (ROOT / "docs").rglob("*.md")]
    directives = sum(len(DIRECTIVE.findall(FENCED.sub("", text))) for text in written)
    return f"{pages} pages in two languages, drawn by {directives} directives"


def _told(engine: str, ours: Built, theirs: Built) -> bool:
    known = [one for one in KNOWN if one.engine == engine]
    compared = Compared(tuple(one.what for one in known))
    for lang in CONFIG:
        compare(ours.sites[lang], theirs.sites[lang], lang, compared)
    print(f"\n{engine}\n  same:    " + ", ".join(f"{count} {what}" for what, count in compared.same.items()))
    unknown = {what: places for what, places in compared.found.items() if not _of(known, what)}
    for one in known:
        places = [
            place for what, found in compared.found.items() if what.startswith(one.what) for place in found
        ]
        print(f"  known:   {one.what} ({len(places)} times). {one.why}")
        if not places:
            print("           This is no longer so: take it out of tests/compat/known.py.")
    for what, places in list(unknown.items())[:SHOWN]:
        print(f"  DIFFERS: {what[:LONGEST]} ({len(places)} times, first in {places[0]})")
    if len(unknown) > SHOWN:
        print(f"  ... and {len(unknown) - SHOWN} more")
    stale = [one for one in known if not any(what.startswith(one.what) for what in compared.found)]
    if not unknown and not stale:
        print("  so:      " + ("only what is known differs" if known else "the same throughout"))
    return not unknown and not stale


def _of(known: list[Known], what: str) -> bool:
    return any(what.startswith(one.what) for one in known)
