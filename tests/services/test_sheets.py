"""Registers as spreadsheets: out with real dates and numbers, and in again with a preview."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.services.registers import changing
from app.services.registers.book import Table, as_csv, as_xlsx, read_table
from app.services.registers.sheet_done import confirmed
from app.services.registers.sheet_in import Preview, previewed
from app.services.registers.sheet_out import exported
from app.services.registers.sheet_words import UnreadableError, date_in, number_in
from tests.services.desk import refuses
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]


def sheet(*lines: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def broken(part: str) -> bytes:
    """A workbook of which one part ends halfway."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(("a",)))) as whole, zipfile.ZipFile(kept, "w") as into:
        for name in whole.namelist():
            into.writestr(name, b"<sheet><row>" if name == part else whole.read(name))
    return kept.getvalue()


def preview(house: RowsOffice, body: bytes, register: str = "risks", lang: str = "en") -> Preview:
    return previewed(house.work(house.robin), register, house.number, body, lang)


def planned(found: Preview) -> list[tuple[int, dict[str, Any]]]:
    return [(one.line, dict(one.cells)) for one in (*found.changed, *found.added)]


def out(house: RowsOffice, format_: Any = "xlsx", lang: str = "en") -> bytes:
    return exported(house.work(house.robin), "risks", lang, format_, house.number).body


def test_a_register_goes_out_with_real_dates_numbers_and_words(house: RowsOffice) -> None:
    house.risk("Storm", kind="threat", prob=4, imp=5, cost=123_456, due="2026-05-01")
    sheet_ = load_workbook(io.BytesIO(out(house, lang="nl"))).worksheets[0]
    head, line = [list(one) for one in sheet_.iter_rows(values_only=True)]
    told = dict(zip(head, line, strict=True))
    assert told["Nummer"] == 1
    assert told["Soort"] == "Bedreiging"
    assert told["Kosten"] == 1234.56
    assert told["Score"] == 20
    assert told["Owner" if "Owner" in told else "Eigenaar"] == "Robin"
    assert dt.datetime(2026, 5, 1) in line


def test_what_begins_like_a_formula_stays_text(house: RowsOffice) -> None:
    house.risk('=HYPERLINK("http://example.org")')
    cells = [cell for row in load_workbook(io.BytesIO(out(house))).worksheets[0].iter_rows() for cell in row]
    [found] = [cell for cell in cells if str(cell.value).startswith("=")]
    assert (found.data_type, found.quotePrefix) == ("s", True)
    assert "'=HYPERLINK" in out(house, "csv").decode()


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_went_out_comes_back_the_same(house: RowsOffice, format_: str, lang: str) -> None:
    house.risk("=1+1", kind="threat", prob=4, imp=5, cost=123_456, response="-5 °C; keep warm")
    found = preview(house, out(house, format_, lang), lang=lang)
    assert (planned(found), found.errors, found.same, found.unknown) == ([], (), 1, ())


