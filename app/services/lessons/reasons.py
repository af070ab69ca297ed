"""Why somebody sees a lesson, in words of both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.definitions.checklist import Field
from app.definitions.library import Library
from app.definitions.text import LANGS, Text
from app.services.lessons.uptake import Counters

FORM = "lesson-record"  # the form whose answers say where a lesson applies

_SAID: Mapping[str, Text] = MappingProxyType(
    {
        "class": Text(en="same class: {what}", nl="zelfde klasse: {what}"),
        "data": Text(en="same kind of data: {what}", nl="zelfde soort gegevens: {what}"),
        "procurement": Text(en="same way of buying: {what}", nl="zelfde manier van inkopen: {what}"),
        "moment": Text(en="to be known before {what}", nl="nodig vóór {what}"),
        "tag": Text(en="subject: {what}", nl="onderwerp: {what}"),
        "word": Text(en="words: {what}", nl="woorden: {what}"),
        "page": Text(en="belongs to this page of the handbook", nl="hoort bij deze pagina van het handboek"),
        "helped": Text(en="helped {what}", nl="hielp {what}"),
        "taken": Text(en="you took it up earlier", nl="je nam deze les eerder over"),
    }
)
_TIMES = Text(en="{yes} of {all} times", nl="{yes} van de {all} keer")


def said(what: str, detail: Text | None = None) -> Text:
    """One reason. `what`: what agrees; `detail`: which value, in words."""
    return Text(**{lang: _SAID[what][lang].format(what=detail[lang] if detail else "") for lang in LANGS})


def plain(words: Iterable[str]) -> Text:
    """Words of people themselves, the same in both languages."""
    return Text(**dict.fromkeys(LANGS, ", ".join(words) or "–"))


def together(reasons: Iterable[Text]) -> Text:
    """All reasons in one line, beginning with a capital."""
    kept = tuple(reasons)
    lines = {lang: "; ".join(one[lang] for one in kept) or "–" for lang in LANGS}
    return Text(**{lang: line[:1].upper() + line[1:] for lang, line in lines.items()})


def times(one: Counters) -> Text:
    """How often it helped, of those that said."""
    whole = one.yes + one.partly + one.no
    return Text(**{lang: _TIMES[lang].format(yes=one.yes + one.partly, all=whole) for lang in LANGS})


def labels(known: Library, field: str, codes: Iterable[str]) -> Text:
    """What the options of a question of the lesson's form are called."""
    asked = _field(known, field)
    choices = asked.choices if asked is not None else None
    if isinstance(choices, str):  # options of the organisation
        setting = known.method.settings.get(choices.removeprefix("setting."))
        choices = setting.options if setting is not None else ()
    names = {one.code: one.label for one in choices or ()}
    wanted = tuple(codes)
    return Text(
        **{
            lang: ", ".join(names[one][lang] if one in names else one for one in wanted) or "–"
            for lang in LANGS
        }
    )


def _field(known: Library, name: str) -> Field | None:
    checklist = known.checklists.get(FORM)
    fields = (one for step in checklist.steps for one in step.fields) if checklist is not None else ()
    return next((one for one in fields if one.id == name), None)
