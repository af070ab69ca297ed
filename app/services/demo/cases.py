"""What the projects of the sample wrote down before their start gate: benefits, results and risks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """The heart of a business case, a charter and a risk list. Money in euros."""

    fit: str  # why this option
    option: str
    invest: int
    running: int  # change in cost a year
    benefit: str
    measure: str
    before: int
    target: int
    value: int  # a year, when the target is met
    result: str
    accepted_when: str
    risks: tuple[tuple[str, str, str], ...]  # cause, event, effect
    answer: str  # what is done about them
    nothing: str = "Do nothing"
    least: str = "The smallest step"
    outside: str = "Everything that is not named here"
    contact: str = "Sponsor first, within a day; then the steering committee"


CHATBOT = Case(
    "It answers day and night, and the other options do not.",
    "A chatbot on the website",
    95_000,
    18_000,
    "Fewer simple calls",
    "Calls a year",
    22_000,
    11_000,
    41_000,
    "Chatbot that answers the twelve questions",
    "Answers each of the twelve questions rightly in nine of ten tries; asks a person when it does not know.",
    (
        ("Nobody measured the calls", "Fewer calls are simple than assumed", "The benefits fall short"),
        ("The supplier is new to us", "The order takes longer", "Go-live moves past the holidays"),
        ("The rules for waste change in spring", "Answers are out of date", "People stop asking it"),
    ),
    "Listen to two weeks of calls before the order",
)
SHEDS = Case(
    "It keeps the exits free at all three halls, for less than building a cellar.",
    "Sheds beside the halls",
    160_000,
    3_000,
    "Free emergency exits",
    "Warnings a year",
    2,
    0,
    12_000,
    "Three sheds for eighty bicycles each",
    "Eighty bicycles fit in, ten metres from each exit; the gates open with the municipal key.",
    (
        ("The ground beside one hall is not ours", "The owner does not agree", "One shed comes a year later"),
        ("Neighbours were not asked", "They object to the permit", "Three months later"),
        ("Steel becomes dearer", "The offer is higher than the estimate", "One shed less"),
    ),
    "Talk with the owner before the drawing",
)
ARCHIVE = Case(
    "Alleen zo zijn ook de zoekgeraakte dossiers weer te vinden.",
    "Alles scannen en ontsluiten",
    210_000,
    9_000,
    "Minder zoektijd",
    "Minuten per dossier",
    25,
    3,
    44_000,
    "Digitaal archief met alle bouwdossiers",
    "Een medewerker vindt een dossier binnen drie minuten op adres; van honderd dossiers ontbreekt er geen.",
    (
        ("Een deel van de dossiers is beschimmeld", "Scannen kost meer handwerk", "Drie maanden later"),
        (
            "De index is met de hand gemaakt",
            "Een dossier staat onder een oud adres",
            "Niemand vindt het terug",
        ),
        ("Twee archivarissen gaan met pensioen", "Kennis gaat verloren", "Het controleren duurt langer"),
    ),
    "Eerst honderd dossiers proefscannen",
    "Niets doen",
    "Alleen nieuwe dossiers digitaal",
    "Dossiers van vóór 1950",
    "Eerst de opdrachtgever, binnen een dag; dan de stuurgroep",
)