def test_a_preview_says_what_would_change_and_writes_nothing(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    body = sheet(
        ("Number", "What can happen?", "Probability", "Kind", "Owner", "Cost"),
        (1, "Storm", 2, "Opportunity", "ellen@example.org", 12.5),
        (None, "Fire", "", "bedreiging", "Ellen", "1,250.50"),
    )
    found = preview(house, body)
    assert planned(found) == [
        (2, {"prob": 2, "kind": "chance", "owner": house.ellen.id, "cost": 1250}),
        (3, {"event": "Fire", "kind": "threat", "owner": house.ellen.id, "cost": 125_050}),
    ]
    assert found.changed[0].before["prob"] == 4
    assert storm.data["prob"] == 4
    done = confirmed(house.work(house.robin), "risks", house.number, found.plan())
    assert (done.added, done.changed, done.not_taken) == (1, 1, ())
    assert [row.data["event"] for row in house.kept("risks")] == ["Storm", "Fire"]
    assert storm.data["prob"] == 2


def test_errors_stand_at_their_cells(house: RowsOffice) -> None:
    house.risk("Storm")
    body = sheet(
        ("Number", "event", "prob", "kind", "due", "owner", "nothing"),
        (1, "Storm", 9, "", "", "", ""),
        (1, "Again", 1, "", "", "", ""),
        (7, "Gone", 1, "", "", "", ""),
        (None, "Fire", "many", "storm", "31-2-2026", "Nobody", "x"),
        (None, "", 3, "", "", "", ""),
    )
    found = preview(house, body)
    assert found.unknown == ("nothing",)
    told = [(one.line, one.column.en if one.column else None, one.why.id) for one in found.errors]
    assert told == [
        (2, None, "answer-unfit"),
        (3, None, "sheet-row-twice"),
        (4, None, "sheet-row-unknown"),
        (5, "Probability", "sheet-cell-unreadable"),
        (5, "Kind", "sheet-cell-unreadable"),
        (5, "Due date", "sheet-cell-unreadable"),
        (5, "Owner", "sheet-cell-unreadable"),
        (6, None, "row-still-open"),
    ]


def test_statuses_and_locked_cells_keep_their_rules(house: RowsOffice) -> None:
    house.risk("Storm")
    body = sheet(("Number", "Status"), (1, "Closed"))
    found = preview(house, body)
    assert planned(found) == [(2, {"status": "closed"})]
    refused = confirmed(house.work(house.robin), "risks", house.number, found.plan())
    assert [one.why.id for one in refused.not_taken] == ["row-needs-reason"]
    confirmed(house.work(house.robin), "risks", house.number, found.plan(), "Taken over")
    assert house.kept("risks")[0].status == "closed"
    house.add(house.robin, "milestones", id="M1", name="Roof")
    locked = preview(house, sheet(("Number", "Planned on"), (1, dt.date(2026, 5, 1))), "milestones")
    assert [one.why.id for one in locked.errors] == ["row-cell-locked"]


def test_a_line_that_does_not_go_leaves_nothing_behind(house: RowsOffice) -> None:
    house.risk("Storm")
    body = sheet(("Number", "event", "Status"), (1, "Gale", "Closed"), (None, "Fire", "Closed"))
    done = confirmed(house.work(house.robin), "risks", house.number, preview(house, body).plan())
    assert [(one.line, one.why.id) for one in done.not_taken] == [
        (2, "row-needs-reason"),
        (3, "row-needs-reason"),
    ]
    assert (done.changed, done.added) == (0, 0)
    assert [one.data["event"] for one in house.kept("risks")] == ["Storm"]


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(house: RowsOffice) -> None:
    house.person("Otto", "PM", project=house.project())
    row = house.risk("Storm")
    found = preview(house, sheet(("Number", "event"), (1, "Fire")))
    changing.change(house.work(house.person("Otto")), row.id, {"event": "Flood"}, row.seq)
    done = confirmed(house.work(house.robin), "risks", house.number, found.plan())
    assert [(one.line, one.why.id) for one in done.not_taken] == [(2, "sheet-row-changed")]
    assert row.data["event"] == "Flood"


def test_who_may_not_change_rows_reads_so_in_the_preview(house: RowsOffice) -> None:
    house.risk("Storm")
    kim = house.work(house.person("Kim"))
    found = previewed(
        kim, "risks", house.number, sheet(("Number", "event"), (1, "Fire"), (None, "New")), "en"
    )
    assert [one.why.id for one in found.errors] == ["row-for-others", "row-for-others"]


def test_rows_of_the_organisation_come_in_too(house: RowsOffice) -> None:
    found = previewed(house.work(house.paula), "questions", None, sheet(("question",), ("Why?",)), "en")
    confirmed(house.work(house.paula), "questions", None, found.plan())
    assert house.kept("questions")[0].data == {"question": "Why?"}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"PK not a workbook", "sheet-unreadable"),
        (broken("xl/workbook.xml"), "sheet-unreadable"),
        (broken("xl/worksheets/sheet1.xml"), "sheet-unreadable"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 200_000, "sheet-unreadable"),  # an old workbook, or a locked one
        (b"", "file-empty"),
        (b"nothing;here\r\n1;2", "sheet-without-columns"),
        (b"x" * (5 * 1024 * 1024 + 1), "file-too-big"),
        (b"a\n" * 2_500, "sheet-too-long"),
    ],
)
def test_what_is_no_sheet_is_refused(house: RowsOffice, body: bytes, message: str) -> None:
    with refuses(message):
        preview(house, body)


@given(
    st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20), min_size=1, max_size=4)
)
def test_every_text_survives_the_way_out_and_in(words: list[str]) -> None:
    table = Table("T", ("a", "b"), tuple((one, None) for one in words))
    kept = [one.strip() for one in words]
    while kept and not kept[-1]:
        kept.pop()
    for body in (as_xlsx(table), as_csv(table, "en"), as_csv(table, "nl")):
        back = [str((line[0] if line else "") or "").strip() for line in read_table(body)[1:]]
        assert [one for one in back if one] == [one for one in kept if one]


@pytest.mark.parametrize(
    ("raw", "lang", "value"),
    [
        ("1.250,50", "nl", "1250.50"),
        ("1,250.50", "nl", "1250.50"),
        ("1.250", "nl", "1250"),
        ("1,250", "en", "1250"),
        ("12,5", "en", "12.5"),
        ("€ 12", "nl", "12"),
        (3.5, "nl", "3.5"),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(raw: Any, lang: str, value: str) -> None:
    assert str(number_in(raw, lang)) == value


def test_what_is_no_number_or_day_is_not_guessed() -> None:
    for raw in ("many", "NaN", "1-2"):
        with pytest.raises(UnreadableError):
            number_in(raw, "en")
    for raw in ("31-2-2026", "soon", "2026-13-01"):
        with pytest.raises(UnreadableError):
            date_in(raw)
    assert date_in("2-3-2026") == "2026-03-02"
