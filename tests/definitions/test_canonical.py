"""The hash of a checklist changes when something it reads changes, and at no other time."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.definitions import canonical
from app.definitions.canonical import UnknownFormatError, digest, dump
from app.definitions.compiled import compile_checklist
from app.definitions.functions import FUNCTIONS
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.definitions.text import Text
from tests.definitions.overlay import VALID, change, tiny

FORMS = ("idea", "gate-g0", "gate-g1")
M, R = "processes/method.yml", "processes/roles.yml"


@cache
def library() -> Library:
    return load(VALID)[0]


def hashes(there: Library) -> dict[str, str]:
    return {form: digest(resolve(there, form)) for form in FORMS}


@pytest.mark.parametrize(
    ("file", "old", "new", "touched"),
    [
        (M, "value: 7", "value: 8", set()),
        (M, "value: 5000", "value: 6000", {"idea"}),
        (M, "value: {S: 1, M: 2}", "value: {S: 1, M: 3}", {"idea"}),
        (M, "nl: Minder energie", "nl: Minder stroom", {"idea"}),
        (M, "{en: Goals of the hall", "{en: Aims of the hall", set()),
        (M, "Do what was planned.", "Do the work.", set()),
        (M, "Is this worth a plan?", "Is it worth a plan?", {"gate-g0"}),
        (M, "The sponsor decides after a review.", "The sponsor decides.", {"gate-g0", "gate-g1"}),
        (M, "en: Return for rework", "en: Send back", {"gate-g0", "gate-g1"}),
        (M, "{en: Small, nl: Klein}", "{en: Tiny, nl: Klein}", set(FORMS)),
        (M, 'closed_days: ["2026-12-25"]', "closed_days: []", set()),
        (R, "{en: Reviewer, nl: Toetser}", "{en: Critic, nl: Toetser}", {"gate-g0", "gate-g1"}),
        (R, "{en: Sponsor, nl: Opdrachtgever}", "{en: Owner, nl: Opdrachtgever}", set(FORMS)),
        (R, "Read the plan.", "Read it all.", set()),
        ("processes/registers.yml", "nl: Voldaan", "nl: Gehaald", {"gate-g0", "gate-g1"}),
        ("processes/registers.yml", "fed_by: [gate-g0.conditions, ", "fed_by: [", set()),
        ("processes/glossary.yml", "syn_nl: [gate, poort]", "syn_nl: [poort]", set()),
        ("processes/start-project.yml", "en: Describe the idea", "en: Write the idea down", set()),
        ("checklists/idea.yml", "nl: Korte naam", "nl: Naam", {"idea"}),
        ("checklists/idea.yml", 'review_by: "2099-01-31"', 'review_by: "2098-01-31"', set()),
        ("checklists/gate-g1.yml", "nl: Er is een plan", "nl: Het plan is er", {"gate-g0", "gate-g1"}),
        ("checklists/parts/gate-frame.yml", "nl: Voorbereiding", "nl: Voorwerk", {"gate-g0", "gate-g1"}),
        ("docs/en/index.md", "Welcome", "Hello", set()),
    ],
)
def test_the_hash_says_what_is_touched(
    file: str, old: str, new: str, touched: set[str], tmp_path: Path
) -> None:
    root = tiny(tmp_path)
    change(root, file, old, new)
    there, findings = load(root)
    assert findings == ()
    before, after = hashes(library()), hashes(there)
    assert {form for form in FORMS if before[form] != after[form]} == touched


@given(
    st.sampled_from(["goals", "big_cost", "min_parts", "unread"]), st.text(min_size=1), st.text(min_size=1)
)
def test_the_title_of_a_setting_counts_only_where_a_rule_reads_it(name: str, en: str, nl: str) -> None:
    there = library()
    setting = there.method.settings[name].model_copy(update={"title": Text(en=en, nl=nl)})
    method = there.method.model_copy(update={"settings": {**there.method.settings, name: setting}})
    other = Library(**{**vars(there), "method": method})
    same = setting.title == there.method.settings[name].title
    assert (digest(resolve(other, "idea")) == digest(resolve(there, "idea"))) is (
        same or name not in ("big_cost", "min_parts")
    )


def test_the_version_of_a_function_counts_where_it_is_called() -> None:
    resolved = resolve(library(), "idea")
    assert json.loads(dump(resolved))["functions"] == {
        name: FUNCTIONS[name].version for name in ("count", "len", "sum")
    }
    newer = resolved.model_copy(update={"functions": {**resolved.functions, "len": 2}})
    assert digest(newer) != digest(resolved)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_down_can_be_read_again(form: str) -> None:
    resolved = resolve(library(), form)
    assert canonical.load(dump(resolved)) == resolved
    assert digest(canonical.load(dump(resolved))) == digest(resolved)


def test_the_order_of_a_file_does_not_count_where_it_means_nothing(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "checklists/idea.yml", "id: idea\ncode: T01\n", "code: T01\nid: idea\n")
    assert hashes(load(root)[0]) == hashes(library())


def test_a_key_that_has_its_default_is_not_written() -> None:
    text = dump(resolve(library(), "idea"))
    assert '"required":false' not in text
    assert json.loads(text)["format"] == 2
    assert '"register"' in dump(resolve(library(), "gate-g0"))


def test_an_old_format_is_upgraded_step_by_step() -> None:
    body = json.loads(dump(resolve(library(), "idea")))
    old = json.dumps(
        {**{key: one for key, one in body.items() if key != "settings"}, "parameters": body["settings"]}
    )
    steps = {
        2: lambda data: {**data, "values": data["parameters"]},
        3: lambda data: (
            {key: one for key, one in data.items() if key not in ("parameters", "values")}
            | {"settings": data["values"]}
        ),
    }
    upgraded = canonical.load(old, steps, now=4)
    assert upgraded.format == 4
    assert set(upgraded.settings) == {"big_cost", "min_parts"}


def test_a_format_of_the_future_is_refused() -> None:
    body = dump(resolve(library(), "idea")).replace('"format":2', '"format":9')
    with pytest.raises(UnknownFormatError, match="format 9"):
        canonical.load(body)


def test_a_definition_of_the_first_format_can_be_read() -> None:
    body = json.loads(dump(resolve(library(), "gate-g1")))
    condition = body["registers"]["conditions"]
    whole = {"fed_by": ["gate-g0.conditions"], "adds": condition["title"], "closes": condition["title"]}
    options = [{"code": "open", "label": {"en": "Open", "nl": "Openbaar"}}]
    old = {
        **body,
        "format": 1,
        "registers": {"conditions": condition | whole},
        "facts": {"data_class": options},
    }
    upgraded = canonical.load(json.dumps(old))
    assert upgraded.format == 2
    assert upgraded.facts["data_class"].choices[0].label.nl == "Openbaar"
    assert upgraded.facts["authorised"].type == "money"
    assert upgraded.registers == resolve(library(), "gate-g1").registers
    compile_checklist(upgraded)


def test_a_definition_of_the_first_format_may_read_no_facts_and_registers() -> None:
    body = {"format": 1, "checklist": json.loads(dump(resolve(library(), "idea")))["checklist"]}
    assert canonical.load(json.dumps(body)).registers == {}
