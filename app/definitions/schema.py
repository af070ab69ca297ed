"""JSON Schemas of the content, made from the types, so that editors complete and check while people type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.definitions.checklist import Checklist, Part
from app.definitions.method import Glossary, Method, Process, RolesFile
from app.definitions.register import DutiesFile, Registers
from app.definitions.training import Module

FOLDER = Path(__file__).with_name("schemas")
MODELS: Mapping[str, type[BaseModel]] = {
    "checklist": Checklist,
    "part": Part,
    "process": Process,
    "method": Method,
    "roles": RolesFile,
    "glossary": Glossary,
    "registers": Registers,
    "duties": DutiesFile,
    "module": Module,
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {f"{name}.json": _text(model) for name, model in MODELS.items()}


def outdated(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the files in `folder` that are not what the types say."""
    return tuple(name for name, text in schemas().items() if _on_disk(folder / name) != text)


def write(folder: Path = FOLDER) -> tuple[str, ...]:
    """Bring the files in `folder` up to date; the names of those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = outdated(folder)
    for name in changed:
        (folder / name).write_text(schemas()[name], encoding="utf-8")
    return changed


def _on_disk(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _text(model: type[BaseModel]) -> str:
    schema: dict[str, Any] = {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
    setting = schema.get("$defs", {}).get("Setting")
    if setting:
        # Written as a number and kept as its text, which the type itself cannot say.
        either = setting["properties"]["value"]["anyOf"]
        by_class = next(one for one in either if one["type"] == "object")
        for forms in (either, by_class["additionalProperties"]["anyOf"]):
            forms.append({"type": "number"})
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
