"""What the search can find of the method itself: forms and steps, terms, roles, questions of the training."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.definitions.checklist import Checklist, Criterion, Step
from app.definitions.library import Library
from app.handbook.directives.people import term_name
from app.handbook.directives.training import question_anchor
from app.handbook.entry import Entry


def form_entries(library: Library, edition: str, lang: str) -> Iterator[Entry]:
    """Each form, each of its pages and each requirement of a gate; all lead to where the form is started."""
    for one in library.checklists.values():
        if one.status == "active":
            yield _form(one, edition, lang)
            yield from (_step(one, step, edition, lang) for step in _steps(library, one))
            yield from (_criterion(one, criterion, edition, lang) for criterion in one.criteria)


def term_entries(library: Library, edition: str, lang: str, page: str) -> Iterator[Entry]:
    """Each term with its other names; `page` is the address of the glossary, '' for none."""
    for one in library.glossary.values() if page else ():
        meaning, names = (one.def_nl, one.syn_nl) if lang == "nl" else (one.def_en, one.syn_en)
        yield Entry(
            id=f"term:{edition}:{lang}:{one.id}",
            kind="term",
            lang=lang,
            title=term_name(one, lang),
            path=(),
            text=_joined([meaning, *one.abbr, *names]),
            url=f"{page}#{one.id}",
            edition=edition,
        )


def role_entries(library: Library, edition: str, lang: str, address: Callable[[str], str]) -> Iterator[Entry]:
    """Each role; `address` gives where the one with this code is told of, '' for nowhere."""
    for one in library.roles.values():
        if not (url := address(one.code)):
            continue
        texts = [one.accountable, one.decides, one.may_not, *one.first_week]
        texts += [text for text in (one.signs, one.time, one.escalates) if text]
        also = [one.also[lang]] if one.also else []
        yield Entry(
            id=f"role:{edition}:{lang}:{one.code}",
            kind="role",
            lang=lang,
            title=one.title[lang],
            path=(),
            text=_joined([one.code, *also, *(text[lang] for text in texts)]),
            url=url,
            edition=edition,
        )


def question_entries(
    library: Library, edition: str, lang: str, address: Callable[[str], str]
) -> Iterator[Entry]:
    """Each question of the training with its answer; `address` gives the page of a module, '' for none."""
    for one in library.modules.values():
        if one.status != "active" or not (page := address(one.id)):
            continue
        for asked in one.questions:
            right = [asked.right.text[lang]] if asked.right else []
            yield Entry(
                id=f"question:{edition}:{lang}:{one.id}/{asked.id}",
                kind="question",
                lang=lang,
                title=asked.question[lang],
                path=(f"{one.code} {one.title[lang]}",),
                text=_joined([*right, asked.why[lang]]),
                url=f"{page}#{question_anchor(one.id, asked.id)}",
                edition=edition,
            )


def _steps(library: Library, one: Checklist) -> Iterator[Step]:
    for part in one.include:
        if part in library.parts:
            yield from library.parts[part].steps
    yield from one.steps


def _form(one: Checklist, edition: str, lang: str) -> Entry:
    return Entry(
        id=f"form:{edition}:{lang}:{one.id}",
        kind="form",
        lang=lang,
        title=one.title[lang],
        path=(),
        text=_joined([one.purpose[lang], one.record[lang]]),
        url=_start(one),
        edition=edition,
        process=one.process,
        code=one.gate or "",
    )


def _step(one: Checklist, step: Step, edition: str, lang: str) -> Entry:
    texts = [step.intro] if step.intro else []
    for field in step.fields:
        texts += [text for text in (field.label, field.help) if text]
    return Entry(
        id=f"form:{edition}:{lang}:{one.id}/{step.id}",
        kind="form",
        lang=lang,
        title=step.title[lang],
        path=(one.title[lang],),
        text=_joined(text[lang] for text in texts),
        url=_start(one),
        edition=edition,
        process=one.process,
    )


def _criterion(one: Checklist, criterion: Criterion, edition: str, lang: str) -> Entry:
    return Entry(
        id=f"form:{edition}:{lang}:{one.id}/{criterion.code}",
        kind="form",
        lang=lang,
        title=criterion.text[lang],
        path=(one.title[lang],),
        text=_joined([criterion.help[lang], criterion.evidence[lang]]),
        url=_start(one),
        edition=edition,
        process=one.process,
        code=criterion.code,
    )


def _start(one: Checklist) -> str:
    return f"/forms/{one.id}/start"


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(text.split()) for text in texts)
