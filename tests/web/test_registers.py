"""The registers of a project and over all: views, sums, order, several rows at once, spreadsheets."""

from __future__ import annotations

import io

import pytest

from app.web import register_words
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page, text

RISKS = "/projects/P-2026-001/registers/risks"
SHEET = "/registers/risks/sheet?project=P-2026-001"
SEVERAL = "several"


@pytest.fixture
def robin(house: House) -> Browser:
    """Robin, sponsor of a project with three risks."""
    person = house.person("Robin")
    browser = house.browser_of(person)
    house.start(browser, "New roof", SPO=person)
    for event, prob, due in (("Storm", "4", "2026-02-20"), ("Flood", "2", "2026-05-01"), ("Fire", "5", "")):
        page = browser.get("/registers/risks/new?project=P-2026-001")
        told = {"event": event, "prob": prob, "due": due, "cost": "1000"}
        assert browser.send(page, "row-form", told).status_code == 303
    return browser


def listed(browser: Browser, address: str) -> list[str]:
    """What the rows of a list are called, from top to bottom."""
    page = Page(browser.get(address))
    return [text(one) for one in page.all("th") if one.attrib.get("scope") == "row"]


def ticks(browser: Browser, address: str = RISKS) -> list[str]:
    """The values of the boxes before the rows."""
    page = Page(browser.get(address))
    return [one.attrib["value"] for one in page.all("input") if one.attrib.get("name") == "rows"]


def test_every_register_is_listed_with_what_is_open_and_late(robin: Browser) -> None:
    page = robin.get("/projects/P-2026-001/registers")
    assert f'href="{RISKS}"' in page.text
    assert f'href="{RISKS}?view=overdue"' in page.text
    assert "The decision maker at a gate" in page.text  # who fills those that are empty
    assert "Risks" in robin.get("/registers").text


def test_a_register_says_how_many_rows_and_what_they_come_to(robin: Browser) -> None:
    page = robin.get(RISKS)
    assert Page(page).heading == "Risks: 3"
    assert "€3,000" in page.text
    assert "How this is worked out" in page.text


def test_rows_are_put_in_order_by_any_column_in_the_address(robin: Browser) -> None:
    assert listed(robin, RISKS) == ["Storm", "Fire", "Flood"]
    assert listed(robin, f"{RISKS}?sort=event") == ["Fire", "Flood", "Storm"]
    page = robin.get(f"{RISKS}?sort=event")
    assert 'aria-sort="ascending"' in page.text
    assert "sort=event&amp;down=1" in page.text
    assert listed(robin, f"{RISKS}?sort=event&down=1") == ["Storm", "Flood", "Fire"]


def test_views_and_words_stay_in_the_address(robin: Browser) -> None:
    assert listed(robin, f"{RISKS}?view=overdue") == ["Storm"]
    assert listed(robin, f"{RISKS}?text=flood") == ["Flood"]
    assert listed(robin, f"{RISKS}?owner=me&text=fire") == ["Fire"]
    assert listed(robin, f"{RISKS}?view=status-occurred") == []
    assert 'aria-current="page"' in robin.get(f"{RISKS}?view=high").text


def test_a_list_with_nothing_in_it_says_what_to_do(house: House, robin: Browser) -> None:
    assert "Show all open rows again" in robin.get(f"{RISKS}?text=nothing").text
    page = robin.get("/projects/P-2026-001/registers/conditions")
    assert "Nothing is open here." in page.text
    assert "The decision maker at a gate" in page.text


def test_over_all_projects_each_row_names_its_own(robin: Browser) -> None:
    page = robin.get("/registers/risks")
    assert 'href="/projects/P-2026-001"' in page.text
    answer = robin.get("/registers/risks?project=P-2026-001&text=flood")
    assert answer.headers["Location"] == f"{RISKS}?text=flood"


def test_an_unknown_register_or_view_is_told(robin: Browser) -> None:
    assert robin.get("/registers/nothing").status_code == 404
    assert robin.get(f"{RISKS}?view=nothing").status_code < 500


def test_several_rows_get_another_owner_at_once(house: House, robin: Browser) -> None:
    kim = house.person("Kim")
    fields = {"rows": ticks(robin)[:2], "do": "assign", "several-owner": kim}
    answer = robin.send(robin.get(RISKS), SEVERAL, fields)
    assert answer.headers["Location"] == f"{RISKS}?done=several"
    assert robin.get(RISKS).text.count(">Kim<") == 2 + 2  # and twice to choose from


