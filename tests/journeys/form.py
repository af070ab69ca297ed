"""Answering the questions of a form by their labels, with the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator

from tests.journeys import keyboard
from tests.journeys.window import Window
from tests.journeys.words import beginning, whole


class Form:
    """One form as one person fills it in. `row`: all labels are looked for in this part of the page."""

    def __init__(self, window: Window, checklist: str, table: str = "", row: Locator | None = None) -> None:
        self.window, self.checklist, self.table = window, checklist, table
        self.area = row if row is not None else window.page.locator("#questions")

    def label(self, name: str) -> str:
        """How the question reads; in a table the column."""
        words = self.window.words
        return words.label(self.checklist, self.table or name, name if self.table else "")

    def option(self, name: str, code: str) -> str:
        """How an answer reads."""
        words = self.window.words
        return words.option(self.checklist, self.table or name, code, name if self.table else "")

    def input(self, name: str) -> Locator:
        """The one input of a question."""
        return self.area.get_by_label(whole(self.label(name), self.window.words("optional"))).first

    def group(self, name: str) -> Locator:
        """The part of the page that holds the inputs of a question."""
        wanted = whole(self.label(name), self.window.words("optional"))
        return self.area.get_by_role("group", name=wanted).first

    def asked(self, name: str) -> bool:
        """Whether the question stands on the page."""
        return self.window.page.locator(f'[data-field="{name}"]').count() > 0

    def text(self, name: str, words: str) -> None:
        """Type an answer."""
        keyboard.write(self.window.page, self.input(name), words)

    def date(self, name: str, day: dt.date) -> None:
        """Type a date."""
        keyboard.date(self.window.page, self.input(name), day)

    def pick(self, name: str, option: str) -> None:
        """Choose from a list."""
        keyboard.pick(self.window.page, self.input(name), option)

    def choose(self, name: str, code: str) -> None:
        """Choose one of the options, in sight or in a list."""
        label = self.option(name, code)
        if not self.group(name).count():
            return self.pick(name, label)
        group = self.group(name)
        named = group.get_by_role("radio", name=beginning(label))
        keyboard.mark(self.window.page, group, named.and_(group.locator(f"[value='{code}']")))
        return None

    def tick(self, name: str, codes: Iterable[str]) -> None:
        """Tick several options."""
        for code in codes:
            box = self.group(name).get_by_role("checkbox", name=beginning(self.option(name, code)))
            keyboard.tick(self.window.page, box.and_(self.group(name).locator(f"[value='{code}']")))

    def none(self, name: str, why: str = "") -> None:
        """Answer that there are none."""
        words, group = self.window.words, self.group(name)
        keyboard.tick(self.window.page, group.get_by_label(words("There are none")))
        if why:
            keyboard.write(self.window.page, group.get_by_label(words("Why are there none?")), why)

    def add(self, table: str, at: int) -> Form:
        """One more row, the `at`th; the page comes back with it."""
        words = self.window.words
        self.window.press(words("Add one"), exact=False, within=self.group(table))
        row = self.group(table).get_by_role("group", name=beginning(words("Row %(at)s", at=at)))
        return Form(self.window, self.checklist, table, row)

    def requirement(self, code: str) -> Form:
        """The card of one requirement of a gate."""
        says = self.window.words.criterion(self.checklist, code)
        card = (
            self.area.get_by_role("group").filter(has=self.window.page.locator("legend", has_text=says)).last
        )
        return Form(self.window, self.checklist, "criteria", card)

    def file(self, name: str, path: Path) -> None:
        """Add a file. The window in which one is chosen is the system's, so this one step is not by key."""
        keyboard.reach(self.window.page, self.input(name))
        self.input(name).set_input_files(path)

    def go_on(self) -> None:
        """Save and go on."""
        self.window.press(self.window.words("Save and continue"))

    def stop(self) -> None:
        """Save and stop."""
        self.window.press(self.window.words("Save and stop"))

    def approve(self, field: str) -> None:
        """Press the button of an approval; at a gate it is called by what it does."""
        word = "Take this decision" if field == "decided_by" else "Approve"
        self.window.press(self.window.words(word), exact=False, within=self.window.page.locator(f"#{field}"))
