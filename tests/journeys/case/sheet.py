"""One page of questions, filled in as somebody does who knows the answers of the story.

What an input is, is seen on the page itself: whatever the story answers must have its place on the screen.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any

from playwright.sync_api import Page, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from app.forms.reading import grouped

Answers = dict[str, Any]
PATIENCE = 4_000  # milliseconds until a question has come up
# Name of an input -> what kind it is; what is not on the page is left out.
KINDS = """names => Object.fromEntries(names.map(name => {
  const one = document.querySelector(`.md-content [name="${name}"]`)
  if (!one || one.closest('.ld-money')) return [name, one && 'money']
  return [name, one.inputMode === 'decimal' ? 'number' : one.type] }).filter(([, kind]) => kind))"""
TYPE_IN = """typed => { for (const [name, text] of typed)
  document.querySelector(`.md-content [name="${name}"]`).value = text }"""
# Rows that show but a line, and what is folded in them: their inputs have to be in sight.
OPEN_ALL = """document.querySelectorAll('.md-content :is(.ld-row, .ld-more, .ld-row__body details)')
  .forEach(one => { one.open = true })"""
ROWS = """name => [...document.querySelectorAll(`.md-content [name="${name}-rows"]`)].map(one => one.value)"""
# A tick can bring a note above the boxes, which moves the next one just when somebody aims at it.
TICK = "(box, wanted) => { if (box.checked !== wanted) box.click() }"
PICKED = ("radio", "checkbox", "select-one", "file")


class Sheet:
    """The inputs of a page. `known`: id of a row in the story -> its id on the screen."""

    def __init__(self, page: Page, lang: str, known: dict[str, str]) -> None:
        self.page, self.lang, self.known = page, lang, known
        page.evaluate(OPEN_ALL)

    def fill(self, answers: Answers) -> None:
        """Answer these questions; those that come up on the way too."""
        waiting = dict(answers)
        saved = False
        while waiting:
            found = [name for name in waiting if self._there(name)]
            if not found and saved:
                raise AssertionError(f"{list(waiting)} cannot be answered on {self.page.url}")
            if not found:
                saved = self._come_up(next(iter(waiting)))
            self._answer({name: waiting.pop(name) for name in found})

    def _answer(self, answers: Answers) -> None:
        """In the order of the story: a table may have to be there before somebody can choose from it."""
        for table, some in groupby(answers.items(), key=lambda one: _is_table(one[1])):
            if not table:
                self.put(dict(some))
                continue
            for name, answer in some:
                self._table(name, answer)

    def _come_up(self, name: str) -> bool:
        """Wait for a question; else save, which brings up what is asked now. Tells whether it saved."""
        try:
            self.page.locator(f'.md-content [name="{name}"]').first.wait_for(
                state="attached", timeout=PATIENCE
            )
        except PlaywrightTimeoutError:
            address = self.page.url
            self.press("next")
            self.page.goto(address, wait_until="load")
            self.page.evaluate(OPEN_ALL)
            return True
        return False

    def _there(self, name: str) -> bool:
        asked = f'#questions [name="asked"][value="{name}"], .md-content [name="{name}"]'
        return self.page.locator(asked).count() > 0

    def _table(self, name: str, answer: Answers) -> None:
        if "none" in answer:
            return self._none(name, answer["none"])
        for row in answer["rows"]:
            there = self._row(name, str(row["_id"]))
            self.put({f"{name}-{there}-{column}": cell for column, cell in row.items() if column != "_id"})
        story = {self.known.get(f"{name}/{row['_id']}", str(row["_id"])) for row in answer["rows"]}
        for other in self.page.evaluate(ROWS, name):
            button = self.page.locator(f'button[value="remove:{name}:{other}"]')
            if other not in story and button.count():
                self.press(f"remove:{name}:{other}")
        return None

    def _none(self, name: str, why: str) -> None:
        """There are none; where rows are in sight they are taken out first."""
        for row in self.page.evaluate(ROWS, name):
            self.press(f"remove:{name}:{row}")
        self.page.locator(f'[name="{name}-none"]').check()
        reason = self.page.locator(f'[name="{name}-reason"]')
        if reason.count():
            reason.fill(why)

    def _row(self, table: str, story: str) -> str:
        """The row of the story on the screen: one that is there, or one more."""
        mine = f"{table}/{story}"
        if mine in self.known:
            return self.known[mine]
        if self.page.locator(f'[id="{table}-{story}"]').count():
            return story
        before = set(self.page.evaluate(ROWS, table))
        self.press(f"add:{table}")
        [new] = [one for one in self.page.evaluate(ROWS, table) if one not in before]
        self.known[mine] = self.known[story] = new
        return str(new)

    def put(self, answers: Answers) -> None:
        """Give these answers; an input that is not there yet comes up when those before it are given."""
        while answers:
            kinds = self.page.evaluate(KINDS, list(answers))
            if not kinds:
                missing = self.page.locator(f'.md-content [name="{next(iter(answers))}"]').first
                missing.wait_for(state="attached", timeout=PATIENCE)
                continue
            for name, kind in kinds.items():
                if kind in PICKED:
                    self._pick(name, kind, answers[name])
            self._type(
                {name: self._typed(kind, answers[name]) for name, kind in kinds.items() if kind not in PICKED}
            )
            answers = {name: answer for name, answer in answers.items() if name not in kinds}

    def _type(self, texts: dict[str, str]) -> None:
        """The last one is typed as everybody types; the page hears of all of them then."""
        if texts:
            *before, (name, text) = texts.items()
            self.page.evaluate(TYPE_IN, before)
            self.page.locator(f'.md-content [name="{name}"]').fill(text)
            self.page.locator(f'.md-content [name="{name}"]').blur()

    def _pick(self, name: str, kind: str, answer: Any) -> None:
        inputs = self.page.locator(f'.md-content [name="{name}"]')
        if kind == "radio":
            inputs.and_(self.page.locator(f'[value="{answer}"]')).check()
        elif kind == "select-one":
            inputs.select_option(self.known.get(str(answer), str(answer)))
        elif kind == "checkbox":
            wanted = {self.known.get(str(one), str(one)) for one in answer}
            for box in inputs.all():
                box.evaluate(TICK, box.get_attribute("value") in wanted)
        else:
            inputs.set_input_files(answer["file"])
            version = self.page.locator(f'[name="{name}-version"]')
            if version.count():
                version.fill("1.0")

    def _typed(self, kind: str, answer: Any) -> str:
        """How somebody types it in the language of the page."""
        if kind == "money":
            return grouped(Decimal(answer) / 100, self.lang, 2 if answer % 100 else 0)
        text = str(answer)
        return text.replace(".", ",") if kind == "number" and self.lang == "nl" else text

    def press(self, op: str) -> Response:
        """Press a button of the page, and wait for the page that comes."""
        with self.page.expect_navigation(wait_until="load") as arrived:
            self.page.locator(f'button[name="op"][value="{op}"]').first.click()
        self.page.evaluate(OPEN_ALL)
        found = arrived.value
        assert found is not None
        return found


def _is_table(answer: Any) -> bool:
    return isinstance(answer, dict) and ("rows" in answer or "none" in answer)
