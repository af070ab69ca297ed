"""The requests of the sample organisation, as their requesters wrote them: some in Dutch, some in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Answers = dict[str, Any]


@dataclass(frozen=True)
class Idea:
    """One intake. Money in euros, duration in months."""

    title: str
    problem: str
    outcome: str
    do_nothing: str
    goal: str
    cost: int
    months: int
    units: int
    novelty: int
    supplier: int
    data: str
    replaces: bool = False

    def need(self, requester: str, sponsor: str) -> Answers:
        """The first page."""
        return {
            "title": self.title,
            "requester": requester,
            "sponsor": sponsor,
            "problem": self.problem,
            "outcome": self.outcome,
            "do_nothing": self.do_nothing,
            "request_type": "project",
        }

    def size(self) -> Answers:
        """The second page."""
        return {
            "obligation": "no",
            "goal": self.goal,
            "est_cost": self.cost * 100,
            "est_months": str(self.months),
            "units": str(self.units),
        }

    def nature(self) -> Answers:
        """The third page."""
        return {
            "novelty": self.novelty,
            "supplier_dep": self.supplier,
            "data_class": self.data,
            "replaces_system": "yes" if self.replaces else "no",
        }


OEVERDAM = Idea(
    "Parking permits online – Oeverdam",
    "Each year 14,500 resident permits are handled at the counter and by letter. A permit takes twelve "
    "minutes of work and two letters, and residents have to come by during office hours.",
    "Residents arrange their permit online whenever it suits them. The counter helps those who cannot.",
    "The queue grows with the new neighbourhoods, and two vacancies at the counter stay open.",
    "service",
    480_000,
    12,
    3,
    3,
    4,
    "personal",
    replaces=True,
)
DESK = Idea(
    "Bezoekersregistratie aan de balie",
    "Bezoekers schrijven zich in op papier. De lijst ligt open op de balie, dus iedereen leest wie er was. "
    "Bij een ontruiming weten we niet wie er nog binnen is.",
    "Bezoekers melden zich aan op een scherm en de BHV ziet meteen wie er in het gebouw is.",
    "We blijven persoonsgegevens open neerleggen en tellen bij een ontruiming met de hand.",
    "safe_data",
    38_000,
    4,
    2,
    2,
    3,
    "personal",
)
LIGHT = Idea(
    "Zuinige straatverlichting",
    "De helft van de 6.200 lantaarns brandt op lampen die niet meer worden gemaakt. Een storing duurt nu "
    "gemiddeld negen dagen, en het stroomverbruik is tweemaal zo hoog als nodig.",
    "Alle lantaarns hebben ledlampen die zich melden als ze stuk zijn.",
    "Over twee jaar zijn er geen reservelampen meer en blijft het op plekken donker.",
    "sustainable",
    620_000,
    14,
    2,
    2,
    4,
    "internal",
    replaces=True,
)
ARCHIVE = Idea(
    "Digitaal archief bouwvergunningen",
    "Voor elk oud bouwdossier loopt iemand naar de kelder. Dat gebeurt 3.100 keer per jaar en kost gemiddeld "
    "vijfentwintig minuten; een op de twintig dossiers is zoek.",
    "Medewerkers en bewoners vinden een dossier vanaf hun eigen scherm.",
    "De kelder loopt vol en de brandveiligheid ervan blijft een risico.",
    "efficient",
    210_000,
    10,
    3,
    3,
    3,
    "personal",
    replaces=True,
)
CHATBOT = Idea(
    "Chatbot for questions about waste",
    "The contact centre answers the same twelve questions about waste collection 22,000 times a year. "
    "Callers wait four minutes on average, and longer in the week of a holiday.",
    "Simple questions are answered at once, day and night. People get a person when they want one.",
    "Waiting times stay as they are; the new collection calendar will bring more calls.",
    "service",
    95_000,
    8,
    2,
    5,
    5,
    "internal",
)
SHEDS = Idea(
    "Bicycle sheds at the sports halls",
    "At three sports halls bicycles stand in front of the emergency exits, because there is no room. "
    "The fire service has warned twice.",
    "Every sports hall has room for eighty bicycles, away from the exits.",
    "A third warning may close the halls in the evening.",
    "sustainable",
    160_000,
    9,
    3,
    2,
    3,
    "none",
)
MOVE = Idea(
    "Verhuizing van het wijkteam",
    "Het wijkteam zit met elf mensen in een ruimte voor zes. Gesprekken met bewoners gaan in de gang, "
    "omdat er geen spreekkamer vrij is.",
    "Het wijkteam heeft zes werkplekken, twee spreekkamers en een ingang zonder drempel.",
    "Twee collega's hebben gezegd dat ze hierdoor weggaan.",
    "good_employer",
    30_000,
    4,
    2,
    2,
    2,
    "internal",
)
