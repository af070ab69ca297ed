"""Words: names of others only where they are explained, "je" in Dutch, terms used by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.definitions.finding import finding, phrase
from app.definitions.lint import names, readable
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Page
from app.definitions.text import LANGS
from app.definitions.yaml12 import Mark, Where

Pages = Mapping[str, Mapping[str, Page]]
Said = tuple[str, str, str, Mark]  # language, path, words, where they begin

# Not the hour of "16 u"; a hyphen or an apostrophe makes another word of it.
_FORMAL = re.compile(r"(?<![\w.'’-])(?<!\d )[Uu]w?(?![\w'’-])(?!\.\w)")
_KEYS = {"en": "en", "nl": "nl", "def_en": "en", "def_nl": "nl"}


def check(look: Look, pages: Pages) -> None:
    """Everything that people read: the pages, and the texts of all files."""
    in_files = list(_in_files(look))
    said = [*_on_pages(pages), *in_files]
    _marks(look, said)
    for lang, path, text, mark in said:
        found = _FORMAL.search(text) if lang == "nl" else None
        if found:
            _note(look, "formal-you", path, mark, found, word=found[0])
    names.check(look, said)
    readable.check(look, pages, in_files)
    if not look.library.broken:
        _terms(look, said)


def _on_pages(pages: Pages) -> Iterator[Said]:
    for lang, ones in pages.items():
        for page in ones.values():
            yield from ((lang, f"docs/{lang}/{page.path}", line, (number, 1)) for number, line in page.lines)


def _in_files(look: Look) -> Iterator[Said]:
    for source in look.library.sources.values():
        for lang, text, where in _texts(source.data, ()):
            yield lang, source.path, text, source.at(*where)


def _texts(data: Any, where: Where) -> Iterator[tuple[str, str, Where]]:
    items = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for key, one in items:
        if isinstance(one, str) and key in _KEYS:
            yield _KEYS[key], one, (*where, key)
        else:
            yield from _texts(one, (*where, key))


def _note(look: Look, rule: str, path: str, mark: Mark, at: re.Match[str], **args: str) -> None:
    line, column = mark
    # Of a text in a file only its beginning is known: folded lines are joined.
    column += at.start() if path.endswith(".md") else 0
    look.findings.append(finding(rule, path, (line, column), **args))


def _marks(look: Look, said: list[Said]) -> None:
    marks = look.library.method.marks
    if marks is None or not marks.names:
        return
    allowed = {f"docs/{lang}/{page}" for lang in LANGS for page in marks.pages}
    names = "|".join(re.escape(one) for one in sorted(marks.names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for _, path, text, mark in said:
        found = pattern.search(text) if path not in allowed else None
        if found:
            _note(look, "name-of-others", path, mark, found, name=found[0], pages=", ".join(marks.pages))


def _terms(look: Look, said: list[Said]) -> None:
    """A term that the handbook explains is a term that it uses, by one of its names."""
    glossary = look.library.sources["glossary"]
    for lang in LANGS:
        words = "\n".join(text for one, path, text, _ in said if one == lang and path != glossary.path)
        everything = words.casefold()
        for i, term in enumerate(look.library.glossary.values()):
            own, other = (term.nl, term.syn_nl) if lang == "nl" else (term.en, term.syn_en)
            if not any(_used(name.casefold(), everything) for name in (own, *other, *term.abbr)):
                look.note("term-unused", glossary, "terms", i, "id", id=own, lang=phrase(f"lang-{lang}"))


def _used(name: str, everything: str) -> bool:
    """Whether a word begins so: plurals and compounds count."""
    return any(not everything[at - 1 : at].isalnum() for at in _places(name, everything))


def _places(name: str, everything: str) -> Iterator[int]:
    at = everything.find(name)
    while at >= 0:
        yield at
        at = everything.find(name, at + 1)
