"""The acts of the story, done in a browser: whoever does something opens its page and presses the button."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response

from app.services import projects
from app.store.model import RegisterRow
from app.web.addresses import leaf
from tests.content.case.town import Answers
from tests.journeys.case.desks import NotPossible
from tests.journeys.case.house import House
from tests.journeys.case.seeing import Seeing
from tests.journeys.case.sheet import Sheet
from tests.journeys.window import Album, Window


def plain(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


class Screen(Seeing):
    """Oeverdam at its screens."""

    def __init__(self, house: House, browser: Browser, album: Album, folder: Path) -> None:
        super().__init__(house, browser, album)
        self.folder = folder
        self.known: dict[str, dict[str, str]] = {}  # form -> row of the story -> row on the screen

    def start(self, who: str, checklist: str, row: RegisterRow | None = None, **roles: str) -> str:
        window = self.at(who)
        known = any(one.title == self.title for one in projects.listed(self.work(self.people["petra"])))
        about = f"row={row.id}&project={self.number}" if row else f"project={self.number if known else 'new'}"
        window.goto(f"/forms/{checklist}/start?{about}")
        if not known:
            window.page.locator("#title").fill(self.title)
        for role, one in roles.items():
            holder = window.page.locator(f"#role-{role}")
            if holder.count():
                holder.select_option(self.id(one))
        self.see(f"{checklist}-start", "start")
        button = window.page.locator("#start-form .md-button--primary")
        if not button.count():
            raise NotPossible(plain(window.text))
        with window.page.expect_navigation(wait_until="load") as arrived:
            button.click()
        self._arrived(window, arrived.value)
        self.known[self._form(window)] = {}
        return self._form(window)

    def _form(self, window: Window) -> str:
        return window.path.split("/")[2].partition("?")[0]

    def _arrived(self, window: Window, response: Response | None) -> None:
        """Where something was not possible, the page says why."""
        self.look_again()
        assert response is not None
        if response.status >= 400:
            raise NotPossible(plain(window.text))

    def fill(self, who: str, form: str, **steps: Answers) -> None:
        for step, answers in steps.items():
            window = self.at(who)
            sheet = self._open(who, form, step.replace("_", "-"))
            if not window.page.locator('button[name="op"][value="next"]').count():
                raise NotPossible(plain(window.text))
            sheet.fill(answers)
            self.see(f"{self.checklist(form)}-{step}", "step")
            self._arrived(window, sheet.press("next"))
            self.writer[form] = who

    def _open(self, who: str, form: str, step: str) -> Sheet:
        before, window = self.last, self.at(who)
        here = f"/f/{form}/{leaf(step)}"
        if before != who or re.split("[?#]", window.path)[0] != here:  # else it came after the page before
            window.goto(here)
        return Sheet(window.page, window.words.lang, self.known.setdefault(form, {}))

    def send(self, who: str, form: str) -> None:
        window = self.at(who)
        window.goto(f"/f/{form}/check")
        self.see(f"{self.checklist(form)}-check", "check")
        button = window.page.locator(f'form[action="/f/{form}/send"] button')
        if not button.count():
            raise NotPossible(plain(window.text))
        with window.page.expect_navigation(wait_until="load") as arrived:
            button.click()
        self._arrived(window, arrived.value)
        self.see(f"{self.checklist(form)}-sent", "sent")

    def approve(self, who: str, form: str, *fields: str) -> None:
        for field in fields:
            sheet = self._open(who, form, self.step_of(form, field))
            window = self.at(who)
            self.see(f"{self.checklist(form)}-{field}", "approval")
            if not window.page.locator(f'button[value="approve:{field}"]').count():
                raise NotPossible(plain(window.text))
            self._arrived(window, sheet.press(f"approve:{field}"))

    def tries(self, who: str, form: str, field: str) -> str:
        """There is no button; the page says why. Gives back the message whose sentence stands there."""
        window = self.at(who)
        self._open(who, form, self.step_of(form, field))
        assert not window.page.locator(f'button[value="approve:{field}"]').count()
        text = plain(window.text)
        return next(one for one in ("duty-own-answers", "duty-never") if self.sentence(one, text))

    def file(self, who: str, form: str, name: str) -> Answers:
        return {"file": str(self._paper(name))}

    def _paper(self, name: str) -> Path:
        path = self.folder / f"{name}.txt"
        path.write_text(name, encoding="utf-8")
        return path

    def set_row(self, who: str, row: RegisterRow, status: str, reason: str = "") -> None:
        window = self.at(who)
        window.goto(f"/rows/{row.id}")
        self.see(f"row-{row.register}-{status}", "row")
        button = window.page.locator(f'button[name="to"][value="{status}"]')
        if not button.count():
            window.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            raise NotPossible(plain(window.text))
        window.page.locator("#row-reason").fill(reason)
        with window.page.expect_navigation(wait_until="load") as arrived:
            button.click()
        self._arrived(window, arrived.value)

    def change_row(self, who: str, row: RegisterRow, **cells: Any) -> None:
        self.at(who).goto(f"/rows/{row.id}")
        self._save_row(who, cells, "row-form")

    def add_row(self, who: str, register: str, **cells: Any) -> None:
        self.at(who).goto(f"/registers/{register}/new")
        self._save_row(who, cells, "")

    def _save_row(self, who: str, cells: Answers, form: str) -> None:
        window = self.at(who)
        Sheet(window.page, window.words.lang, {}).fill(cells)
        self.see(f"row-changed-{'-'.join(cells)}", "row")
        area = f"#{form}" if form else ".md-content form"
        with window.page.expect_navigation(wait_until="load") as arrived:
            window.page.locator(f"{area} .md-button--primary").last.click()
        self._arrived(window, arrived.value)

    def confirm_condition(self, row: RegisterRow) -> None:
        self.change_row("petra", row, evidence={"file": str(self._paper("minutes"))})
        self.set_row("petra", row, "met")

    def send_back(self, who: str, form: str, note: str) -> None:
        window = self.at(who)
        window.goto(f"/f/{form}/return")
        window.page.locator("#text").fill(note)
        self.see("return", "return")
        with window.page.expect_navigation(wait_until="load") as arrived:
            window.page.locator(f'form[action="/f/{form}/return"] .md-button--primary').click()
        self._arrived(window, arrived.value)
