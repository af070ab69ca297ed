"""The handbook: links and headings that exist, both languages alike, a paragraph for every step."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from app.definitions import addresses
from app.definitions.directives import DIRECTIVES, Takes, anchors
from app.definitions.finding import finding, phrase
from app.definitions.lint import asked, training, wording, written
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Page, read_page
from app.definitions.lint.twins import same_headings
from app.definitions.loader import read_text
from app.definitions.text import LANGS, Text
from app.definitions.yaml12 import START, Mark, read

Pages = dict[str, Page]
_KINDS: Mapping[Takes, str] = {"process": "processes", "checklist": "checklists", "module": "modules"}


def check(look: Look) -> None:
    """All pages in all languages, and what processes, checklists and training expect of them."""
    pages: dict[str, Pages] = {lang: _pages(look, lang) for lang in LANGS}
    for lang, ones in pages.items():
        other = next(one for one in LANGS if one != lang)
        for page in ones.values():
            _Checking(look, lang, ones, page).all()
            same_headings(look, lang, page, other, pages[other])
    _steps(look, pages)
    _paragraphs(look, pages)
    training.check_pages(look, pages)
    wording.check(look, pages)


def _note(look: Look, rule: str, lang: str, page: str, mark: Mark, **args: str | Text) -> None:
    look.findings.append(finding(rule, f"docs/{lang}/{page}", mark, **args))


def _pages(look: Look, lang: str) -> Pages:
    folder = look.root / "docs" / lang
    if not folder.is_dir():
        name = f"docs/{lang}"
        look.findings.append(finding("missing-file", name, START, name=name))
    found: Pages = {}
    for file in _markdown(folder):
        path = file.relative_to(folder).as_posix()
        text, unread = read_text(file, f"docs/{lang}/{path}")
        look.findings.extend(unread)
        found[path] = read_page(path, text or "")
        for name, id_, _ in found[path].directives:
            found[path].anchors.update(anchors(name, id_, look.library))
            found[path].unsure |= name in look.library.broken or f"modules/{id_}" in look.library.broken
        _front_matter(look, text or "", f"docs/{lang}/{path}", found[path])
    return found


def _markdown(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.md"))


def _front_matter(look: Look, text: str, path: str, page: Page) -> None:
    end = text.find("\n---", 3)
    if not text.startswith("---\n") or end <= 3:  # there is none, or nothing in it
        return
    source = read(text[: end + 1], path)  # with the line of dashes, so that line numbers stay
    data = source.data if isinstance(source.data, dict) else {}
    if isinstance(data.get("review_by"), str):
        look.review(data["review_by"], source, "review_by")
    asked.check(look, source, page)


class _Checking:
    """One page."""

    def __init__(self, look: Look, lang: str, pages: Pages, page: Page) -> None:
        self.look = look
        self.lang = lang
        self.pages = pages
        self.page = page
        self.folder = look.root / "docs" / lang

    def note(self, rule: str, mark: Mark, **args: str | Text) -> None:
        _note(self.look, rule, self.lang, self.page.path, mark, **args)

    def all(self) -> None:
        for target, mark in self.page.links:
            self.link(target, mark)
        for name, id_, mark in self.page.directives:
            self.directive(name, id_, mark)
        for anchor, mark in self.page.again:
            self.note("heading-twice", mark, anchor=anchor)
        for mark in self.page.unseen:
            self.note("picture-without-text", mark)

    def link(self, target: str, mark: Mark) -> None:
        if "://" in target or target.startswith(("mailto:", "tel:", "//", "data:", "{")):
            return
        if target.startswith("/"):
            return self.into_the_app(target, mark)
        path, _, anchor = unquote(target).partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), path))
        page = self.page if target.startswith("#") else self.pages.get(path)
        if page is None and (path.endswith(".md") or not (self.folder / path).is_file()):
            return self.note("broken-link", mark, target=target)
        if anchor and page is not None and not page.unsure and anchor not in page.anchors:
            self.note("broken-heading", mark, target=page.path, anchor=anchor)
        return None

    def into_the_app(self, target: str, mark: Mark) -> None:
        """It must be an address that the app has; a form or register that it names, one that is there."""
        named = addresses.found(target)
        kind, id_ = named or ("", "")
        known = self.look.library.registers if kind == "registers" else ()
        unread = kind in self.look.library.broken
        there = not kind or unread or id_ in known or self.look.has(kind, id_)
        if named is None or not there:
            self.note("broken-link", mark, target=target)

    def directive(self, name: str, id_: str | None, mark: Mark) -> None:
        takes = DIRECTIVES.get(name)
        if takes is None:
            return self.note("unknown-directive", mark, name=name, known=", ".join(DIRECTIVES))
        if not self._fits(takes, id_):
            self.note("directive-target", mark, name=name, id=id_ or "–", what=phrase(f"directive-{takes}"))
        return None

    def _fits(self, takes: Takes, id_: str | None) -> bool:
        """Whether what stands behind a directive is there; one that cannot be read counts as there."""
        if takes == "nothing" or id_ is None:
            return takes == "nothing" and id_ is None
        if takes == "role":
            return "roles" in self.look.library.broken or id_ in self.look.library.roles
        return self.look.has(_KINDS[takes], id_)


def _steps(look: Look, pages: dict[str, Pages]) -> None:
    """Beside each page of a form stands the paragraph of its step, so that must be there."""
    for stem, process in look.library.processes.items():
        source = look.library.sources[f"processes/{stem}"]
        path = f"processes/{stem}.md"
        for lang, ones in pages.items():
            target = f"docs/{lang}/{path}"
            if path not in ones:
                look.note("process-without-page", source, "id", id=stem, target=target)
                continue
            for i, step in enumerate(process.steps):
                if step.id not in ones[path].ids:
                    look.note("step-without-paragraph", source, "steps", i, "id", id=step.id, target=target)


def _paragraphs(look: Look, pages: dict[str, Pages]) -> None:
    for one, file in written.files(look.library):
        for field, at in written.fields(one, file):
            path, _, anchor = (field.paragraph or "").partition("#")
            for ones in pages.values() if path else ():
                if path not in ones:
                    look.note("broken-link", at.source, *at.where, "paragraph", target=path)
                elif anchor and anchor not in ones[path].anchors:
                    look.note("broken-heading", at.source, *at.where, "paragraph", target=path, anchor=anchor)
