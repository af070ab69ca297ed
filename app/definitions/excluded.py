"""Which roles do not go together, in all projects or in those of some classes."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from app.definitions.text import Shape


def _lists(value: Any, key: str) -> bool:
    return isinstance(value, dict) and isinstance(value.get(key), list)


class Excluded(Shape):
    """A role that does not go together with another one; `classes`: only in projects of these."""

    role: str
    classes: tuple[str, ...] = ()  # empty = in all

    @model_validator(mode="before")
    @classmethod
    def _in_all(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"role": value}
        # Read strictly, a list in what a validator hands on is no tuple.
        return {**value, "classes": tuple(value["classes"])} if _lists(value, "classes") else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler.resolve_ref_schema(handler(schema))
        plain = {"type": "string", "description": "The code of a role, in projects of all classes."}
        return {"anyOf": [plain, whole]}

    def holds(self, project_class: str | None) -> bool:
        """Whether it counts in a project of this class; one whose class is not known has none of its own."""
        return not self.classes or project_class in self.classes
