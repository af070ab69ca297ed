"""What a page says about roles and words: role cards and the glossary."""

from __future__ import annotations

from app.definitions.library import Library
from app.definitions.method import Role, Term
from app.handbook.directives.words import role, word
from app.handbook.directives.writing import Lines, boxed, pairs, possible_link


def roles(library: Library, lang: str) -> Lines:
    """A card for each role, to link to as `#<code in lower case>`."""
    lines: Lines = []
    for level, title in (("project", "in_project"), ("organisation", "in_organisation")):
        cards = [one for one in library.roles.values() if one.level == level]
        if cards:
            lines += [f"**{word(title, lang)}**", ""]
            lines += boxed("ld-cards", [line for one in cards for line in _card(one, lang)])
    return lines


def glossary(library: Library, lang: str) -> Lines:
    """The terms in alphabetical order, to link to as `#<id>`."""
    lines: Lines = []
    for one in sorted(library.glossary.values(), key=lambda term: term_name(term, lang).casefold()):
        meaning = one.def_nl if lang == "nl" else one.def_en
        lines += [f"{term_name(one, lang)} {{#{one.id}}}", f":   {meaning}"]
        lines += [f"\n    {note}" for note in (_names(one, lang), _see(library, one, lang)) if note]
        lines.append("")
    return boxed("ld-glossary", lines)


def role_anchor(code: str) -> str:
    """The place of a role's card on its page."""
    return code.lower()


def role_page(code: str) -> str:
    """The page of a role, which a handbook may have or not."""
    return f"roles/{code.lower()}.md"


def role_link(library: Library, code: str, lang: str) -> str:
    """What people call the role, leading to its page where there is one."""
    return possible_link(role_page(code), role(library, code, lang))


def term_name(term: Term, lang: str) -> str:
    """What people call the term."""
    return term.nl if lang == "nl" else term.en


def _card(one: Role, lang: str) -> Lines:
    facts = [(word(key, lang), text[lang]) for key, text in (
        ("accountable", one.accountable), ("decides_on", one.decides), ("may_not", one.may_not),
    )]  # fmt: skip
    if one.also:
        facts.insert(0, (word("also", lang), one.also[lang]))
    week = [f"- {item[lang]}" for item in one.first_week]
    lines = [
        f"**{possible_link(role_page(one.code), one.title[lang])}** ({one.code})",
        "",
        *pairs(facts),
        f"**{word('first_week', lang)}**",
        "",
        *week,
    ]
    return boxed("ld-card", lines, role_anchor(one.code))


def _names(term: Term, lang: str) -> str:
    parts = []
    if term.abbr:
        parts.append(f"{word('abbreviation', lang)}: {', '.join(term.abbr)}")
    names = term.syn_nl if lang == "nl" else term.syn_en
    if names:
        parts.append(f"{word('also', lang)}: {', '.join(names)}")
    return " · ".join(parts)


def _see(library: Library, term: Term, lang: str) -> str:
    links = [
        f"[{term_name(library.glossary[id_], lang)}](#{id_})" for id_ in term.see if id_ in library.glossary
    ]
    return f"{word('see', lang)}: {', '.join(links)}" if links else ""
