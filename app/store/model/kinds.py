"""Column types that hold the same thing on every database."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

JsonValue = Any  # None | bool | int | str | list | dict with text keys; never a float (see `clean`)

ID_LENGTH = 32  # letters
Id = String(ID_LENGTH)


def new_id() -> str:
    """A fresh id: 32 hexadecimal digits."""
    return uuid4().hex


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant in UTC. SQLite forgets the zone; here it is put back, and an instant without one refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Json(TypeDecorator[JsonValue]):
    """A JSON value. None is SQL's NULL; numbers are whole numbers, all others travel as text."""

    impl = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: JsonValue, dialect: Dialect) -> JsonValue:
        return clean(value)


def clean(value: JsonValue) -> JsonValue:
    """`value` as every database can hold it: no NUL characters (PostgreSQL refuses them), lists for tuples.

    Raises TypeError for a float (0.1 is not 0.1 in there) and for what JSON does not know.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, Mapping):
        return {_key(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON; numbers travel as text")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a JSON key is text, not {type(key).__name__}")
    return key.replace("\x00", "")


def canonical(value: JsonValue) -> str:
    """The one way to write `value` down: what is hashed has to be the same on every machine."""
    return json.dumps(clean(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
