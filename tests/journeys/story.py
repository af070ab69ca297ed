"""The people of a journey, each at a screen of their own, and what they have reached so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

from tests.journeys.server import Server
from tests.journeys.window import Album, Window
from tests.journeys.words import Words

PASSWORD = "drie schapen in de wei"


@dataclass(frozen=True)
class Someone:
    """A person of the journey: name, and the role in the organisation that comes with the invitation."""

    name: str
    role: str = ""

    @property
    def mail(self) -> str:
        return f"{self.name.split()[0].lower()}@example.org"


SANNE = Someone("Sanne Bakker")  # first administrator, head of PMO
ROBIN = Someone("Robin Visser", "PFB")  # project manager; sits in the portfolio board as well
MIRJAM = Someone("Mirjam de Graaf")  # sponsor, chairs the steering committee
PIETER = Someone("Pieter Smit", "PMO")
VERA = Someone("Vera Jansen", "PFB")
YUSUF = Someone("Yusuf Demir")  # independent reviewer
FRANK = Someone("Frank de Wit", "FIN")
HANNA = Someone("Hanna Mulder", "POA")
INVITED = (ROBIN, MIRJAM, PIETER, VERA, YUSUF, FRANK, HANNA)


@dataclass
class Story:
    """One journey in one language on one size of screen."""

    browser: Browser
    server: Server
    lang: str
    size: str
    album: Album
    more: dict[str, Any] = field(default_factory=dict)  # how every browser of this journey is set
    windows: dict[str, Window] = field(default_factory=dict)
    project: str = ""  # /projects/P-…
    forms: dict[str, str] = field(default_factory=dict)  # checklist -> /f/F-…

    @property
    def words(self) -> Words:
        return Words(self.lang)

    @property
    def title(self) -> str:
        """What the project is called."""
        return self.words.either("Parking permits Oeverdam online", "Parkeervergunning Oeverdam online")

    def at(self, who: Someone) -> Window:
        """The screen of this person."""
        if who.name not in self.windows:
            window = Window(self.browser, self.server.address, self.words, self.size, self.album, **self.more)
            self.windows[who.name] = window
        return self.windows[who.name]

    def close(self) -> None:
        """Everybody goes home."""
        for window in self.windows.values():
            window.close()


def days(number: int) -> dt.date:
    """So many days from today."""
    return dt.datetime.now(dt.UTC).date() + dt.timedelta(days=number)
