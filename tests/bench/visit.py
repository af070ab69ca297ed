"""A page with a form on it that is opened and saved over and over, each time with other answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

from flask.testing import FlaskClient

from tests.web.pages import Page

CHANGES = ("csrf_token", "seen", "rows_seen", "version")  # what a page says of itself
BUTTONS = {"yes", "no"}
ROWS = ("criteria-", "requirements-", "made_")
_HIDDEN = re.compile(r"<input[^>]*>")


class Visit:
    """One page in a browser. `form`: the address its form is sent to."""

    def __init__(self, browser: FlaskClient, path: str) -> None:
        self.browser = browser
        self.path = path
        page = Page(browser.get(path))
        form = next(one for one in page.all("form") if one.attrib.get("action") == path)
        self.sent = page.form(path)
        # Not the remarks that one may write beside a question: those are no answers.
        answers = [one for one in form.iter() if one.attrib.get("name", "").startswith(ROWS)]
        self.choices = {
            one.attrib["name"]
            for one in answers
            if one.attrib.get("type") == "radio" and one.attrib.get("value") in BUTTONS
        }
        self.texts = {
            one.attrib["name"]
            for one in answers
            if one.tag == "textarea" or (one.tag == "input" and one.attrib.get("type", "text") == "text")
        }
        self.turns = cycle((("yes", "Plan 1.0"), ("no", "Plan 1.1")))

    def open(self) -> Callable[[], object]:
        """Opening the page."""
        return lambda: self.browser.get(self.path)

    def save(self) -> Callable[[], object]:
        """Saving it with other answers than last time; it is opened before, which is not measured."""
        page = self.browser.get(self.path).text
        code, words = next(self.turns)
        data = dict(self.sent.fields)
        data |= {name: [value] for name, value in _hidden(page).items() if name in CHANGES}
        data |= {name: [code] for name in self.choices} | {name: [words] for name in self.texts}
        return lambda: self._post(data)

    def _post(self, data: dict[str, list[str]]) -> None:
        answer = self.browser.post(self.path, data={**data, "op": ["stop"]})
        assert answer.status_code == 303, answer.text


def _hidden(page: str) -> dict[str, str]:
    found = {}
    for one in _HIDDEN.findall(page):
        told = dict(re.findall(r'(\w+)="([^"]*)"', one))
        found[told.get("name", "")] = told.get("value", "")
    return found
