"""Markdown directives: `::: process-raci run-gate-review` on a line of its own brings YAML onto a page.

A preprocessor that emits Markdown, so that tables, links and search go the ordinary way, in every engine
that uses Python-Markdown. In mkdocs.yml: `app.handbook.directives: {root: ., lang: en}`; `root` holds
`processes/` and `checklists/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.exceptions import BuildError

from app.definitions.library import Library
from app.handbook.directives import forms, method, people, process, readable, role_card, template, training
from app.handbook.directives.definitions import definitions
from app.handbook.directives.foot import Foot
from app.handbook.directives.page import Page, Reading, page_of
from app.handbook.directives.tooltips import Tooltips
from app.handbook.directives.writing import Html, Lines, Mistake, mistaken, with_links

LINE = re.compile(r"^(?P<within>(?: {4})*) {0,3}:::\s*(?P<name>[\w-]*)(?P<rest>.*)$")
FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})")

ABOUT: Mapping[str, Callable[[Library, str, str], Lines]] = {
    "form": forms.form,
    "module-summary": training.summary,
    "process-forms": process.forms,
    "process-io": process.inputs_outputs,
    "process-kpis": process.kpis,
    "process-picture": process.picture,
    "process-raci": process.raci,
    "process-steps": process.steps,
    "process-summary": process.summary,
    "quiz": training.quiz,
    "role-card": role_card.role_card,
    "template": template.template,
}
"""Directives about one thing, whose id follows."""

WHOLE: Mapping[str, Callable[[Library, str], Lines]] = {
    "classes": method.classes,
    "context": readable.context,
    "decisions": method.decisions,
    "gates": method.gates,
    "glossary": people.glossary,
    "life-cycle": method.life_cycle,
    "modules": training.modules,
    "random-question": training.random_question,
    "responsibilities": method.responsibilities,
    "risk-matrix": method.risk_matrix,
    "roles": people.roles,
}
"""Directives about the whole method, with nothing behind their name."""


class DirectiveError(BuildError):
    """A directive that cannot be carried out. As a BuildError it stops MkDocs without a traceback."""


class _Directives(Preprocessor):
    def __init__(self, md: Markdown, root: Path, lang: str, forgiving: bool) -> None:
        super().__init__(md)
        self.root, self.lang, self.forgiving = root, lang, forgiving
        self.reading: Reading | None = None

    def run(self, lines: list[str]) -> list[str]:
        # Once for a page and not for each directive: whether a file changed takes a look at all.
        reading = self.reading = Reading(page_of(self.root, self.lang, lines), definitions(self.root))
        out: list[str] = []
        fence = ""
        for number, line in enumerate(lines):
            fence = _fence(fence, line)
            found = None if fence else LINE.match(line)
            out += self._written(found, reading, number) if found else [line]
        return out

    def _written(self, found: re.Match[str], reading: Reading, number: int) -> Lines:
        page = reading.page
        try:
            lines = write(reading.library, found["name"], found["rest"].strip(), self.lang)
        except Exception as error:
            said = f"{_place(page, number)}: {found[0].strip()}: {error}"
            if self.forgiving:
                lines = mistaken(said)
            elif isinstance(error, Mistake):
                raise DirectiveError(said) from error
            else:
                raise
        up = page.up if page else ""
        written = ((found["within"], self._line(one, up)) for one in lines)  # a folded block is indented
        return ["", *(f"{within}{line}" if line else "" for within, line in written), ""]

    def _line(self, line: str, up: str) -> str:
        if isinstance(line, Html):
            return str(self.md.htmlStash.store(line))
        return with_links(line, up, self._exists)

    def _exists(self, target: str) -> bool:
        return (self.root / "docs" / self.lang / target).is_file()


def write(library: Library, name: str, rest: str, lang: str) -> Lines:
    """What stands in place of `::: name rest`; raises Mistake."""
    if name in ABOUT:
        return ABOUT[name](library, rest, lang)
    if name not in WHOLE:
        raise Mistake(f"there is no directive {name!r}; there are: {', '.join(sorted([*ABOUT, *WHOLE]))}")
    if rest:
        raise Mistake(f"takes nothing after its name, but {rest!r} stands there")
    return WHOLE[name](library, lang)


def _place(page: Page | None, number: int) -> str:
    """Where a line stands, for who must mend it."""
    return f"{page.path}:{page.first_line + number}" if page else f"line {number + 1}"


def _fence(open_: str, line: str) -> str:
    """The fence that is open after this line; nothing inside one is a directive."""
    found = FENCE.match(line)
    if not found:
        return open_
    if not open_:
        return found["fence"]
    closes = line.strip().startswith(open_) and not line.strip().strip(open_[0])
    return "" if closes else open_


class DirectivesExtension(Extension):
    """The extension, as Python-Markdown loads it by the name of this package."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "root": [".", "folder of processes/ and checklists/"],
            "lang": ["en", "language of the words"],
            "forgiving": [
                False,
                "show a mistake on the page instead of stopping the build (for the preview)",
            ],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        # Before superfences (25), which would otherwise take what a directive writes for text.
        root, lang = Path(str(self.getConfig("root"))), str(self.getConfig("lang"))
        directives = _Directives(md, root, lang, bool(self.getConfig("forgiving")))
        md.preprocessors.register(directives, "leidraad", 27)
        # After all text has become elements, before MkDocs (0) makes addresses of the links to pages.
        md.treeprocessors.register(Tooltips(md, root, lang, lambda: directives.reading), "leidraad-terms", 3)
        md.treeprocessors.register(Foot(md, root, lang, lambda: directives.reading), "leidraad-foot", 2)


def makeExtension(**kwargs: Any) -> DirectivesExtension:  # noqa: N802 - the name is Python-Markdown's
    """What Python-Markdown asks a package for."""
    return DirectivesExtension(**kwargs)
