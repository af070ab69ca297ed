"""An inner room says what it has to say by an id with arguments."""

from __future__ import annotations

import pytest

from app.definitions.message import Message, Refused, refused


def test_a_refusal_carries_its_message() -> None:
    with pytest.raises(Refused, match="too-late") as caught:
        raise refused("too-late", days=3)
    assert caught.value.message == Message("too-late", {"days": 3})
