"""The status that is stored is always what the events come to, whatever people do in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.definitions.message import Refused
from app.runs.state import fold
from app.services.runs import deciding, discarding, sending, withdrawing
from app.services.runs.opening import open_run
from app.store import Store
from tests.conftest import Place
from tests.services.published import IDEA, Office, office


class _AgainError(Exception):
    """The story is told; nothing of it is kept."""


Act: TypeAlias = Callable[[Office, str], object]
ACTS: Mapping[str, Act] = {
    "describe": lambda hall, number: hall.save(
        hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id}
    ),
    "reckon": lambda hall, number: hall.save(hall.robin, number, "size", IDEA["size"]),
    "send": lambda hall, number: sending.send(hall.work(hall.robin), number),
    "take_back": lambda hall, number: sending.take_back(hall.work(hall.robin), number),
    "send_back": lambda hall, number: sending.send_back(hall.work(hall.mirjam), number, "How much?", {}),
    "approve": lambda hall, number: deciding.approve(hall.work(hall.mirjam), number, "sponsor_ok"),
    "discard": lambda hall, number: discarding.discard(hall.work(hall.robin), number),
    "restore": lambda hall, number: discarding.restore(hall.work(hall.robin), number),
    "withdraw": lambda hall, number: withdrawing.withdraw(hall.work(hall.paula), number, "A mistake"),
}


@pytest.mark.slow
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None, max_examples=15, derandomize=True, database=None,
)  # fmt: skip
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_the_stored_status_is_what_the_events_come_to(
    sqlite_store: Store, tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("status")
    place = Place(folder, folder, "")
    with suppress(_AgainError), office(sqlite_store, place) as hall:
        number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        for act in ("describe", "reckon", "send", *acts):
            with suppress(Refused):
                ACTS[act](hall, number)
            opened = open_run(hall.product(), number)
            assert opened.run.status == fold(opened.happened).status == opened.state.status
        raise _AgainError
