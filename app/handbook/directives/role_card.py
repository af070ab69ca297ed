"""What a page says about one role: what it answers for, its first week, and what the method asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from app.definitions.checklist import Asked, Checklist, Field, Step, Turn
from app.definitions.library import Library
from app.definitions.method import ProcessStep, Role
from app.handbook.directives.forms import form_link
from app.handbook.directives.method import deciders
from app.handbook.directives.people import role_link
from app.handbook.directives.words import word
from app.handbook.directives.writing import Lines, Mistake, boxed, page_link, pairs, table

# How a part of a form is met: what the page calls it, in the order in which it is told.
_ACTS = ("sends", "fills_in", "after_sending", "approves", "at_decision")
_REVIEW = "run.review_required"  # asked only where somebody independent reviews
_TURNS = {"author": "fills_in", "review": "after_sending", "decision": "at_decision"}


def role_card(library: Library, code: str, lang: str) -> Lines:
    """The card of a role, its first week, its forms and its steps; each under a heading of its own."""
    one = role_of(library, code)
    lines = boxed("ld-facts", pairs(_facts(library, one, lang)))
    lines += _under("first_week", "first-week", [f"- {item[lang]}" for item in one.first_week], lang)
    lines += _under("your_forms", "forms", _forms(library, code, lang), lang)
    return lines + _under("your_steps", "steps", _steps(library, code, lang), lang)


def role_of(library: Library, code: str) -> Role:
    """The role with that code; raises Mistake."""
    if not code:
        raise Mistake("names no role; write its code after the name of the directive")
    if "roles" in library.broken:
        raise Mistake("processes/roles.yml cannot be read; `leidraad check` says why")
    if code not in library.roles:
        raise Mistake(f"there is no role {code!r}; there are: {', '.join(sorted(library.roles)) or 'none'}")
    return library.roles[code]


def _facts(library: Library, one: Role, lang: str) -> Iterator[tuple[str, str]]:
    told = (
        ("also", one.also), ("accountable", one.accountable), ("decides_on", one.decides),
        ("signs", one.signs), ("may_not", one.may_not),
    )  # fmt: skip
    for key, text in told:
        if text is not None:
            yield word(key, lang), text[lang]
    if one.excludes:
        yield word("excludes", lang), ", ".join(_excluded(library, one, lang))
    for key, text in (("takes_time", one.time), ("escalates", one.escalates)):
        if text is not None:
            yield word(key, lang), text[lang]


def _excluded(library: Library, one: Role, lang: str) -> Iterator[str]:
    for other in one.excludes:
        classes = f" ({word('in_class', lang, ', '.join(other.classes))})" if other.classes else ""
        yield role_link(library, other.role, lang) + classes


def _under(title: str, anchor: str, lines: Lines, lang: str) -> Lines:
    return [f"## {word(title, lang)} {{#{anchor}}}", "", *(lines or [word("none_yet", lang)]), ""]


def _forms(library: Library, code: str, lang: str) -> Lines:
    """Every form in use in which this role has something to do, with what that is."""
    rows = []
    for one in library.checklists.values():
        done = _done(library, one, code, lang) if one.status == "active" else {}
        told = [_told(act, done[act], lang) for act in _ACTS if act in done]
        if told:
            beside = _deciders(library, one, code, lang)
            rows.append(["<br>".join((form_link(one, lang), *beside)), "<br>".join(told)])
    head = [word(key, lang) for key in ("form", "what_you_do")]
    return table(head, sorted(rows))


def _deciders(library: Library, one: Checklist, code: str, lang: str) -> Lines:
    """Who takes the decision of this form in which class, where that is this role in some classes only."""
    gates = (gate for gate in library.method.gates if gate.id == one.gate)
    shared = [gate for gate in gates if code in gate.decider.values() and len({*gate.decider.values()}) > 1]
    return [f"{word('who_decides', lang)}:<br>{deciders(library, gate, lang)}" for gate in shared]


def _told(act: str, titles: Lines, lang: str) -> str:
    once = list(dict.fromkeys(titles))
    return f"**{word(act, lang)}**" + (f": {' · '.join(once)}" if once else "")


def _done(library: Library, one: Checklist, code: str, lang: str) -> dict[str, Lines]:
    """By act the titles of what this role does; nothing is said about whoever happens to start it."""
    found: dict[str, Lines] = {"sends": []} if one.sender == code else {}
    parts = _parts(library, one, code, lang)
    for step in _pages(library, one):
        fields = [field for field in step.fields if _put(library, one, field)]
        for classes in _named(parts, step.by) if fields else ():
            found.setdefault(_TURNS[step.turn], []).append(step.title[lang] + classes)
        for field in fields:
            for turn, classes in _turns(library, one, field, parts):
                act = "approves" if field.type == "approval" else _TURNS[turn or step.turn]
                found.setdefault(act, []).append(field.label[lang] + classes)
    return found


def _parts(library: Library, one: Checklist, code: str, lang: str) -> dict[str, str]:
    """The words by which a form may name this role, with the classes in which they do where not in all.

    These are its code, and who decides or checks at its gate: that differs by class.
    """
    found = {code: ""}
    for gate in (gate for gate in library.method.gates if gate.id == one.gate):
        for part, by_class in (("decider", gate.decider), ("checker", gate.checker)):
            mine = [name for name, role in by_class.items() if role == code]
            if mine:
                told = f" ({word('in_class', lang, ', '.join(mine))})"
                found[part] = told if len(mine) < len(by_class) else ""
    return found


def _covered(library: Library, one: Checklist) -> frozenset[str]:
    """The gates this form decides: its own, and in some classes the one after it as well."""
    moments = [moment for kind in library.method.classes for moment in kind.moments if one.gate in moment]
    later = (gate for moment in moments for gate in moment[moment.index(str(one.gate)) :])
    return frozenset(later) | frozenset([one.gate] if one.gate else [])


def _put(library: Library, one: Checklist, asked: Asked) -> bool:
    """Whether this form asks it in any class: some questions are about one gate, or about a review."""
    gates = asked.gates if isinstance(asked, Field) else ()
    if gates and not _covered(library, one) & set(gates):
        return False
    reviews = [gate.review.values() for gate in library.method.gates if gate.id == one.gate]
    return asked.show != _REVIEW or any(kind != "never" for kinds in reviews for kind in kinds)


def _pages(library: Library, one: Checklist) -> Iterator[Step]:
    for part in one.include:
        if part in library.parts:
            yield from library.parts[part].steps
    yield from one.steps


def _named(parts: dict[str, str], by: tuple[str, ...] | str | None) -> Lines:
    """The classes in which this role is among those named (empty words = in all); nothing where it is not."""
    names = {by} if isinstance(by, str) else set(by or ())
    return sorted(parts[name] for name in names & parts.keys())[:1]


def _turns(
    library: Library, one: Checklist, field: Field, parts: dict[str, str]
) -> Iterator[tuple[Turn | None, str]]:
    """When this role is asked something here, by the question itself or by a column, and in which classes."""
    for classes in _named(parts, field.by):
        yield field.turn, classes
    for column in field.columns:
        for classes in _named(parts, column.by) if _put(library, one, column) else ():
            yield column.turn or field.turn, classes


def _steps(library: Library, code: str, lang: str) -> Lines:
    """The steps that this role does or answers for, by process, linked to their paragraphs."""
    rows = []
    for id_, one in library.processes.items():
        links = [_link(id_, step, code, lang) for step in one.steps if _letters(step, code)]
        if one.status != "retired" and links:
            rows.append([one.code, page_link(f"processes/{id_}.md", one.title[lang]), "<br>".join(links)])
    head = [word(key, lang) for key in ("process", "your_steps")]
    lines = table(head, [row[1:] for row in sorted(rows)])
    return [*lines, "", word("your_letters", lang)] if lines else []


def _letters(step: ProcessStep, code: str) -> str:
    return " ".join(["R"] * (code in step.responsible) + ["A"] * (code == step.accountable))


def _link(id_: str, step: ProcessStep, code: str, lang: str) -> str:
    return f"{page_link(f'processes/{id_}.md#{step.id}', step.title[lang])} **{_letters(step, code)}**"
