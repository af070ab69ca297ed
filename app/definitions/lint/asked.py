"""The words with which people ask for a heading: do they stand with a heading of the page, each line once?"""

from __future__ import annotations

from app.definitions.finding import finding, problem_finding
from app.definitions.first_lines import FirstLines
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Page
from app.definitions.shapes import shape
from app.definitions.yaml12 import Source

LONGEST = 120  # characters of a line; a longer one is text that belongs on the page


def check(look: Look, source: Source, page: Page) -> None:
    """The first lines of one page, read as `source`."""
    look.findings.extend(problem_finding(one, source.path) for one in source.problems)
    if not isinstance(source.data, dict) or "search" not in source.data:
        return
    first, faults = shape(source, FirstLines)
    look.findings.extend(faults)
    seen: set[str] = set()
    for heading, lines in first.search.asked.items() if first else ():
        where = ("search", "asked", heading)
        if heading not in page.sections and not page.unsure:
            look.findings.append(finding("asked-heading", source.path, source.key(*where), anchor=heading))
        for i, line in enumerate(lines):
            same = " ".join(line.casefold().split())
            if same in seen:
                look.note("asked-twice", source, *where, i, line=line)
            seen.add(same)
            if len(line) > LONGEST:
                look.note("asked-long", source, *where, i, length=str(len(line)), most=str(LONGEST))
