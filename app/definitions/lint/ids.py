"""Names: each used once, the file named after the id, no word of the rules taken for a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.definitions.checklist import Checklist, Part
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.method import Process
from app.definitions.rules import RESERVED
from app.definitions.yaml12 import Where

Named = tuple[str, Placed]


def check(look: Look) -> None:
    """All names of the tree."""
    _files(look)
    _single_files(look)
    for checklist in look.library.checklists.values():
        _within(look, list(written.whole(look.library, checklist)))
    for part, at in _parts(look):
        _within(look, [(part, at)])
    _across(look)


def _once(look: Look, named: Iterable[Named]) -> None:
    look.once((id_, at.source, at.where) for id_, at in named)


def _files(look: Look) -> None:
    library = look.library
    folders: tuple[tuple[str, Mapping[str, Process | Checklist | Part]], ...] = (
        ("processes", library.processes), ("checklists", library.checklists), ("parts", library.parts),
    )  # fmt: skip
    for kind, ones in folders:
        for stem, one in ones.items():
            if one.id != stem:
                look.note("file-name", library.sources[f"{kind}/{stem}"], "id", id=one.id)


def _single_files(look: Look) -> None:
    """Lists in the files of which there is one."""
    lists: tuple[tuple[str, str, str], ...] = (
        ("roles", "roles", "code"), ("glossary", "terms", "id"), ("registers", "registers", "id"),
        ("duties", "duties", "id"),
        ("method", "phases", "id"), ("method", "gates", "id"), ("method", "decisions", "code"),
        ("method", "classes", "id"),
    )  # fmt: skip
    for key, name, id_ in lists:
        if key not in look.library.broken:
            source = look.library.sources[key]
            look.once((one[id_], source, (name, i, id_)) for i, one in enumerate(source.data[name]))
    for stem, process in look.library.processes.items():
        source = look.library.sources[f"processes/{stem}"]
        look.once((one.id, source, ("steps", i, "id")) for i, one in enumerate(process.steps))
        look.once((one.id, source, ("kpis", i, "id")) for i, one in enumerate(process.kpis))


def _parts(look: Look) -> list[tuple[Part, Placed]]:
    """Parts that no checklist includes; the others are looked at where they are included."""
    used = {name for one in look.library.checklists.values() for name in one.include}
    return [
        (one, at) for one, at in written.files(look.library) if isinstance(one, Part) and one.id not in used
    ]


def _within(look: Look, pieces: list[tuple[Checklist | Part, Placed]]) -> None:
    """Names inside one checklist, over all the files it is made of."""
    _once(look, [(step.id, at.below("id")) for one, file in pieces for step, at in written.steps(one, file)])
    fields = [(field, at) for one, file in pieces for field, at in written.fields(one, file)]
    _once(look, [(field.id, at.below("id")) for field, at in fields])
    for field, at in fields:
        _once(look, [(column.id, place.below("id")) for column, place in written.columns(field, at)])
        if field.id in RESERVED:
            look.note("reserved-name", at.source, *at.where, "id", id=field.id)
    for one, file in pieces:
        for asked, at in written.asked(one, file):
            choices = asked.choices if isinstance(asked.choices, tuple) else ()
            _once(look, [(option.code, at.below("choices", i, "code")) for i, option in enumerate(choices)])


def _across(look: Look) -> None:
    """Codes of checklists and processes, rules and criteria: once in the whole tree."""
    library = look.library
    codes: list[tuple[str, str, Where]] = [
        (one.code, f"{kind}/{stem}", ("code",))
        for kind, ones in (("processes", library.processes), ("checklists", library.checklists))
        for stem, one in ones.items()
    ]
    look.once((code, library.sources[key], where) for code, key, where in codes)
    files = list(written.files(library))
    _once(look, [(rule.id, at.below("id")) for one, file in files for rule, at in written.rules(one, file)])
    gates = [(one, file) for one, file in files if isinstance(one, Checklist)]
    _once(look, [(c.code, at.below("code")) for one, file in gates for c, at in written.criteria(one, file)])
