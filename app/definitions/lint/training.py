"""The training: modules that lead somewhere, questions with one right answer, and nothing left untaught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.definitions.functions.learning import PATH
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Page
from app.definitions.lint.written import Placed
from app.definitions.training import Module, Question
from app.definitions.yaml12 import Source

QUESTIONS = 10  # fewer are learned by heart
_OPTIONS = range(2, 6)

Pages = Mapping[str, Mapping[str, Page]]


def check(look: Look) -> None:
    """Every module by itself, and every process: is it taught?"""
    modules = look.library.modules
    look.once((one.code, _source(look, stem), ("code",)) for stem, one in modules.items())
    for stem, module in modules.items():
        _module(look, stem, module, _source(look, stem))
    if modules and not any(key.startswith("modules/") for key in look.library.broken):
        _taught(look)


def check_pages(look: Look, pages: Pages) -> None:
    """Each module has its page, and each question its paragraph, in every language."""
    for stem, module in look.library.modules.items():
        source = _source(look, stem)
        for lang, ones in pages.items():
            if f"training/{stem}.md" not in ones:
                target = f"docs/{lang}/training/{stem}.md"
                look.note("module-without-page", source, "id", id=stem, target=target)
        for question, at in _questions(module, source):
            for ones in pages.values():
                _paragraph(look, question.paragraph, ones, at.below("paragraph"))


def _source(look: Look, stem: str) -> Source:
    return look.library.sources[f"modules/{stem}"]


def _questions(module: Module, source: Source) -> Iterator[tuple[Question, Placed]]:
    for i, question in enumerate(module.questions):
        yield question, Placed(source, ("questions", i))


def _module(look: Look, stem: str, module: Module, source: Source) -> None:
    if module.id != stem:
        look.note("file-name", source, "id", id=module.id)
    look.role(module.owner, source, "owner")
    look.review(module.review_by, source, "review_by")
    for i, id_ in enumerate(module.processes):
        _known(look, "process", id_, Placed(source, ("processes", i)))
    for i, id_ in enumerate(module.checklists):
        _known(look, "checklist", id_, Placed(source, ("checklists", i)))
    path = look.library.method.scales.get(PATH)
    followed = module.status != "draft"  # a draft is nobody's to follow yet
    if path is not None and followed and module.code not in path.points:
        look.note("module-not-on-path", source, "code", code=module.code, scale=PATH)
    if len(module.questions) < QUESTIONS:
        count, least = str(len(module.questions)), str(QUESTIONS)
        look.note("few-questions", source, "questions", count=count, least=least)
    placed = list(_questions(module, source))
    look.once((question.id, source, at.below("id").where) for question, at in placed)
    for question, at in placed:
        _question(look, question, at)


def _question(look: Look, question: Question, at: Placed) -> None:
    _known(look, "process", question.process, at.below("process"))
    if question.checklist is not None:
        _known(look, "checklist", question.checklist, at.below("checklist"))
    options, right = question.options, sum(one.right for one in question.options)
    look.once((one.id, at.source, at.below("options", i, "id").where) for i, one in enumerate(options))
    if len(options) not in _OPTIONS or right != 1:
        counted = {"count": str(len(options)), "right": str(right)}
        look.note("one-right-option", at.source, *at.below("options").where, **counted)


def _known(look: Look, what: str, id_: str, at: Placed) -> None:
    kind = "processes" if what == "process" else "checklists"
    if not look.has(kind, id_):
        look.note(f"unknown-{what}", at.source, *at.where, id=id_)


def _paragraph(look: Look, target: str, pages: Mapping[str, Page], at: Placed) -> None:
    path, _, anchor = target.partition("#")
    page = pages.get(path)
    if page is None:
        look.note("broken-link", at.source, *at.where, target=path)
    elif anchor not in page.anchors and not page.unsure:
        look.note("broken-heading", at.source, *at.where, target=path, anchor=anchor)


def _taught(look: Look) -> None:
    """A method that trains people trains them in every process that is in use."""
    modules = [one for one in look.library.modules.values() if one.status != "retired"]
    taught = {id_ for one in modules for id_ in one.processes}
    asked = {question.process for one in modules for question in one.questions}
    for stem, process in look.library.processes.items():
        source = look.library.sources[f"processes/{stem}"]
        for rule, known in (("process-without-module", taught), ("process-without-question", asked)):
            if stem not in known and process.status != "retired":
                look.note(rule, source, "id", id=stem)
