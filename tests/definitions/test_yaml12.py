"""YAML means what it shows: traps are findings, text stays text, every node has its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.definitions.yaml12 import START, read


def problems(text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(one.rule, one.mark) for one in read(text, "x.yml").problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("-3", -3), ("0", 0), ("2.50", 2.5), ("true", True), ("false", False), ("word", "word"),
     ("'7'", "7"), ('"yes"', "yes"), ("G0", "G0"), ("1.2.3", "1.2.3"), ("a b", "a b"), ("3 weeks", "3 weeks"),
     ("P-2026", "P-2026"), ("EUR", "EUR"), ("e5", "e5"), (".", ".")],
)  # fmt: skip
def test_only_numbers_truth_and_text_exist(text: str, value: object) -> None:
    source = read(f"a: {text}\n", "x.yml")
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)
    assert source.problems == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Yes", "yaml-word"), ("no", "yaml-word"), ("ON", "yaml-word"), ("y", "yaml-word"),
     ("True", "yaml-word"),
     ("2026-03-01", "yaml-date"), ("2026-03-01 12:00", "yaml-date"), ("12:30", "yaml-number"),
     ("012", "yaml-number"), ("0x1F", "yaml-number"), ("0o17", "yaml-number"), ("1_000", "yaml-number"),
     ("1e3", "yaml-number"), (".5", "yaml-number"), (".inf", "yaml-number"), ("1:30:20", "yaml-number")],
)  # fmt: skip
def test_what_older_yaml_reads_otherwise_is_a_finding_and_stays_text(text: str, rule: str) -> None:
    source = read(f"a: {text}\n", "x.yml")
    assert source.data == {"a": text}
    assert [(one.rule, one.mark) for one in source.problems] == [(rule, (1, 4))]


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_a_finding(text: str) -> None:
    assert problems(f"a: {text}\nb: 1\n")[0][0] == "empty-value"


def test_the_first_of_two_keys_counts_and_the_second_is_still_looked_at() -> None:
    source = read("a: 1\na:\n  b: Yes\n", "x.yml")
    assert source.data == {"a": 1}
    assert [one.rule for one in source.problems] == ["duplicate-key", "yaml-word"]


def test_an_anchor_and_what_refers_to_it_are_both_named() -> None:
    source = read("a: &x 1\nb: *x\n", "x.yml")
    assert source.data == {"a": 1, "b": "*x"}
    assert [one.args["name"] for one in source.problems] == ["&x", "*x"]


def test_a_list_as_key_is_a_finding_and_the_rest_is_read() -> None:
    source = read("? [a, b]\n: 1\nc: 2\n", "x.yml")
    assert source.data["c"] == 2
    assert [one.rule for one in source.problems] == ["yaml-key"]


def test_every_value_and_key_has_its_place() -> None:
    source = read("a:\n  - b: one\n    c: two\n", "x.yml")
    assert source.at("a", 0, "c") == (3, 8)
    assert source.key("a", 0, "c") == (3, 5)
    assert source.at("a", 0, "missing") == (2, 5)
    assert source.key("a", 0, "missing") == (2, 5)
    assert read("", "x.yml").at("a") == START


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: abc", (1, 5)),
        ("a: 'abc'", (1, 6)),
        ('a: "abc"', (1, 6)),
        ("a: >-\n  abc", (1, 4)),
        ("a: b\n  c", (1, 4)),
    ],
)
def test_a_place_inside_a_text_is_known_where_it_stands_on_one_line(
    text: str, place: tuple[int, int]
) -> None:
    assert read(text, "x.yml").inside(1, "a") == place


@pytest.mark.parametrize(
    ("text", "hint"),
    [("a: b: c", "colon"), ("a:\n\t- b", "character"), ("a: @b", "character"), ("a: 'b", "quote"),
     ("a: [b\nc: d", "bracket"), ("- a\nb: c", "indent"), ("a: \x07", "character")],
)  # fmt: skip
def test_broken_yaml_is_a_finding_with_a_hint(text: str, hint: str) -> None:
    source = read(text, "x.yml")
    assert source.data is None
    assert [one.args["hint"] for one in source.problems] == [f"yaml-hint-{hint}"]


def test_an_empty_file_and_a_second_document_are_findings() -> None:
    assert problems("# remark\n") == [("empty-file", START)]
    assert problems("a: 1\n---\nb: 2\n") == [("second-document", (2, 1))]


@given(st.text(max_size=60))
def test_no_text_brings_it_down(text: str) -> None:
    source = read(text, "x.yml")
    assert source.data is not None or source.problems


@given(st.text(alphabet=":-[]{},&*!?|>'\"#%@ \n\tay1", max_size=40))
def test_no_odd_signs_bring_it_down(text: str) -> None:
    source = read(text, "x.yml")
    assert source.data is not None or source.problems
