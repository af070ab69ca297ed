"""Rows from a spreadsheet: read as if typed, and what is copied out comes back the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.definitions.checklist import Column, Field
from app.forms.asks import Ask, Choice, RowAsked
from app.forms.csrf import Guard
from app.forms.pasting import Pasted, copied, pasted
from app.forms.step import StepForm, build
from app.forms.tabbed import table_in, text_of
from tests.forms.posted import Posted

GUARD = Guard(b"secret", {"csrf": "session"})
PEOPLE = (
    Choice("1" * 32, "Ada", "ada@example.org"),
    Choice("2" * 32, "Robin", "robin@example.org"),
    Choice("3" * 32, "Robin", "r.2@example.org"),  # two of the same name
    Choice("4" * 32, "Yusuf; from the north"),  # no mail address
)
KINDS = [
    {"code": "a", "label": {"en": "Big", "nl": "Groot"}},
    {"code": "b", "label": {"en": "Small; thin", "nl": "Klein: dun"}},
]


def column(id_: str, kind: str, picks: tuple[Choice, ...] = (), **more: Any) -> Ask:
    label = {"en": f"{id_} of it", "nl": f"{id_} ervan"}
    return Ask(Column.model_validate({"id": id_, "type": kind, "label": label, **more}), choices=picks)


def options(lang: str) -> tuple[Choice, ...]:
    return tuple(Choice(one["code"], one["label"][lang]) for one in KINDS)  # type: ignore[index]


def columns(lang: str) -> tuple[Ask, ...]:
    yes_no = (Choice("yes", "Ja"), Choice("no", "Nee"), Choice("na", "Niet van toepassing"))
    return (
        column("name", "text"),
        column("story", "long"),
        column("cost", "money"),
        column("days", "number"),
        column("day", "date"),
        column("kind", "choice", options(lang), choices=KINDS),
        column("kinds", "multi", options(lang), choices=KINDS),
        column("asked", "yesno", yes_no[:2]),
        column("law", "yesnona", yes_no),
        column("chance", "rating", tuple(Choice(str(at), str(at)) for at in range(1, 6))),
        column("who", "person", PEOPLE),
    )


def table(lang: str, rows: Iterable[dict[str, Any]] = ()) -> Ask:
    asked = Field.model_validate({"id": "x", "type": "table", "label": "Rows"})
    there = columns(lang)
    fresh = frozenset(one.asked.id for one in there)
    numbered = tuple(RowAsked(f"r{at}", row, fresh) for at, row in enumerate(rows))
    return Ask(asked, columns=there, rows=numbered)


def read(found: Pasted, lang: str) -> StepForm:
    """The form with the pasted rows as they would have been typed."""
    sent: list[tuple[str, str]] = [("asked", "x")]
    for at, row in enumerate(found.rows):
        sent.append(("x-rows", f"p{at}"))
        for id_, parts in row.items():
            for part, values in parts.items():
                name = f"x-p{at}-{id_}" + (f"-{part}" if part else "")
                sent += [(name, value) for value in values]
    return build([table(lang)], lang, GUARD, 0, Posted(sent))


def cells(form: StepForm) -> list[dict[str, Any]]:
    rows = (form.values()["x"] or {}).get("rows", [])
    return [{name: value for name, value in row.items() if name != "_id"} for row in rows]


WORDS = some.text(some.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1).map(str.strip)
CELLS = {
    "name": WORDS.filter(bool),
    "story": WORDS.filter(bool),
    "cost": some.integers(-(10**11), 10**11),
    "days": some.decimals(-(10**6), 10**6, places=2).map(lambda one: format(one, "f")),
    "day": some.dates().map(lambda one: one.isoformat()),
    "kind": some.sampled_from("ab"),
    "kinds": some.sampled_from([["a"], ["b"], ["a", "b"]]),
    "asked": some.sampled_from(["yes", "no"]),
    "law": some.sampled_from(["yes", "no", {"na": ""}, {"na": "there is none"}]),
    "chance": some.integers(1, 5),
    "who": some.sampled_from([one.code for one in PEOPLE]),
}
ROW = some.fixed_dictionaries({}, optional=CELLS).filter(bool)


@given(some.lists(ROW, min_size=1, max_size=4), some.sampled_from(["en", "nl"]))
def test_what_is_copied_out_and_pasted_back_holds_the_same_cells(
    rows: list[dict[str, Any]], lang: str
) -> None:
    form = read(pasted(copied(table(lang, rows), lang), table(lang)), lang)
    assert not form.unreadable()
    assert cells(form) == rows


@given(some.lists(some.lists(WORDS.filter(bool), min_size=1), min_size=1))
def test_cells_with_tabs_lines_and_quotes_come_back(rows: list[list[str]]) -> None:
    assert table_in(text_of(rows)) == rows


@pytest.mark.parametrize(
    ("lang", "heading", "line"),
    [
        ("en", "Cost of it\tDAY OF IT\tWho of it", "1,234.56\t2026-12-31\tAda"),
        ("nl", "cost ervan\tday ervan *\twho", "€ 1.234,56\t31-12-2026\tada@example.org"),
        ("nl", "Cost of it\tday\tWho of it:", "1234,56\t31/12/2026\tADA"),
    ],
)
def test_headings_are_found_in_both_languages(lang: str, heading: str, line: str) -> None:
    found = pasted(f"{heading}\n{line}\n", table(lang))
    assert found.by_heading
    assert cells(read(found, lang)) == [{"cost": 123456, "day": "2026-12-31", "who": "1" * 32}]


def test_without_headings_the_columns_stand_in_the_order_of_the_form() -> None:
    found = pasted("Roof\tIt leaks\t12.50\t3\t2026-05-01\tbig", table("en"))
    assert not found.by_heading
    assert cells(read(found, "en")) == [
        {"name": "Roof", "story": "It leaks", "cost": 1250, "days": "3", "day": "2026-05-01", "kind": "a"}
    ]


def test_columns_that_nobody_asks_for_are_named() -> None:
    found = pasted("Name of it\tColour\tCost of it\nRoof\tred\t3", table("en"))
    assert found.unused == ("Colour",)
    assert cells(read(found, "en")) == [{"name": "Roof", "cost": 300}]


def test_a_row_is_known_by_its_number_and_a_person_by_a_first_name_that_nobody_shares() -> None:
    rows = (Choice("x1", "D1 · Portal"), Choice("x2", "D2 · Manual"), Choice("x3", "D3 · Manual"))
    asked = Field.model_validate({"id": "x", "type": "table", "label": {"en": "Rows", "nl": "Regels"}})
    ask = Ask(asked, columns=(column("of", "ref", rows, to="deliverables"), column("by", "person", PEOPLE)))
    found = pasted("d2\tYusuf;\nManual\tRobin", ask).rows
    assert [(row["of"][""], row["by"][""]) for row in found] == [
        (["x2"], ["4" * 32]),
        (["Manual"], ["Robin"]),
    ]


def test_what_fits_no_option_stays_in_sight() -> None:
    found = pasted(
        "Name of it\tKind of it\tWho of it\nRoof\thuge\tRobin\nWall\tGroot\tYusuf; from the north",
        table("en"),
    )
    form = read(found, "en")
    assert [(one.name, one.strange) for one in form.unreadable()] == [
        ("x-p0-kind", ("huge",)),
        ("x-p0-who", ("Robin",)),  # there are two
    ]
    assert cells(form)[1] == {"name": "Wall", "kind": "a", "who": "4" * 32}


def test_a_letter_that_is_a_quote_is_kept() -> None:
    assert table_in('"a" he said\t"b\tc"\n\n \t \n5" pipe\tx') == [['"a" he said', "b\tc"], ['5" pipe', "x"]]
