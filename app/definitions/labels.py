"""What names and codes of rules are called, in words that people know."""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Asked, Option
from app.definitions.columns import IMPLICIT, WithRows, columns_of
from app.definitions.context import (
    COLUMN_WORDS,
    CONTEXT_WORDS,
    PROJECT_COLUMNS,
    PROJECTS,
    PROJECTS_WORDS,
    STATE_WORDS,
)
from app.definitions.method import Setting
from app.definitions.register import Register
from app.definitions.resolved import ReadRegister, Resolved
from app.definitions.text import Text

_CODES: Mapping[str, Text] = {
    "yes": Text(en="yes", nl="ja"),
    "no": Text(en="no", nl="nee"),
    "na": Text(en="not applicable", nl="niet van toepassing"),
    "green": Text(en="green", nl="groen"),
    "amber": Text(en="amber", nl="oranje"),
    "red": Text(en="red", nl="rood"),
    "approved": Text(en="approved", nl="akkoord"),
    "low": Text(en="low", nl="laag"),
    "medium": Text(en="medium", nl="middel"),
    "high": Text(en="high", nl="hoog"),
    "critical": Text(en="critical", nl="kritiek"),
}


def _listed(options: tuple[Option, ...] | str | None) -> dict[str, Text]:
    return {one.code: one.label for one in options} if isinstance(options, tuple) else {}


class _Words:
    """Words by the names that rules use."""

    def __init__(self, roles: Mapping[str, Text]) -> None:
        self._labels: dict[str, Text] = {**CONTEXT_WORDS, **COLUMN_WORDS}
        self._options: dict[str, Mapping[str, Text]] = {}
        self._roles = roles

    def _asked(self, name: str, asked: Asked) -> None:
        self._labels[name] = asked.label
        self._options[name] = self._roles if asked.type == "role" else _listed(asked.choices)

    def _settings(self, settings: Mapping[str, Setting]) -> None:
        for id_, setting in settings.items():
            self._labels[f"setting.{id_}"] = setting.title
            self._options[f"setting.{id_}"] = _listed(setting.options)

    def _columns(self, place: str, register: WithRows) -> None:
        for name, (_, words) in IMPLICIT.items():
            self._labels[f"{place}.{name}"] = words
        for column in columns_of(register).values():
            self._asked(f"{place}.{column.id}", column)

    def label(self, name: str, lang: str) -> str:
        """What a field, column, setting or fact is called; its own name where it has no words."""
        words = self._labels.get(name)
        return words[lang] if words else name

    def option(self, name: str, code: str, lang: str) -> str:
        """What the code of an answer to `name` is called; the code itself where it has no words."""
        words = self._options.get(name, {}).get(code) or _CODES.get(code) or self._roles.get(code)
        return words[lang] if words else code


class Labels(_Words):
    """The words of one checklist: `label` of a name, `option` of a code that the name can have."""

    def __init__(self, resolved: Resolved) -> None:
        super().__init__(resolved.roles)
        self._around(resolved)
        for step in resolved.checklist.steps:
            for field in step.fields:
                self._asked(field.id, field)
                for column in field.columns:
                    self._asked(f"{field.id}.{column.id}", column)

    def _around(self, resolved: Resolved) -> None:
        self._settings(resolved.settings)
        for register in resolved.registers.values():
            self._rows(register, resolved.checklist.about)
        for fact, one in resolved.facts.items():
            for place in ("project", PROJECTS):
                self._labels[f"{place}.{fact}"] = one.title
                self._options[f"{place}.{fact}"] = self._roles if one.type == "role" else _listed(one.choices)
        gates = {one.id: one.title for one in resolved.gates}
        self._options |= {
            "project.class": {one.id: one.title for one in resolved.classes},
            "project.phase": resolved.phases,
            "project.gates_passed": gates,
            "project.next_gate": gates,
            "project.state": STATE_WORDS,
            "run.gates": gates,
            "run.waived": resolved.duties,
        }
        self._labels[PROJECTS] = PROJECTS_WORDS
        for column in PROJECT_COLUMNS:
            self._labels[f"{PROJECTS}.{column}"] = self._labels[f"project.{column}"]
            self._options[f"{PROJECTS}.{column}"] = self._options.get(f"project.{column}", {})

    def _rows(self, register: ReadRegister, about: str | None) -> None:
        title = register.title
        self._labels[f"reg.{register.id}"] = title
        self._labels[f"portfolio.{register.id}"] = Text(
            en=f"{title.en}, all projects", nl=f"{title.nl}, alle projecten"
        )
        places = [f"reg.{register.id}", f"portfolio.{register.id}"]
        for place in [*places, "row"] if register.id == about else places:
            self._columns(place, register)


class RegisterLabels(_Words):
    """The words of one register for its own rules."""

    def __init__(
        self, register: Register, settings: Mapping[str, Setting], roles: Mapping[str, Text]
    ) -> None:
        super().__init__(roles)
        self._settings(settings)
        self._labels[register.id] = register.title
        self._columns(register.id, register)
