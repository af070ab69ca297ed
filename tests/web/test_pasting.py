"""Many rows at once: from a spreadsheet or an earlier project, looked at before anything is kept."""

from __future__ import annotations

import re

import pytest

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page
from tests.web.test_story import Story

ROWS = "What\tDays\tCost a day\tColour\nTiles\t2\t1,250.50\tred\nWood\tmany\t3\tblue\n"


@pytest.fixture
def ada(house: House) -> Browser:
    return house.browser_of(house.person("Ada", account=True))


def pasting(house: House, ada: Browser) -> tuple[str, str]:
    """Where the table stands, and where rows are pasted."""
    where = f"/f/{house.start(ada)}/size"
    assert (
        ada.send(ada.get(where), where, {"cost": "9", "op": "paste:parts"}).headers["Location"]
        == f"{where}/parts/paste"
    )
    return where, f"{where}/parts/paste"


def test_the_button_saves_what_was_typed_before_it_leads_away(house: House, ada: Browser) -> None:
    where, paste = pasting(house, ada)
    assert 'value="9"' in ada.get(where).text
    assert "Cost a day" in ada.get(paste).text


def test_pasted_rows_are_shown_with_what_is_wrong_in_which_cell_and_nothing_is_kept(
    house: House, ada: Browser
) -> None:
    where, paste = pasting(house, ada)
    page = ada.send(ada.get(paste), paste, {"text": ROWS})
    assert page.status_code == 200
    assert "2 rows to add" in page.text
    assert "Row 2, Days: Type a number" in page.text
    assert "These columns are not used: Colour." in page.text
    assert "Tiles" not in ada.get(where).text
    dutch = ada.send(ada.get(f"{paste}?lang=nl"), paste, {"text": ROWS}, path=f"{paste}?lang=nl")
    assert "Regel 2, Dagen: Typ een getal" in dutch.text


def test_a_bad_cell_is_mended_in_the_preview(house: House, ada: Browser) -> None:
    where, paste = pasting(house, ada)
    page = ada.send(ada.get(paste), paste, {"text": ROWS})
    assert ada.send(page, "look").status_code == 422
    bad = next(name for name, values in Page(page).form("look").fields.items() if values == ["many"])
    done = ada.send(page, "look", {bad: "12"})
    assert done.status_code == 303
    there = ada.get(where).text
    assert [there.count(f'value="{one}"') for one in ("Tiles", "1,250.50", "Wood", "12")] == [1, 1, 1, 1]


def test_a_bad_row_is_left_out(house: House, ada: Browser) -> None:
    where, paste = pasting(house, ada)
    page = ada.send(ada.get(paste), paste, {"text": ROWS})
    bad = [one.attrib["value"] for one in Page(page).all("input") if one.attrib.get("name") == "leave"][1]
    assert ada.send(page, "look", {"leave": bad}).status_code == 303
    there = ada.get(where).text
    assert "Tiles" in there
    assert "Wood" not in there


def test_rows_come_behind_those_that_are_there(house: House, ada: Browser) -> None:
    where, paste = pasting(house, ada)
    for what in ("Tiles", "Wood"):
        page = ada.send(ada.get(paste), paste, {"text": f"{what}\t1\t2"})
        assert "taken in the order of the form" in page.text
        assert ada.send(page, "look").status_code == 303
    there = ada.get(where).text
    assert there.index('value="Tiles"') < there.index('value="Wood"')
    assert re.search(r"What\tDays\tCost a day\nTiles\t1\t2\.00\nWood", ada.get(paste).text)


def test_nothing_pasted_is_said_to_be_nothing(house: House, ada: Browser) -> None:
    _, paste = pasting(house, ada)
    assert (
        "Paste the rows from your spreadsheet first." in ada.send(ada.get(paste), paste, {"text": " "}).text
    )
    assert "only headings" in ada.send(ada.get(paste), paste, {"text": "What\tDays"}).text


def test_rows_are_only_pasted_into_a_table_one_can_fill_in(house: House, ada: Browser) -> None:
    where, paste = pasting(house, ada)
    assert ada.get(f"{where}/cost/paste").status_code == 404
    other = house.browser_of(house.person("Robin"))
    assert other.get(paste).status_code in (403, 409)


def test_rows_are_taken_from_an_earlier_project_after_a_look(house: House) -> None:
    story = Story(house)
    earlier = story.idea()
    where = f"/f/{earlier}/size"
    story.save(story.robin, earlier, "size", {"parts-none": None})
    page = story.robin.send(
        story.robin.get(f"{where}/parts/paste"), f"{where}/parts/paste", {"text": "Tiles\t2\t1\n"}
    )
    story.robin.send(page, "look")
    assert story.robin.send(story.robin.get(f"/f/{earlier}/check"), f"/f/{earlier}/send").status_code == 303
    story.save(story.mirjam, earlier, "agree", {"op": "approve:sponsor_ok"})

    where = f"/f/{house.start(story.robin, 'New wall')}/size"
    there = story.robin.send(story.robin.get(where), where, {"op": "earlier:parts"}).headers["Location"]
    page = story.robin.get(there)
    assert there == f"{where}/parts/earlier"
    assert "1 row ·" in page.text
    look = story.robin.send(page, there)
    assert 'value="Tiles"' in look.text
    assert 'value="Tiles"' not in story.robin.get(where).text
    assert story.robin.send(look, "look").status_code == 303
    assert 'value="Tiles"' in story.robin.get(where).text


def test_without_an_earlier_project_that_is_said(house: House, ada: Browser) -> None:
    where, _ = pasting(house, ada)
    page = ada.get(f"{where}/parts/earlier")
    assert "No earlier project that you can see" in page.text
    assert ada.send(ada.get(f"{where}/parts/paste"), f"{where}/parts/paste", {"form": "F-1"},
                    path=f"{where}/parts/earlier").status_code == 404  # fmt: skip
