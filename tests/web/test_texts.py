"""Every text in both languages, and a sentence for every message."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.definitions.message import Message
from app.runs.events import Kind
from app.web.language import CATALOGUE
from app.web.sentences import SENTENCES
from app.web.words import say
from tests.web.house import House

APP = Path(__file__).resolve().parents[2] / "app"
HOLES = re.compile(r"%\((\w+)\)s")
# Who names a message, and which argument is its id. Findings in content have words of their own.
NAMES = {"Message": 0, "refused": 0, "Act": 1, "Unreadable": 0, "Filled": 0}


def used() -> set[object]:
    """The texts that the app hands to gettext."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(str(APP / "web"), methods, keywords=keywords)
    return {text for _, _, text, _, _ in found if text}


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    return read_po(BytesIO(CATALOGUE.read_bytes()), locale="nl")


def test_every_text_has_a_dutch_translation_and_no_more(dutch: Catalog) -> None:
    there = {one.id for one in dutch if one.id and (all(one.string) if one.pluralizable else one.string)}
    assert used() - there == set(), "not translated"
    assert there - used() == set(), "translated, and used nowhere"
    assert not dutch.obsolete
    assert not [one.id for one in dutch if one.id and one.fuzzy]


def test_a_translation_fills_in_the_same_things(dutch: Catalog) -> None:
    for one in dutch:
        texts = zip(one.id, one.string, strict=True) if one.pluralizable else [(one.id, one.string)]
        for english, translated in texts:
            assert set(HOLES.findall(english)) == set(HOLES.findall(translated)), english


def test_dutch_says_je_and_never_u(dutch: Catalog) -> None:
    formal = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    assert not [one.string for one in dutch if one.id and formal.search(str(one.string))]


def test_no_screen_says_a_word_of_the_builders(dutch: Catalog) -> None:
    builders = re.compile(r"\b(run|edition|editie|disposition|stop rule|self-assessment|must-legal)s?\b")
    texts = [*used(), *(one.string for one in dutch if one.id)]
    assert not [one for one in texts if builders.search(HOLES.sub("", str(one)).lower())]


def _ids(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _ids(node.body)
        yield from _ids(node.orelse)


def named() -> dict[str, str]:
    """Message id -> where it is named, in all rooms but `definitions`."""
    found: dict[str, str] = {}
    for path in sorted(APP.rglob("*.py")):
        if "definitions" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in NAMES and len(node.args) > NAMES[name]:
                    found |= {one: f"{path}:{node.lineno}" for one in _ids(node.args[NAMES[name]])}
    return found


def test_every_message_has_a_sentence() -> None:
    known = set(SENTENCES) | {one.rpartition("-")[0] for one in SENTENCES}
    assert {one: where for one, where in named().items() if one not in known} == {}
    assert [one for one in get_args(Kind) if f"happened-{one}" not in SENTENCES] == []


def test_every_sentence_belongs_to_a_message() -> None:
    ids = set(named()) | {f"happened-{one}" for one in get_args(Kind)}
    assert [one for one in SENTENCES if one not in ids and one.rpartition("-")[0] not in ids] == []


def test_a_message_is_said_in_the_readers_language(house: House) -> None:
    message = Message("happened-run_withdrawn", {"reason": "twice"})
    for lang, sentence in (("en", "withdrew the form: twice"), ("nl", "trok het formulier in: twice")):
        with house.app.test_request_context(f"/?lang={lang}"):
            house.app.preprocess_request()
            assert say(message) == sentence


def test_one_of_several_sentences_is_chosen_by_its_argument(house: House) -> None:
    with house.app.test_request_context("/"):
        house.app.preprocess_request()
        assert say(Message("table-required", {"none_ok": 1})) != say(
            Message("table-required", {"none_ok": 0})
        )
