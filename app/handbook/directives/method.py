"""What a page says about the method itself: life cycle, gates, decisions, classes."""

from __future__ import annotations

from app.definitions.library import Library
from app.definitions.method import Gate, ProjectClass
from app.handbook.directives.words import role, word
from app.handbook.directives.writing import Html, Lines, Mistake, page_link, table
from app.handbook.pictures.lifecycle import gates_of
from app.handbook.pictures.lifecycle import life_cycle as drawn
from app.handbook.pictures.risk_matrix import risk_matrix as drawn_matrix


def life_cycle(library: Library, lang: str) -> Lines:
    """The phases with their gates, as a picture and in words."""
    lines: Lines = [Html(drawn(library.method, lang)), ""]
    head = [word(key, lang) for key in ("phase", "purpose", "results", "gates")]
    rows = []
    for phase in library.method.phases:
        named = "<br>".join(f"{gate.id} {gate.title[lang]}" for gate in gates_of(library.method, phase))
        rows.append([f"**{phase.title[lang]}**", phase.purpose[lang], phase.outputs[lang], named or "–"])
    return [*lines, *table(head, rows), ""]


def gates(library: Library, lang: str) -> Lines:
    """The moments of decision with their question and who decides."""
    head = [word(key, lang) for key in ("gate", "question", "who_decides")]
    rows = [
        [f"**{gate.id}** {gate.title[lang]}", gate.question[lang], deciders(library, gate, lang)]
        for gate in library.method.gates
    ]
    return [*table(head, rows), ""]


def decisions(library: Library, lang: str) -> Lines:
    """What can be decided at a gate, and what it sets off."""
    head = [word(key, lang) for key in ("decision", "means", "then")]
    rows = [
        [f"**{one.title[lang]}**", one.meaning[lang], one.consequence[lang]]
        for one in library.method.decisions
    ]
    return [*table(head, rows), ""]


def classes(library: Library, lang: str) -> Lines:
    """How much of the method applies to a project of each class."""
    head = [word(key, lang) for key in ("class", "means", "moments")]
    rows = [
        [f"**{one.title[lang]}**", one.meaning[lang], _moments(one, lang)] for one in library.method.classes
    ]
    return [*table(head, rows), ""]


def responsibilities(library: Library, lang: str) -> Lines:
    """What a PMO answers for, each with the processes that fulfil it."""
    rows = []
    for one in library.method.responsibilities:
        links = [
            page_link(f"processes/{id_}.md", process.title[lang])
            for id_, process in sorted(library.processes.items(), key=lambda pair: pair[1].code)
            if one.id in process.responsibility and process.status != "retired"
        ]
        rows.append([f"**{one.id}. {one.title[lang]}**<br>{one.meaning[lang]}", "<br>".join(links) or "–"])
    head = [word("pmo_answers", lang), word("processes", lang)]
    return [*table(head, rows), ""]


def risk_matrix(library: Library, lang: str) -> Lines:
    """How serious a risk is by its probability and impact, from the scales of the method; raises Mistake."""
    try:
        return [Html(drawn_matrix(library.method, lang)), ""]
    except KeyError as error:
        raise Mistake(f"needs the scale {error} in processes/method.yml") from error


def deciders(library: Library, gate: Gate, lang: str) -> str:
    """Who decides, each with the classes for which; one name when it is the same for all."""
    classes_of: dict[str, list[str]] = {}
    for class_, code in gate.decider.items():
        classes_of.setdefault(code, []).append(class_)
    if len(classes_of) == 1:
        return role(library, next(iter(classes_of)), lang)
    return "<br>".join(f"{', '.join(ids)}: {role(library, code, lang)}" for code, ids in classes_of.items())


def _moments(one: ProjectClass, lang: str) -> str:
    return " · ".join(word("together", lang).join(moment) for moment in one.moments)
