"""Each question by itself: does it have what its type needs, and nothing that means nothing for it?"""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Asked, Checklist, Column, Field, Part
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.lint.ready import rows_to_pick
from app.definitions.lint.written import Placed

# Keys that only some types read.
_ONLY: Mapping[str, frozenset[str]] = {
    "choices": frozenset({"choice", "multi", "calc"}),  # of a calculation: what its codes are called
    "to": frozenset({"ref"}),
    "many": frozenset({"ref"}),
    "anchors": frozenset({"rating"}),
    "columns": frozenset({"table"}),
    "register": frozenset({"table"}),
    "take": frozenset({"table"}),
    "live": frozenset({"table"}),
    "unlocks": frozenset({"table"}),
    "ready": frozenset({"table"}),
    "view": frozenset({"table"}),
    "late": frozenset({"approval", "file", "text", "long", "yesno", "choice", "date"}),
    "preset": frozenset({"table"}),
    "none_ok": frozenset({"table"}),
    "covers": frozenset({"approval"}),
    "background": frozenset({"calc"}),
}
_NOT_ASKED = frozenset({"calc", "info"})
_NOT_IN_ROWS = frozenset({"table", "approval", "info"})
_ANCHORS = 5
_SUMMARY = 5


def check(look: Look) -> None:
    """Every question and column of every checklist, part and register."""
    for one, file in written.files(look.library):
        for asked, at in written.asked(one, file):
            _asked(look, asked, at)
        for field, at in written.fields(one, file):
            _field(look, field, at)
        _pieces(look, one, file)
    for i, register in enumerate(look.library.registers.values()):
        at = Placed(look.library.sources["registers"], ("registers", i))
        for j, column in enumerate(register.columns):
            _asked(look, column, at.below("columns", j))


def _note(look: Look, rule: str, asked: Asked, at: Placed, *more: str, **args: str) -> None:
    look.note(rule, at.source, *at.where, *more, id=asked.id, **args)


def _asked(look: Look, asked: Asked, at: Placed) -> None:
    _keys(look, asked, at)
    _formula(look, asked, at)
    _choices(look, asked, at)
    if asked.type == "ref" and asked.to is None:
        _note(look, "ref-without-target", asked, at)
    if asked.anchors and len(asked.anchors) != _ANCHORS and asked.type == "rating":
        _note(look, "rating-anchors", asked, at, "anchors", count=str(len(asked.anchors)))
    if asked.required and asked.type in _NOT_ASKED:
        _note(look, "computed-required", asked, at, "required")
    if isinstance(asked, Column) and asked.type in _NOT_IN_ROWS:
        _note(look, "column-type", asked, at, "type", type=asked.type)


def _keys(look: Look, asked: Asked, at: Placed) -> None:
    for key, types in _ONLY.items():
        if isinstance(asked, Column) and key == "preset":
            continue  # in a column it says that the definition fills it in
        given = getattr(asked, "register_" if key == "register" else key, None)
        if given and asked.type not in types:
            _note(look, "key-not-for-type", asked, at, key, key=key, type=asked.type)


def _formula(look: Look, asked: Asked, at: Placed) -> None:
    if asked.type == "calc" and asked.calc is None:
        _note(look, "calc-without-formula", asked, at)
    if asked.type != "calc" and asked.calc is not None:
        _note(look, "formula-without-calc", asked, at, "calc")


def _choices(look: Look, asked: Asked, at: Placed) -> None:
    if asked.type not in _ONLY["choices"]:
        return
    if not asked.choices and asked.type != "calc":
        _note(look, "choice-without-options", asked, at)
    elif isinstance(asked.choices, str) and "method" not in look.library.broken:
        prefix, _, id_ = asked.choices.partition(".")
        setting = look.library.method.settings.get(id_)
        if prefix != "setting" or setting is None or not setting.options:
            look.note("unknown-setting", at.source, *at.where, "choices", id=asked.choices)


def _field(look: Look, field: Field, at: Placed) -> None:
    if field.type == "table" and not field.columns and field.register_ is None:
        _note(look, "table-without-columns", field, at)
    for key in ("take", "live", "unlocks") if field.register_ is None and field.type == "table" else ():
        if getattr(field, key):
            _note(look, "needs-register", field, at, key, key=key)
    for i, gate in enumerate(field.gates):
        _gate(look, gate, at.below("gates", i))
    rows_to_pick(look, field, at)


def _gate(look: Look, gate: str, at: Placed) -> None:
    if "method" not in look.library.broken:
        known = [one.id for one in look.library.method.gates]
        look.one_of("unknown-gate", gate, known, at.source, *at.where)


def _pieces(look: Look, one: Checklist | Part, file: Placed) -> None:
    for rule, at in written.rules(one, file):
        if rule.kind != "effect" and rule.when is None:
            look.note("rule-without-condition", at.source, *at.where, id=rule.id)
    if isinstance(one, Checklist):
        _checklist(look, one, file)


def _checklist(look: Look, one: Checklist, file: Placed) -> None:
    look.review(one.review_by, file.source, "review_by")
    if not one.steps and not one.include:
        look.note("no-steps", file.source)
    if len(one.summary) > _SUMMARY:
        look.note("summary-too-long", file.source, "summary", count=str(len(one.summary)))
    is_gate = one.kind == "gate"
    if is_gate != (one.gate is not None) or (one.criteria and not is_gate):
        look.note("gate-mismatch", file.source, "kind")
    if one.gate is None:
        return
    _gate(look, one.gate, file.below("gate"))
    for criterion, at in written.criteria(one, file):
        if not criterion.code.startswith(f"{one.gate}-"):
            look.note(
                "criterion-of-other-gate", at.source, *at.where, "code", id=criterion.code, gate=one.gate
            )
