"""Ada, who has an idea and fills in its form."""

from __future__ import annotations

import pytest

from tests.web.browser import Browser
from tests.web.house import House

NEED = {"name": "New roof", "problem": "It rains through the roof of the hall.", "duty": "no", "op": "next"}


@pytest.fixture
def ada(house: House) -> Browser:
    return house.browser_of(house.person("Ada", account=True))
