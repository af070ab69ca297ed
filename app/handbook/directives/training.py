"""What a page says about the training: its modules, and questions to test yourself with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from app.definitions.library import Library
from app.definitions.training import Module, Question
from app.handbook.directives.forms import form_link
from app.handbook.directives.words import word
from app.handbook.directives.writing import Html, Lines, boxed, html, module, page_link, pairs, table

SCRIPTED = ("check", "choose", "right", "wrong", "answer_right", "answer_yours", "score", "again")
"""Words of the script, told in the page: the script itself has no language."""
ONE_BY_ONE = ("another", "module", "every_module")


def summary(library: Library, id_: str, lang: str) -> Lines:
    """What you can do afterwards, how long it takes, and the processes and forms it is about."""
    one = module(library, id_)
    known = ((id_, library.processes.get(id_)) for id_ in one.processes)
    processes = [page_link(f"processes/{id_}.md", found.title[lang]) for id_, found in known if found]
    forms = [form_link(library.checklists[id_], lang) for id_ in one.checklists if id_ in library.checklists]
    facts = [(word("time", lang), word("minutes", lang, str(one.minutes)))]
    facts += [(word("processes", lang), " · ".join(processes))] if processes else []
    facts += [(word("forms", lang), " · ".join(forms))] if forms else []
    goals = [f"- {goal[lang]}" for goal in one.goals]
    return [f"**{word('goals', lang)}**", "", *goals, "", *boxed("ld-facts", pairs(facts))]


def modules(library: Library, lang: str) -> Lines:
    """The modules in use with what you can do after each, and how long it takes."""
    head = [word(key, lang) for key in ("module", "goals", "time")]
    rows = [
        [
            f"**{page_link(f'training/{id_}.md', f'{one.code} {one.title[lang]}')}**",
            "<br>".join(f"· {goal[lang]}" for goal in one.goals),
            word("minutes", lang, str(one.minutes)),
        ]
        for id_, one in _active(library)
    ]
    return [*table(head, rows), ""]


def quiz(library: Library, id_: str, lang: str) -> Lines:
    """The questions of a module; each answer folded away below it."""
    questions, new = module(library, id_).questions, _new(library)
    lines: Lines = []
    for number, one in enumerate(questions, 1):
        above = word("numbered", lang, str(number), str(len(questions)))
        lines += _question(id_, one, lang, above, new)
    return _scripted("ld-quiz", lines, lang, SCRIPTED)


def random_question(library: Library, lang: str) -> Lines:
    """All questions: one at a time with script, else folded by module."""
    lines: Lines = []
    new = _new(library)
    for id_, one in _active(library):
        asked = [line for question in one.questions for line in _question(id_, question, lang, one.code, new)]
        lines += _folded("ld-module abstract", f"{one.code} {one.title[lang]}", asked)
    # On the pages of the modules the search finds the same questions, with what belongs to them. What is
    # kept from the search ends for Material at the first end of the same tag: no section may stand inside.
    box = 'section data-search-exclude="true"'
    return _scripted("ld-random", lines, lang, (*SCRIPTED, *ONE_BY_ONE), box)


def question_anchor(module_id: str, question_id: str) -> str:
    """The place of a question on its page."""
    return f"{module_id}-{question_id}"


def _active(library: Library) -> Iterator[tuple[str, Module]]:
    """The modules in use, M2 before M10."""
    found = [(id_, one) for id_, one in library.modules.items() if one.status == "active"]
    yield from sorted(found, key=lambda pair: (len(pair[1].code), pair[1].code))


def _new(library: Library) -> frozenset[str]:
    """The editions of `since` after the first: in that one every question was new, so it says nothing."""
    asked = {one.since for module in library.modules.values() for one in module.questions}
    return frozenset(asked) - {min(asked, key=_by_number, default="")}


def _by_number(edition: str) -> tuple[int, ...]:
    """2026.10 comes after 2026.9."""
    return tuple(int(number) for number in re.findall(r"\d+", edition))


def _question(module_id: str, one: Question, lang: str, above: str, new: Set[str]) -> Lines:
    name = question_anchor(module_id, one.id)
    right = one.right
    above += f" · {word('new_in', lang, one.since)}" if one.since in new else ""
    answer = [
        f"**{html(right.text[lang]) if right else '–'}**",
        "",
        one.why[lang],
        "",
        page_link(one.paragraph, word("read_paragraph", lang)),
    ]
    shown = [
        Html(_asked(name, one, lang, above)),
        "",
        *_folded("ld-quiz-answer info", word("answer", lang), answer),
    ]
    return boxed("ld-quiz-question", shown, name)


def _asked(name: str, one: Question, lang: str, above: str) -> str:
    """The question with its options. HTML, because Markdown knows no radio buttons."""
    level = word(f"difficulty_{one.difficulty}", lang)
    note = f'<small class="ld-quiz-question__about">{html(above)} · {html(level)}</small>'
    options = "".join(
        f'<label class="ld-quiz-option"><input type="radio" name="{name}" value="{option.id}"'
        f"{' data-right' if option.right else ''}> <span>{html(option.text[lang])}</span></label>"
        for option in one.options
    )
    return f"<fieldset><legend>{note} {html(one.question[lang])}</legend>{options}</fieldset>"


def _folded(css: str, title: str, lines: Lines) -> Lines:
    summary_ = f"<summary>{html(title)}</summary>"
    return [f'<details class="{css}" markdown="1">', summary_, "", *lines, "", "</details>", ""]


def _scripted(css: str, lines: Lines, lang: str, words: tuple[str, ...], box: str = "div") -> Lines:
    told = "".join(f' data-{key.replace("_", "-")}="{html(word(key, lang))}"' for key in words)
    return [f'<{box} class="{css}"{told} markdown="1">', "", *lines, "", f"</{box.split()[0]}>", ""]
