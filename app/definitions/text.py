"""Text in the languages of the handbook, and the strict shape every definition shares."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Lang = Literal["en", "nl"]
LANGS: tuple[Lang, ...] = ("en", "nl")

Slug = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Snake = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


class Shape(BaseModel):
    """Something the PMO wrote: immutable, and a key that nobody reads is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Text(Shape):
    """A sentence people read, in English and Dutch side by side.

    In YAML a plain string stands for the same words in both languages (a name, a code).
    """

    en: str = Field(min_length=1)
    nl: str = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _same_in_both(cls, value: Any) -> Any:
        return {"en": value, "nl": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        both = handler.resolve_ref_schema(handler(schema))
        same = {"type": "string", "minLength": 1, "description": "The same words in both languages."}
        return {"anyOf": [same, both]}

    def __getitem__(self, lang: str) -> str:
        return self.nl if lang == "nl" else self.en