def test_several_rows_get_another_date_at_once(robin: Browser) -> None:
    fields = {"rows": ticks(robin), "do": "due", "several-due": "2026-12-24"}
    assert robin.send(robin.get(RISKS), SEVERAL, fields).status_code == 303
    assert robin.get(RISKS).text.count("24 Dec 2026") == 3


def test_what_did_not_work_is_listed_with_the_reason(robin: Browser) -> None:
    fields = {"rows": ticks(robin), "do": "close", "several-status": "occurred", "several-remark": "It did"}
    answer = robin.send(robin.get(RISKS), SEVERAL, fields)
    assert answer.status_code == 200
    assert "Done for 0; not for these" in answer.text
    assert answer.text.count("This is for: Project manager.") == 3


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rows": [], "do": "remind"}, "Tick at least one row."),
        ({"do": "assign"}, "Choose the new owner."),
        ({"do": "due"}, "Give the new due date."),
        ({"do": "due", "several-due": "soon"}, "Type a date"),
        ({"do": "close"}, "Choose as what to close them."),
        ({"do": ""}, "Choose what to do with these rows."),
    ],
)
def test_what_is_missing_for_several_rows_is_said_and_the_ticks_stay(
    robin: Browser, fields: dict[str, object], sentence: str
) -> None:
    ticked = fields.get("rows", ticks(robin))
    answer = robin.send(robin.get(RISKS), SEVERAL, {**fields, "rows": ticked})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert answer.text.count(" checked>") == len(ticked)  # type: ignore[arg-type]


def test_all_rows_can_be_ticked_without_a_script(robin: Browser) -> None:
    assert robin.get(f"{RISKS}?checked=all").text.count(" checked>") == 3


def test_of_a_long_list_the_first_rows_are_shown_until_all_are_asked_for(
    robin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_words, "MOST_ROWS", 2)
    page = robin.get(RISKS)
    assert Page(page).heading == "Risks: 3"
    assert "These are the first 2 of 3 rows." in page.text
    assert len(ticks(robin)) == 2
    assert len(ticks(robin, f"{RISKS}?rows_shown=all")) == 3


def test_all_columns_can_be_shown(robin: Browser) -> None:
    assert "Proof" not in robin.get(RISKS).text
    assert "Proof" in robin.get(f"{RISKS}?columns=all").text


def test_the_rows_of_the_list_leave_as_a_spreadsheet(robin: Browser) -> None:
    answer = robin.get("/registers/risks/sheet/csv?project=P-2026-001&text=flood")
    assert answer.mimetype == "text/csv"
    assert "Flood" in answer.get_data(as_text=True)
    assert "Storm" not in answer.get_data(as_text=True)
    book = robin.get("/registers/risks/sheet/xlsx?project=P-2026-001")
    assert book.get_data()[:2] == b"PK"
    assert 'filename="risks-P-2026-001.xlsx"' in book.headers["Content-Disposition"]


def test_a_spreadsheet_is_shown_first_and_written_only_then(robin: Browser) -> None:
    sheet = robin.get("/registers/risks/sheet/csv?project=P-2026-001").get_data(as_text=True)
    changed = sheet.replace("Flood", "High water").encode()
    page = robin.get(SHEET)
    shown = robin.send(page, "give", {"sheet": (io.BytesIO(changed), "risks.csv")})
    assert shown.status_code == 200, shown.text
    assert "from “Flood” to “High water”" in shown.text
    assert "Flood" in listed(robin, RISKS)
    assert robin.send(shown, "take").headers["Location"] == f"{RISKS}?done=sheet"
    assert "High water" in listed(robin, RISKS)


def test_what_does_not_fit_in_a_spreadsheet_is_named_by_line_and_column(robin: Browser) -> None:
    sheet = b"Number;What can happen?;Probability;Cost\n1;Storm;4;a lot\n;Hail;2;12\n"
    page = robin.get(SHEET)
    shown = robin.send(page, "give", {"sheet": (io.BytesIO(sheet), "risks.csv")})
    assert "Line 2, Cost" in shown.text
    assert "Added: 1" in shown.text


def test_what_is_no_spreadsheet_is_said(robin: Browser) -> None:
    page = robin.get(SHEET)
    shown = robin.send(page, "give", {"sheet": (io.BytesIO(b"PK\x03\x04nothing"), "risks.xlsx")})
    assert shown.status_code == 422
    answer = robin.send(page, "give", {"plan": "nonsense"}, path="/registers/risks/sheet/take")
    assert answer.status_code == 422
    assert "Give the file once more" in answer.text


def test_the_list_speaks_dutch(robin: Browser) -> None:
    page = robin.get(f"{RISKS}?lang=nl")
    assert Page(page).heading == "Risico's: 3"
    assert "Met de aangevinkte regels" in page.text
