"""What a page says about a process: summary, picture, steps, RACI, inputs and outputs, indicators."""

from __future__ import annotations

from app.definitions.library import Library
from app.definitions.method import Kpi, ProcessStep
from app.handbook.directives.forms import buttons, form_table
from app.handbook.directives.people import role_link
from app.handbook.directives.words import role, roles, word
from app.handbook.directives.writing import Html, Lines, boxed, pairs, process, table
from app.handbook.pictures.swimlane import swimlane


def summary(library: Library, id_: str, lang: str) -> Lines:
    """The first screen: when you need it, what comes out, who decides, how long it takes, the form."""
    one = process(library, id_)
    facts = [
        (word(key, lang), getattr(one, key)[lang])
        for key in ("when", "trigger", "outcome", "decides", "takes")
    ]
    facts.append((word("owner", lang), role_link(library, one.owner, lang)))
    lines = [one.purpose[lang], "", *boxed("ld-facts", pairs(facts))]
    return lines + buttons(library, one.checklists, lang)


def picture(library: Library, id_: str, lang: str) -> Lines:
    """The swimlane by role, and the same in words below it."""
    one = process(library, id_)
    titles = {code: role(library, code, lang) for step in one.steps for code in step.responsible}
    lines: Lines = [Html(swimlane(one, titles, lang, word("picture", lang, one.title[lang]))), ""]
    lines += [f'??? abstract "{word("picture_words", lang)}"', ""]
    for number, step in enumerate(one.steps, 1):
        lines.append(f"    {number}. {_who(library, step, lang)}: {_link(step, lang)}{_gate(step, lang)}")
    return lines


def steps(library: Library, id_: str, lang: str) -> Lines:
    """The steps in order: how, who does it, who answers for it, with which form."""
    lines: Lines = []
    for number, step in enumerate(process(library, id_).steps, 1):
        does = f"{word('does', lang)}: {_who(library, step, lang)}"
        answers = f"{word('answers', lang)}: {role(library, step.accountable, lang)}"
        lines += [f"{number}. **{_link(step, lang)}**{_gate(step, lang)}<br>", f"    {step.how[lang]}<br>"]
        lines.append(f"    *{does} · {answers}*" + _form(library, step, lang))
    return boxed("ld-steps", lines)


def raci(library: Library, id_: str, lang: str) -> Lines:
    """Steps against roles: who does it, answers for it, is asked, is told."""
    one = process(library, id_)
    codes = list(dict.fromkeys(code for step in one.steps for code, _ in _duties(step)))
    rows = []
    for step in one.steps:
        duties: dict[str, list[str]] = {}
        for code, letter in _duties(step):
            duties.setdefault(code, []).append(letter)
        rows.append([_link(step, lang), *(" ".join(duties.get(code, [])) for code in codes)])
    head = [word("step", lang), *(role_link(library, code, lang) for code in codes)]
    return [*boxed("ld-raci", table(head, rows)), word("raci", lang), ""]


def inputs_outputs(library: Library, id_: str, lang: str) -> Lines:
    """What goes into the process and what comes out of it."""
    one = process(library, id_)
    lines: Lines = []
    for name, items in (("inputs", one.inputs), ("outputs", one.outputs)):
        lines += boxed("ld-column", [f"**{word(name, lang)}**", "", *(f"- {item[lang]}" for item in items)])
    return boxed("ld-columns", lines)


def kpis(library: Library, id_: str, lang: str) -> Lines:
    """How the PMO sees whether the process works."""
    head = [word(key, lang) for key in ("indicator", "formula", "target", "source")]
    rows = [
        [one.title[lang], one.formula[lang], one.target[lang], _source(library, one, lang)]
        for one in process(library, id_).kpis
    ]
    return [*table(head, rows), ""]


def forms(library: Library, id_: str, lang: str) -> Lines:
    """The forms of the process, each with a button."""
    return form_table(library, process(library, id_).checklists, lang)


def _duties(step: ProcessStep) -> list[tuple[str, str]]:
    """Each role of a step with its letter, those who do it first."""
    by_letter = (
        ("R", step.responsible),
        ("A", (step.accountable,)),
        ("C", step.consulted),
        ("I", step.informed),
    )
    return [(code, letter) for letter, codes in by_letter for code in codes]


def _who(library: Library, step: ProcessStep, lang: str) -> str:
    return roles(library, step.responsible, lang)


def _link(step: ProcessStep, lang: str) -> str:
    """A link to the paragraph of the step; a strict build fails when the page has no such heading."""
    return f"[{step.title[lang]}](#{step.id})"


def _gate(step: ProcessStep, lang: str) -> str:
    return f" ({word('picture_gate', lang)})" if step.gate else ""


def _form(library: Library, step: ProcessStep, lang: str) -> str:
    one = library.checklists.get(step.checklist or "")
    return f" · [{word('form', lang)}: {one.title[lang]}](/forms/{one.id}/start)" if one else ""


def _source(library: Library, kpi: Kpi, lang: str) -> str:
    """The form or register that the figures come from, by the name that people know."""
    first = kpi.source.split(".", 1)[0]
    named = library.checklists.get(first) or library.registers.get(first)
    return named.title[lang] if named else kpi.source
