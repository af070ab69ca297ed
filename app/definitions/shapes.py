"""From data to the types: what does not fit becomes findings in plain words, each at its place."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.definitions import checklist, method, register, text, training
from app.definitions.finding import Finding, finding, phrase
from app.definitions.text import LANGS, Text
from app.definitions.yaml12 import Mark, Source, Where

Model = TypeVar("Model", bound=BaseModel)

_RULES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "literal_error": "wrong-value",
    "string_pattern_mismatch": "bad-id",
    "too_short": "empty-list",
    "string_too_short": "empty-text",
}
_EXPECTED = {
    "string_type": "text",
    "int_type": "number",
    "int_from_float": "number",
    "bool_type": "truth",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
}


@cache
def keys_of_types() -> frozenset[str]:
    """Every key that any definition may have, as it is written in YAML."""
    shapes = [
        one
        for module in (text, checklist, method, register, training)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, BaseModel)
    ]
    return frozenset(info.alias or name for one in shapes for name, info in one.model_fields.items())


def _place(data: Any, loc: tuple[int | str, ...]) -> tuple[Where, bool]:
    """Where in the file an error is; False when it is about a form that the value does not have at all.

    Where a key may hold a list or a word, pydantic names the form it tried as one more step of the way.
    """
    where: list[str | int] = []
    for step in loc:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int)
        if inside:
            data = data[step]
            where.append(step)
        elif isinstance(step, str) and ("[" in step or step in ("str", "bool", "int")):
            if isinstance(data, list | dict) != ("[" in step and "literal" not in step):
                return tuple(where), False
        elif step == loc[-1] and isinstance(data, dict):
            where.append(step)
    return tuple(where), True


def _rule(error: dict[str, Any], where: Where, parent: Any) -> str:
    kind = _RULES.get(error["type"], "wrong-type")
    name = str(where[-1]) if where else ""
    if name == "accountable" and where[0] == "steps":
        return "one-accountable"
    lang = name.removeprefix("def_")
    if kind in ("missing-key", "empty-text") and lang in LANGS and isinstance(parent, dict):
        return "language-missing"
    return kind


def _around(data: Any, where: Where) -> Any:
    for step in where[:-1]:
        data = data[step]
    return data


def _words(error: dict[str, Any], rule: str, name: str) -> dict[str, str | Text]:
    match rule:
        case "language-missing":
            return {"key": name, "lang": phrase(f"lang-{name.removeprefix('def_')}")}
        case "unknown-key":
            return {"key": name, "near": _near(name)}
        case "wrong-type":
            return {"key": name, "expected": phrase(f"expected-{_EXPECTED.get(error['type'], 'other')}")}
        case "one-accountable":
            given = error["input"] if isinstance(error["input"], list) else ()
            return {"id": ", ".join(map(str, given))}
        case "wrong-value" | "bad-id":
            expected = error["ctx"].get("expected") or error["ctx"].get("pattern")
            return {"key": name, "value": str(error["input"]), "expected": str(expected)}
        case _:
            return {"key": name}


def _near(name: str) -> Text:
    """The key that was probably meant."""
    near = get_close_matches(name, sorted(keys_of_types()), 1)
    if not near:
        return phrase("no-near")
    like = phrase("near")
    return Text(en=like.en.format(key=near[0]), nl=like.nl.format(key=near[0]))


def _finding(source: Source, error: dict[str, Any], where: Where) -> Finding:
    rule = _rule(error, where, _around(source.data, where))
    mark = source.key(*where) if rule == "unknown-key" else source.at(*where)
    return finding(rule, source.path, mark, **_words(error, rule, str(where[-1]) if where else source.path))


def _findings(source: Source, error: ValidationError) -> list[Finding]:
    # What the reader of YAML already said about a place is not said again in other words.
    said: set[Mark] = {one.mark for one in source.problems}
    found: dict[Where, Finding] = {}
    rest: dict[Where, Finding] = {}
    for one in error.errors():
        where, fits = _place(source.data, one["loc"])
        if one["type"] == "too_short" and one["input"]:
            continue  # its items are wrong, and are reported one by one
        (found if fits else rest).setdefault(where, _finding(source, dict(one), where))
    for where, one_ in rest.items():
        if not any(key[: len(where)] == where for key in found):
            found[where] = one_
    return [one for one in found.values() if (one.line, one.column) not in said]


def shape(source: Source, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The definition that a file holds, or None with findings that say why it is none."""
    try:
        # Through JSON, because only there "strict" still takes a list for a tuple.
        return model.model_validate_json(json.dumps(source.data), strict=True), []
    except ValidationError as error:
        return None, _findings(source, error)
