"""The addresses that pages of the handbook may link to are addresses of the app, for a reader."""

from __future__ import annotations

import pytest

from app.definitions.addresses import ADDRESSES, found
from tests.web.house import House


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_pages_may_link_to_is_one_that_the_app_shows(address: str, house: House) -> None:
    shown = {rule.rule for rule in house.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert address in shown


def test_what_an_address_names_is_told() -> None:
    assert found("/forms/idea/start?project=1") == ("checklists", "idea")
    assert found("/search") == ("", "")
    assert found("/forms/idea/stop") is None
