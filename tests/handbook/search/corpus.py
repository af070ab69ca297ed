"""A small handbook in two languages with some records, and questions with the one right answer."""

from __future__ import annotations

from app.handbook.entry import Entry

EDITION = "2026.1"
SYNONYMS = [
    ["project charter", "projectcharter", "PID", "project initiation document"],
    ["RAG", "stoplicht", "traffic light", "stoplichtrapportage"],
    ["sponsor", "opdrachtgever", "SRO"],
    ["lesson learned", "geleerde les", "leerpunt"],
    ["steering committee", "stuurgroep"],
]

# (id, en title, en text, nl title, nl text)
_SECTIONS = [
    (
        "charter",
        "Project charter",
        "The charter says what the project delivers, for whom, and what it may cost. It is approved at "
        "gate G1. "
        "Keep it short: ten pages are enough for most projects.",
        "Projectcharter",
        "Het charter zegt wat het project oplevert, voor wie, en wat het mag kosten. Het wordt "
        "goedgekeurd bij "
        "beslismoment G1. Houd het kort: tien bladzijden zijn genoeg voor de meeste projecten.",
    ),
    (
        "status",
        "RAG status of a report",
        "Green means that the plan holds, amber that it is at risk, red that it no longer holds. Each colour "
        "comes with a word and a reason.",
        "RAG-status van een rapport",
        "Groen betekent dat de planning klopt, oranje dat ze gevaar loopt, rood dat ze niet meer klopt. "
        "Bij elke "
        "kleur staan een woord en een reden.",
    ),
    (
        "sponsor",
        "The sponsor",
        "The sponsor owns the business case and takes the decisions that the project manager may not take.",
        "De opdrachtgever",
        "De opdrachtgever is eigenaar van de businesscase en neemt de besluiten die de projectmanager "
        "niet mag "
        "nemen.",
    ),
    (
        "risks",
        "Assessing risks",
        "Give each risk a probability and an impact, and an owner who answers for the measure.",
        "Risico's beoordelen",
        "Geef elk risico een kans en een gevolg, en een eigenaar die voor de maatregel instaat.",
    ),
    (
        "lessons",
        "Validating a lesson",
        "Someone other than the author checks whether a lesson is true, useful and understandable before"
        " it is "
        "published.",
        "Een les valideren",
        "Iemand anders dan de schrijver bekijkt of een les klopt, nuttig is en te begrijpen is voordat "
        "ze wordt "
        "gepubliceerd.",
    ),
    (
        "closing",
        "Handing over the result",
        "The line organisation accepts the deliverables and receives the documentation, licences and "
        "open points.",
        "Het resultaat overdragen",
        "De lijnorganisatie accepteert de resultaten en ontvangt de documentatie, licenties en "
        "openstaande punten.",
    ),
    (
        "steering",
        "Meetings of the steering committee",
        "The steering committee meets at every gate and when a tolerance is exceeded.",
        "Vergaderingen van de stuurgroep",
        "De stuurgroep komt bij elk beslismoment bijeen en als een tolerantie wordt overschreden.",
    ),
]


def _pages() -> list[Entry]:
    found = []
    for name, en_title, en_text, nl_title, nl_text in _SECTIONS:
        for lang, title, text in (("en", en_title, en_text), ("nl", nl_title, nl_text)):
            base = f"/handbook/{EDITION}/{'' if lang == 'en' else 'nl/'}"
            path = ("Processes",) if lang == "en" else ("Processen",)
            url = f"{base}processes/{name}/#{name}"
            found.append(Entry(f"{lang}:{name}", "handbook", lang, title, path, text, url, "all", EDITION))
    return found


def _gates() -> list[Entry]:
    texts = {
        "en": ("Gate G2: plan", "Decide whether the plan is good enough to start the work."),
        "nl": ("Beslismoment G2: plan", "Besluit of het plan goed genoeg is om met het werk te beginnen."),
    }
    return [
        Entry(
            f"{lang}:g2", "form", lang, *_titled(title, ("Forms",), text), f"/forms/gate-g2/start?lang={lang}"
        )
        for lang, (title, text) in texts.items()
    ]


def _titled(title: str, path: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...], str]:
    return title, path, text


RECORDS = [
    Entry(
        "project:1",
        "project",
        "nl",
        "Nieuw klantportaal",
        (),
        "Vervangt het oude portaal van de afdeling vergunningen.",
        "/projects/P-2026-014",
        "project:1",
        code="P-2026-014",
    ),
    Entry(
        "project:2",
        "project",
        "en",
        "Zwanenmeer",
        (),
        "A confidential reorganisation.",
        "/projects/P-2026-015",
        "project:2",
        code="P-2026-015",
    ),
    Entry(
        "run:1:en",
        "record",
        "en",
        "Project intake · Nieuw klantportaal",
        (),
        "Why this project: citizens wait six weeks for a permit.",
        "/f/F-2026-0001/record",
        "project:1 person:ann",
        code="F-2026-0001",
    ),
    Entry(
        "run:1:nl",
        "record",
        "nl",
        "Projectintake · Nieuw klantportaal",
        (),
        "Waarom dit project: citizens wait six weeks for a permit.",
        "/f/F-2026-0001/record",
        "project:1 person:ann",
        code="F-2026-0001",
    ),
    Entry(
        "lesson:3",
        "lesson",
        "nl",
        "Betrek beheer vanaf de eerste week",
        (),
        "De beheerders zagen de koppeling pas bij de overdracht.",
        "/lessons/L-0003",
        "people",
        code="L-0003",
    ),
]
ENTRIES = [
    *_pages(),
    *_gates(),
    *RECORDS,
]

KNOWN = [  # (what is typed, reader's language, end of the address that has to come first)
    ("charter", "en", "/processes/charter/#charter"),
    ("how long should a charter be", "en", "/processes/charter/#charter"),
    ("project initiation document", "en", "/processes/charter/#charter"),
    ("pid", "en", "/2026.1/processes/charter/#charter"),
    ("PID", "nl", "/nl/processes/charter/#charter"),
    ("stoplicht", "nl", "/nl/processes/status/#status"),
    ("traffic lights", "en", "/2026.1/processes/status/#status"),
    ("opdrachtgevers", "nl", "/nl/processes/sponsor/#sponsor"),
    ("opdrachtgever", "en", "/2026.1/processes/sponsor/#sponsor"),
    ("risk assessment", "en", "/2026.1/processes/risks/#risks"),
    ("risico beoordeling", "nl", "/nl/processes/risks/#risks"),
    ("validated lessons", "en", "/2026.1/processes/lessons/#lessons"),
    ("lessen gevalideerd", "nl", "/nl/processes/lessons/#lessons"),
    ("steer", "en", "/2026.1/processes/steering/#steering"),
    ("stuurgr", "nl", "/nl/processes/steering/#steering"),
    ("stuurgreop", "nl", "/nl/processes/steering/#steering"),
    ("licenes documentation", "en", "/2026.1/processes/closing/#closing"),
    ("beheerder koppelingen", "en", "/lessons/L-0003"),
    ("klantportaal vergunning", "en", "/projects/P-2026-014"),
    ("P-2026-014", "en", "/projects/P-2026-014"),
    ("p-2026-014", "nl", "/projects/P-2026-014"),
    ("F-2026-0001", "nl", "/f/F-2026-0001/record"),
    ("f-2026-00", "nl", "/f/F-2026-0001/record"),
    ("L-0003", "en", "/lessons/L-0003"),
    ("G2", "en", "/forms/gate-g2/start?lang=en"),
    ("what is asked at G2?", "nl", "/forms/gate-g2/start?lang=nl"),
]
