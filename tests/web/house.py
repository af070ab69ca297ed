"""An installation with its app, a clock that can be moved, and people who have browsers."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from flask import Flask

from app.config import Settings
from app.services import invitations, people, sessions
from app.services.work import PRODUCT, Work
from app.store import open_store
from tests.web.browser import Browser

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
PASSWORD = "three words together"
FORM = "idea"


class House:
    """One installation."""

    def __init__(self, settings: Settings, app: Flask) -> None:
        """`app` is lent: its templates are compiled once, its database is this house's."""
        self.settings = settings
        self.now = NOW
        self.store = open_store(settings)
        self.app = app
        app.config.update(SETTINGS=settings, STORE=self.store, CLOCK=lambda: self.now)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def visitor(self) -> Browser:
        """A browser that nobody is signed in with."""
        made = self.app.test_client()
        assert isinstance(made, Browser)
        return made

    def first_link(self) -> str:
        """The address for the first administrator, as the console prints it."""
        with self.store.writing() as session:
            link = invitations.first_link(Work(session, PRODUCT, self.now, self.settings))
        assert link is not None
        return link.removeprefix(self.settings.address)

    def person(self, name: str, *roles: str, account: bool = False) -> str:
        """Somebody with these roles in the organisation, and with PASSWORD where `account`; the id."""
        with self.store.writing() as session:
            work = Work(session, PRODUCT, self.now, self.settings)
            mail = f"{name.split()[0].lower()}@example.org"
            link = invitations.invite(work, name, mail, "en", roles)
            if account:
                invitations.accept(work, link.rpartition("/")[2], name, mail, PASSWORD, "en")
            return people.person_named(work, name, mail).id

    def browser_of(self, person: str) -> Browser:
        """A browser in which somebody is signed in."""
        browser = self.visitor()
        browser.get("/sign-in")
        token = browser.token()
        with self.store.writing() as session:
            work = Work(session, PRODUCT, self.now, self.settings)
            found = next(one for one in people.listed(work) if one.person.id == person)
            sessions.begin(work, found.person, token)
        return browser

    def somebody(self, *roles: str) -> Browser:
        """A browser of somebody new with these roles."""
        return self.browser_of(self.person(f"Person{secrets.token_hex(4)}", *roles))

    def start(self, browser: Browser, title: str = "New roof", **roles: Any) -> str:
        """Start the tiny form about a new project; its number."""
        page = browser.get(f"/forms/{FORM}/start?project=new")
        answer = browser.send(page, "start-form", {"title": title, **roles})
        assert answer.status_code == 303
        return answer.headers["Location"].rpartition("/")[2]
