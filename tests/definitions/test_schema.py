"""The JSON Schemas say what the types say, and are kept up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.definitions.schema import MODELS, outdated, schemas, write
from tests.definitions.overlay import VALID


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    assert outdated() == (), "run: leidraad schema"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    assert set(write(folder)) == {f"{name}.json" for name in MODELS}
    assert write(folder) == ()
    (folder / "part.json").write_text("{}", encoding="utf-8")
    assert outdated(folder) == ("part.json",)
    assert write(folder) == ("part.json",)


@pytest.mark.parametrize("name", list(MODELS))
def test_a_key_that_nobody_reads_is_refused_by_the_editor_too(name: str) -> None:
    assert json.loads(schemas()[f"{name}.json"])["additionalProperties"] is False


def test_a_text_may_be_one_sentence_or_two_languages() -> None:
    text = json.loads(schemas()["checklist.json"])["$defs"]["Text"]
    assert [one["type"] for one in text["anyOf"]] == ["string", "object"]


def test_a_setting_may_be_a_decimal() -> None:
    value = json.loads(schemas()["method.json"])["$defs"]["Setting"]["properties"]["value"]
    assert {"type": "number"} in value["anyOf"]


def test_keys_have_the_names_that_authors_write() -> None:
    keys = json.loads(schemas()["checklist.json"])["$defs"]["Field"]["properties"]
    assert {"from", "register"} <= set(keys)
    assert "prefill" not in keys


@pytest.mark.parametrize("file", [one.relative_to(VALID).as_posix() for one in VALID.glob("*/**/*.yml")])
def test_the_first_line_of_a_file_names_a_schema_that_is_there(file: str) -> None:
    first = (VALID / file).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (VALID / file).parent.joinpath(first.partition("$schema=")[2]).is_file()
