"""The people of the sample organisation. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.text import Text


@dataclass(frozen=True)
class Somebody:
    """One person of the sample: `key` is how the story calls them, `first` that a visitor may be them."""

    key: str
    name: str
    lang: str
    roles: tuple[str, ...]  # in the organisation
    about: Text
    first: bool = False

    @property
    def email(self) -> str:
        """An address in a domain that nobody can own."""
        return f"{self.key}@oeverdam.example"


CAST = (
    Somebody(
        "robin",
        "Robin Smeets",
        "en",
        (),
        Text(
            en="New project manager. Your first project, Oeverdam, is half filled in. Five minutes.",
            nl="Nieuwe projectleider. Je eerste project, Oeverdam, is half ingevuld. Vijf minuten.",
        ),
        first=True,
    ),
    Somebody(
        "hanneke",
        "Hanneke Vos-Brandt",
        "en",
        ("PMH", "PMO", "TLA"),
        Text(
            en="Head of the PMO. See all projects, what waits for the office, and who is invited.",
            nl="Hoofd PMO. Bekijk alle projecten, wat er op het bureau wacht en wie is uitgenodigd.",
        ),
        first=True,
    ),
    Somebody(
        "mirjam",
        "Mirjam de Graaf",
        "nl",
        (),
        Text(
            en="Sponsor. A request waits for your endorsement.",
            nl="Opdrachtgever. Een aanvraag wacht op jouw akkoord.",
        ),
        first=True,
    ),
    Somebody(
        "ellen",
        "Ellen Smit",
        "nl",
        (),
        Text(
            en="Reviewer. The digital archive project waits for your independent review.",
            nl="Toetser. Het project digitaal archief wacht op jouw onafhankelijke blik.",
        ),
        first=True,
    ),
    Somebody(
        "dirk",
        "Dirk van Dam",
        "nl",
        ("PFB",),
        Text(
            en="Chair of the portfolio board. You decide which ideas are explored.",
            nl="Voorzitter van de portfolioraad. Jij besluit welke ideeën worden verkend.",
        ),
        first=True,
    ),
    Somebody(
        "aisha",
        "Aisha el Amrani",
        "en",
        ("POA",),
        Text(
            en="Process owner. A lesson waits for you to check it.",
            nl="Beheerder van de werkwijze. Een les wacht op jouw toetsing.",
        ),
        first=True,
    ),
    Somebody(
        "sanne",
        "Sanne Bos",
        "nl",
        (),
        Text(en="Project manager of two projects.", nl="Projectleider van twee projecten."),
    ),
    Somebody(
        "joris",
        "Joris Mulder",
        "en",
        (),
        Text(
            en="Project manager of the projects that stopped.", nl="Projectleider van de gestopte projecten."
        ),
    ),
    Somebody("tom", "Tom Bakker", "nl", ("FIN",), Text(en="Controller.", nl="Controller.")),
    Somebody(
        "yusuf",
        "Yusuf Aydin",
        "nl",
        (),
        Text(en="Team lead of the counter.", nl="Teamleider van de balie."),
    ),
    Somebody(
        "petra",
        "Petra Kuiper",
        "en",
        ("PMO",),
        Text(en="PMO officer.", nl="PMO-medewerker."),
    ),
    Somebody(
        "kees",
        "Kees Vos",
        "nl",
        ("OPS",),
        Text(en="Operations owner.", nl="Beheerverantwoordelijke."),
    ),
)
