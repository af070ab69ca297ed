"""What a page says about the names that rules may read beside the fields of their own form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.definitions.columns import IMPLICIT, columns_of
from app.definitions.context import COLUMN_WORDS, CONTEXT_WORDS, OWN_REGISTERS, PROJECTS, PROJECTS_WORDS
from app.definitions.library import Library
from app.definitions.reading import facts_of
from app.definitions.register import Register
from app.definitions.rules.sentences import KINDS
from app.definitions.surroundings import Surroundings
from app.definitions.text import Text
from app.definitions.types import Type
from app.handbook.directives.words import word
from app.handbook.directives.writing import Lines, table

Row = tuple[str, Type, str]


def context(library: Library, lang: str) -> Lines:
    """Every name with its kind and its words: project, form, settings, lists, registers."""
    types = _types(library)
    lines: Lines = []
    for place in ("project", "run", "setting"):
        rows = [(name, types[name], _said(library, name, lang)) for name in _of(types, place)]
        lines += [f"## {word(f'reads_{place}', lang)} {{#{place}}}", "", *_table(rows, lang), ""]
    lines += [f"## {word('reads_lists', lang)} {{#lists}}", ""]
    for name in _lists(types):
        rows = _columns(library, types, name, lang)
        lines += [f"**{_title(name, lang)}** `{name}`", "", *_table(rows, lang), ""]
    lines += [f"## {word('reads_registers', lang)} {{#registers}}", ""]
    for register in library.registers.values():
        if register.id not in OWN_REGISTERS:
            lines += _register(register, types, lang)
    return lines


def _types(library: Library) -> Mapping[str, Type]:
    method = library.method
    return Surroundings(
        settings=method.settings,
        classes=[one.id for one in method.classes],
        gates=[one.id for one in method.gates],
        phases=[one.id for one in method.phases],
        facts=facts_of(library),
        registers=library.registers.values(),
        roles=library.roles,
    ).types()


def _of(types: Mapping[str, Type], place: str) -> list[str]:
    return [name for name in types if name.startswith(f"{place}.")]


def _said(library: Library, name: str, lang: str) -> str:
    place, _, id_ = name.partition(".")
    if name in CONTEXT_WORDS:
        return CONTEXT_WORDS[name][lang]
    titled = library.method.settings if place == "setting" else library.method.facts
    return titled[id_].title[lang]


def _lists(types: Mapping[str, Type]) -> list[str]:
    """Lists of the product itself, which no register of the method describes."""
    return [
        name for name, type_ in types.items() if type_.kind == "rows" and name in (PROJECTS, *CONTEXT_WORDS)
    ]


def _title(name: str, lang: str) -> str:
    words: Text = PROJECTS_WORDS if name == PROJECTS else CONTEXT_WORDS[name]
    return words[lang]


def _columns(library: Library, types: Mapping[str, Type], name: str, lang: str) -> list[Row]:
    found: list[Row] = []
    for column, type_ in (types[name].columns or {}).items():
        known = COLUMN_WORDS.get(f"{name}.{column}")
        said = known[lang] if known else _said(library, f"project.{column}", lang)
        found.append((f"{name}.{column}", type_, said))
    return found


def _register(register: Register, types: Mapping[str, Type], lang: str) -> Lines:
    columns = columns_of(register)
    rows: list[Row] = []
    for id_, type_ in (types[f"reg.{register.id}"].columns or {}).items():
        label = columns[id_].label if id_ in columns else IMPLICIT[id_][1]
        rows.append((f"reg.{register.id}.{id_}", type_, label[lang]))
    title = f"**{register.title[lang]}** `reg.{register.id}` `portfolio.{register.id}`"
    return [title, "", *_table(rows, lang), ""]


def _table(rows: Iterable[Row], lang: str) -> Lines:
    head = [word(key, lang) for key in ("written", "kind", "is")]
    return table(head, [[f"`{name}`", _kind(type_, lang), said] for name, type_, said in rows])


def _kind(type_: Type, lang: str) -> str:
    words = KINDS[type_.kind][lang]
    if type_.kind not in ("code", "codes") or not type_.options:
        return words
    return f"{words}: {', '.join(f'`{one}`' for one in sorted(type_.options))}"
