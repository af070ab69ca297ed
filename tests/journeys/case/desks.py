"""Everybody in Oeverdam at a screen of their own, in their own language, with pictures of what they see."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from app.services import sessions
from app.web.sentences import SENTENCES
from tests.content.case.town import Town
from tests.journeys.case.house import House
from tests.journeys.window import Album, Window
from tests.journeys.words import Words
from tests.services.desk import Desk

DUTCH = ("robin", "mirjam", "kees", "hans", "nadia", "lisa")
SIGNED_IN = dt.timedelta(days=20)  # after which somebody signs in anew
# Searching is looked at in another journey; here its index would be made anew on hundreds of pages.
NO_SEARCH = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} }"
HOLE = re.compile(r"%\\\(\w+\\\)s")


class NotPossible(Exception):  # noqa: N818 - it is an answer, not a fault
    """The screen says that something cannot be done: with all that it says."""


class Desks(Town):
    """Oeverdam with a screen for everybody. What is known of it is read from the same database."""

    def __init__(self, house: House, browser: Browser, album: Album) -> None:
        self.house, self.browser, self.album = house, browser, album
        self.windows: dict[str, Window] = {}
        self.since: dict[str, dt.datetime] = {}  # when they signed in
        self.looked: set[str] = set()
        self.last = ""  # who was last at work
        with house.store.writing() as session:
            super().__init__(Desk(session, house.settings))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """The server is open, and everybody can go to work."""
        with self.house.store.session() as self.session, self.house.open_at(lambda: self.now):
            try:
                yield
            finally:
                self.session.rollback()
                for window in self.windows.values():
                    window.close()

    @contextmanager
    def aside(self) -> Iterator[Town]:
        """What happens beside the main line is told to the services, as the whole story is elsewhere."""
        with self.house.store.writing() as session:
            quick = Town(Desk(session, self.house.settings))
            quick.title, quick.now = self.title, self.now
            yield quick
        self.now = quick.now
        self.look_again()

    def look_again(self) -> None:
        """Something was done: what is known has to be read anew."""
        self.opened.clear()
        self.session.rollback()

    def at(self, who: str) -> Window:
        """The screen of somebody, signed in."""
        self.last = who
        if who not in self.windows:
            words = Words("nl" if who in DUTCH else "en")
            self.windows[who] = Window(self.browser, self.house.address, words, "desktop", self.album)
            self.windows[who].context.add_init_script(NO_SEARCH)
        if who not in self.since or self.now - self.since[who] > SIGNED_IN:
            self._sign_in(who)
        return self.windows[who]

    def _sign_in(self, who: str) -> None:
        """By a session of the server's own: that signing in works is seen in another journey."""
        window, token = self.windows[who], secrets.token_urlsafe(32)
        with self.house.store.writing() as session:
            work = Desk(session, self.house.settings)
            work.now = self.now
            sessions.begin(work.work(self.people[who]), self.people[who], token)
        kept = f"{token}.{window.words.lang}"
        window.context.add_cookies([{"name": "leidraad", "value": kept, "url": self.house.address}])
        self.since[who] = self.now

    def see(self, name: str, kind: str) -> None:
        """A picture of a page that was not seen before; the first of its kind is looked at closely."""
        window = self.windows[self.last]
        if name in self.looked:
            return
        self.looked.add(name)
        if kind not in self.looked:
            self.looked.add(kind)
            return window.see(name)
        path = self.album.next(name)
        window.page.evaluate("scrollTo(0, 0)")  # or the header covers something
        window.page.screenshot(path=path, full_page=True)
        assert not window.watch.faults, f"{path.name} ({window.page.url}): {window.watch.faults}"

    def sentence(self, message: str, text: str) -> bool:
        """Whether a sentence of this message stands in a text, in the language of who was last at work."""
        say = self.windows[self.last].words
        found = [one for name, one in SENTENCES.items() if name == message or name.startswith(f"{message}-")]
        assert found, message
        shapes = (HOLE.sub(".+?", re.escape(say(one))) for one in found)
        return any(re.search(shape, text, re.DOTALL) for shape in shapes)

    @contextmanager
    def refused(self, message: str) -> Iterator[None]:
        """What is done inside is not possible, and the screen says this sentence."""
        with pytest.raises(NotPossible) as said:
            yield
        text = str(said.value)
        assert self.sentence(message, text), f"{message} is not said on the screen: {text}"

    @contextmanager
    def held_back_by(self, rule: str, checklist: str) -> Iterator[None]:
        """What is done inside is not possible, and the screen says the words of this rule."""
        with pytest.raises(NotPossible) as said:
            yield
        words, text = self.words_of(rule, checklist), str(said.value)
        assert words in text, f"{words!r} is not said on the screen: {text}"

    def words_of(self, rule: str, checklist: str) -> str:
        """What a rule says, in the language of who was last at work."""
        [found] = [one.message for one in self.rules(checklist) if one.id == rule]
        return " ".join(str(found[self.windows[self.last].words.lang]).split())
