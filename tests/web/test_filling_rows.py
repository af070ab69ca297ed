"""Tables in a form: rows come, move and go by buttons, and what is worked out in them says how."""

from __future__ import annotations

from tests.web.ada import ada
from tests.web.browser import Browser
from tests.web.house import House

__all__ = ["ada"]


def test_rows_are_added_moved_and_taken_away_by_buttons(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    for what in ("Tiles", "Wood"):
        back = ada.send(ada.get(where), where, {"op": "add:parts"}).headers["Location"]
        row = back.partition("#parts-")[2]
        fields = {
            f"parts-{row}-what": what,
            f"parts-{row}-days": "2",
            f"parts-{row}-rate": "100",
            "op": "stop",
        }
        ada.send(ada.get(where), where, fields)
    page = ada.get(where)
    assert page.text.index('value="Tiles"') < page.text.index('value="Wood"')
    ada.send(page, where, {"op": f"up:parts:{row}"})
    page = ada.get(where)
    assert page.text.index('value="Wood"') < page.text.index('value="Tiles"')
    ada.send(page, where, {"op": f"remove:parts:{row}"})
    assert 'value="Wood"' not in ada.get(where).text


def test_none_is_an_answer(house: House, ada: Browser) -> None:
    number = house.start(ada)
    where = f"/f/{number}/size"
    ada.send(ada.get(where), where, {"parts-none": "on", "op": "stop"})
    assert 'id="parts-none" name="parts-none" value="on" checked' in ada.get(where).text


def filled(house: House, ada: Browser, *whats: str) -> tuple[str, list[str]]:
    """A form with these parts; where they are, and the ids of their rows."""
    where = f"/f/{house.start(ada)}/size"
    rows = []
    for what in whats:
        back = ada.send(ada.get(where), where, {"op": "add:parts"}).headers["Location"]
        rows.append(back.partition("#parts-")[2])
        cells = {f"parts-{rows[-1]}-what": what, f"parts-{rows[-1]}-rate": "100", "op": "stop"}
        ada.send(ada.get(where), where, cells)
    return where, rows


def test_a_row_that_was_taken_out_comes_back_where_it_stood(house: House, ada: Browser) -> None:
    where, rows = filled(house, ada, "Tiles", "Wood", "Nails")
    typed = {f"parts-{rows[1]}-days": "7", "op": f"remove:parts:{rows[1]}"}  # typed, and not saved yet
    back = ada.send(ada.get(where), where, typed).headers["Location"]
    page = ada.get(back)
    assert 'value="Wood"' not in page.text
    assert "The row is taken out." in page.text
    there = ada.send(page, where, {"op": f"back:parts:{rows[1]}"}).headers["Location"]
    assert there.endswith(f"#parts-{rows[1]}")
    page = ada.get(there)
    assert [page.text.index(f'value="{one}"') for one in ("Tiles", "Wood", "Nails")] == sorted(
        page.text.index(f'value="{one}"') for one in ("Tiles", "Wood", "Nails")
    )
    assert f'name="parts-{rows[1]}-days" value="7"' in page.text
    assert "Put it back" not in ada.get(back).text


def test_after_moving_and_copying_the_page_goes_to_the_row(house: House, ada: Browser) -> None:
    where, rows = filled(house, ada, "Tiles", "Wood")
    assert (
        ada.send(ada.get(where), where, {"op": f"up:parts:{rows[1]}"}).headers["Location"].endswith(rows[1])
    )
    copied = ada.send(ada.get(where), where, {"op": f"copy:parts:{rows[1]}"}).headers["Location"]
    assert not copied.endswith(rows[1])
    assert ada.get(copied).text.count('value="Wood"') == 2


def test_an_amount_that_was_worked_out_is_written_as_an_amount(house: House, ada: Browser) -> None:
    where, (row,) = filled(house, ada, "Tiles")
    ada.send(ada.get(where), where, {"cost": "5000.50", f"parts-{row}-days": "2", "op": "stop"})
    english, dutch = ada.get(where).text, ada.get(f"{where}?lang=nl").text.replace("\xa0", " ")
    assert "<output>€4,800.50</output>" in english
    assert "<output>€ 4.800,50</output>" in dutch
    assert "€200" in english


def test_a_worked_out_cell_says_how_and_what_it_still_needs(house: House, ada: Browser) -> None:
    where, _ = filled(house, ada, "Tiles")
    english, dutch = ada.get(where).text, ada.get(f"{where}?lang=nl").text
    assert "Still needed: ‘Days’." in english
    assert "How “Price” is worked out" in english
    assert "Nog nodig: ‘Dagen’." in dutch
