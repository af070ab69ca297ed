"""What the story looks at stands on a screen as well: the number as it is written there, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from playwright.sync_api import Browser

from app.web.addresses import leaf
from tests.journeys.case.desks import Desks
from tests.journeys.case.house import House
from tests.journeys.case.sheet import OPEN_ALL
from tests.journeys.window import Album, Window

DECIDES = "mirjam"  # at every gate at which the story asks what can be decided
FIGURE = re.compile(r"\d[\d.,]*")


def number_in(text: str, lang: str) -> Decimal | None:
    """The number that stands in a text, read in the way of its language."""
    found = FIGURE.search(text)
    if not found:
        return None
    sign = -1 if set("-−") & set(text[: found.start()]) else 1
    group, point = (".", ",") if lang == "nl" else (",", ".")
    return sign * Decimal(found[0].rstrip(".,").replace(group, "").replace(point, "."))


def rounded(value: Decimal, like: Decimal) -> Decimal:
    """A value with as many decimals as another one, rounded half up."""
    return value.quantize(Decimal(1).scaleb(int(like.as_tuple().exponent)), "ROUND_HALF_UP")


class Seeing(Desks):
    """Oeverdam, where each answer that the story looks at is read on a screen too."""

    def __init__(self, house: House, browser: Browser, album: Album) -> None:
        super().__init__(house, browser, album)
        self.writer: dict[str, str] = {}  # form -> who filled in last
        self.shown: dict[str, list[str]] = {}  # field -> what stood on the screen for it, each time

    def checklist(self, form: str) -> str:
        return str(self.seen(form).run.checklist_id)

    def step_of(self, form: str, field: str) -> str:
        """The step on which a question is asked."""
        return str(self.seen(form).walk.fields[field].step.id)

    def _page_with(self, form: str, field: str) -> Window:
        """The page of a question, at whoever filled in last."""
        window = self.at(self.writer.get(form) or self.last)
        window.goto(f"/f/{form}/{leaf(self.step_of(form, field))}")
        window.page.evaluate(OPEN_ALL)
        return window

    def value(self, form: str, field: str) -> Any:
        found = super().value(form, field)
        one = self.seen(form).walk.fields[field]
        if one.shown and one.field.type == "calc":
            self._read(self._page_with(form, field), field, f'[id="{field}"]', found)
        return found

    def table(self, form: str, field: str) -> list[Mapping[str, Any]]:
        found = super().table(form, field)
        columns = [one.id for one in self._columns(form, field) if one.type == "calc"]
        if columns and any(row.get(one) is not None for row in found for one in columns):
            window = self._page_with(form, field)
            for row in found:
                for column in columns:
                    place = f'[id="{field}-{row["_id"]}"] [data-cell="{column}"]'
                    if row.get(column) is not None and window.page.locator(place).count():
                        self._read(window, f"{field}.{column}", place, row[column])
        return found

    def _columns(self, form: str, field: str) -> tuple[Any, ...]:
        return tuple(self.seen(form).walk.fields[field].field.columns)

    def _read(self, window: Window, name: str, place: str, value: Any) -> None:
        """What stands there is this value, rounded half up."""
        outcome = window.page.locator(place).locator("output")
        assert outcome.count(), f"{name} does not stand on {window.path}"
        text = " ".join(outcome.first.inner_text().split())
        self.shown.setdefault(name, []).append(text)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            there = number_in(text, window.words.lang)
            assert there is not None, f"{name} is {value}, and on the screen {text!r}"
            assert rounded(Decimal(value), there) == there, f"{name} is {value}, and on the screen {text!r}"
        elif value is not None:
            assert text, f"{name} is {value}, and nothing on the screen"

    def missing(self, who: str, form: str) -> set[str]:
        found = super().missing(who, form)
        window = self.at(who)
        window.goto(f"/f/{form}/check")
        for field in found:
            assert window.page.locator(f'#ld-summary a[href*="#{field}"]').count(), field
        assert not window.page.locator(f'form[action="/f/{form}/send"]').count()
        return found

    def left(self, form: str, field: str = "decision") -> list[str]:
        found = super().left(form, field)
        window = self.at(DECIDES if field == "decision" else self.writer[form])
        window.goto(f"/f/{form}/{leaf(self.step_of(form, field))}")
        options = window.page.locator(f'[name="{field}"]')
        if not options.count():  # it is not their turn yet, and the page says so
            assert window.page.locator(".md-content .ld-info").count(), window.text
            return found
        open_ones = [one.get_attribute("value") for one in options.all() if one.is_enabled()]
        assert open_ones == found, f"{open_ones} on the screen, {found} by the rules"
        self.see(f"{self.checklist(form)}-{field}-{len(found)}-left", "decision")
        return found

    def warned(self, form: str, *rules: str) -> None:
        super().warned(form, *rules)
        if self.checklist(form).startswith("gate-"):
            who, steps = DECIDES, [self.step_of(form, "decision")]
        else:
            who = self.writer[form]
            steps = ["check", *dict.fromkeys(one.step.id for one in self.seen(form).walk.fields.values())]
        silent, window = set(rules), self.at(who)
        for step in steps:
            window.goto(f"/f/{form}/{leaf(step) if step != 'check' else step}")
            text = " ".join(window.text.split())
            silent -= {one for one in silent if self.words_of(one, self.checklist(form)) in text}
            if not silent:
                return self.see(f"{self.checklist(form)}-{'-'.join(rules)}", "warned")
        raise AssertionError(f"{silent} say nothing on the screen of {who}")
