"""What stands on the screens, in one language: from the definitions and from the Dutch texts."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from app.definitions.checklist import Asked, Checklist, Option
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.web.language import dutch
from tests.journeys.server import ROOT


@cache
def library() -> Library:
    """The content of this tree."""
    found, findings = load(ROOT)
    assert not [one for one in findings if one.severity == "error"]
    return found


@cache
def checklist(name: str) -> Checklist:
    """A form with its parts put in."""
    return resolve(library(), name).checklist


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, text: str, **values: Any) -> str:
        """A text of the app."""
        found = text if self.lang == "en" else str(dutch().gettext(text))
        return found % values if values else found

    def either(self, en: str, nl: str) -> str:
        """What somebody types, in their own language."""
        return nl if self.lang == "nl" else en

    def name(self, form: str) -> str:
        """What a form is called."""
        return checklist(form).title[self.lang]

    def step(self, form: str, step: str) -> str:
        """The title of a page of a form."""
        return next(one for one in checklist(form).steps if one.id == step).title[self.lang]

    def asked(self, form: str, field: str, column: str = "") -> Asked:
        """A question, or a column of it."""
        fields = (one for step in checklist(form).steps for one in step.fields)
        found = next(one for one in fields if one.id == field)
        return next(one for one in self._columns(found) if one.id == column) if column else found

    def _columns(self, field: Any) -> tuple[Asked, ...]:
        return tuple(field.columns) or tuple(library().registers[field.register_].columns)

    def label(self, form: str, field: str, column: str = "") -> str:
        """How a question reads."""
        return self.asked(form, field, column).label[self.lang]

    def option(self, form: str, field: str, code: str, column: str = "") -> str:
        """How an answer that can be chosen reads."""
        asked = self.asked(form, field, column)
        if asked.type in ("yesno", "yesnona"):
            return self({"yes": "Yes", "no": "No", "na": "Not applicable"}[code])
        if asked.type == "rag":
            return self({"green": "Green", "amber": "Amber", "red": "Red"}[code])
        if asked.anchors:
            return code
        choices = asked.choices
        assert isinstance(choices, tuple)
        return next(one for one in choices if isinstance(one, Option) and one.code == code).label[self.lang]

    def criterion(self, form: str, code: str) -> str:
        """What a requirement of a gate says."""
        return next(one for one in checklist(form).criteria if one.code == code).text[self.lang]

    def role(self, code: str) -> str:
        """What a role is called."""
        return library().roles[code].title[self.lang]


def whole(label: str, optional: str = "") -> re.Pattern[str]:
    """A label as a whole, with or without the word that says it is optional."""
    return re.compile(rf"^\s*{re.escape(label)}(\s*\({re.escape(optional)}\))?\s*$")


def beginning(label: str) -> re.Pattern[str]:
    """A label that may be followed by its explanation."""
    return re.compile(rf"^\W*?{re.escape(label)}(?!\w)")
