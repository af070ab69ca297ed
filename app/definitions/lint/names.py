"""One name for one thing: where the glossary says so, nobody reads another name for one of its terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.definitions.finding import finding
from app.definitions.lint.look import Look
from app.definitions.method import Term
from app.definitions.text import LANGS
from app.definitions.yaml12 import Mark

Said = tuple[str, str, str, Mark]  # language, path, words, where they begin

_NOT_READ = re.compile(r"\]\([^)]*\)|\{[^}]*\}|<[^>]*>")  # where a link leads, and ids
_PLURALS = {"en": "(?:s|es|'s|’s)?", "nl": "(?:s|en|n|'s|’s)?"}


def check(look: Look, said: Iterable[Said]) -> None:
    """All texts but the glossary, other names of roles and the pages that explain the names of others."""
    marks = look.library.method.marks
    free = {f"docs/{lang}/{page}" for lang in LANGS for page in (marks.pages if marks else ())}
    free.add("processes/glossary.yml")
    also = set(_also(look))
    ours = [one for one in said if one[1] not in free and (one[1], one[3]) not in also]
    for lang in LANGS:
        _language(look, lang, [one for one in ours if one[0] == lang])


def _language(look: Look, lang: str, said: list[Said]) -> None:
    # Most names stand nowhere; looking for each in everything at once is quicker than text by text.
    everything = "\n".join(text for _, _, text, _ in said).casefold()
    wrong = {name: good for name, good in _avoided(look.library.glossary, lang) if name in everything}
    if not wrong:
        return
    one_of = "|".join(re.escape(name) for name in sorted(wrong, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({one_of}){_PLURALS[lang]}(?![\w-])", re.IGNORECASE)
    for _, path, text, (line, column) in said:
        for found in pattern.finditer(_NOT_READ.sub(lambda one: " " * len(one[0]), text)):
            # Of a text in a file only its beginning is known.
            mark = (line, column + found.start() if path.endswith(".md") else column)
            args = {"name": found[0], "term": wrong[found[1].casefold()], "key": f"avoid_{lang}"}
            look.findings.append(finding("other-name", path, mark, **args))


def _also(look: Look) -> Iterator[tuple[str, Mark]]:
    for i, _ in enumerate(look.library.roles):
        source = look.library.sources["roles"]
        yield from ((source.path, source.at("roles", i, "also", lang)) for lang in LANGS)


def _avoided(glossary: Mapping[str, Term], lang: str) -> Iterator[tuple[str, str]]:
    for term in glossary.values():
        good, names = (term.nl, term.avoid_nl) if lang == "nl" else (term.en, term.avoid_en)
        yield from ((name.casefold(), good) for name in names)
