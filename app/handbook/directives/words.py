"""The words around what the PMO wrote: heads of tables, names of parts, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.definitions.library import Library

WORDS: Mapping[str, tuple[str, str]] = {
    # training
    "module": ("Module", "Module"),
    "every_module": ("All modules", "Alle modules"),
    "goals": ("After this module you can", "Na deze module kun je"),
    "processes": ("Processes", "Processen"),
    "forms": ("Forms", "Formulieren"),
    "numbered": ("Question {} of {}", "Vraag {} van {}"),
    "new_in": ("new in handbook {}", "nieuw in handboek {}"),
    "difficulty_1": ("easy", "makkelijk"),
    "difficulty_2": ("not so easy", "minder makkelijk"),
    "difficulty_3": ("hard", "moeilijk"),
    "answer": ("Answer", "Antwoord"),
    "read_paragraph": ("Read on in the handbook", "Lees verder in het handboek"),
    "check": ("Check", "Kijk na"),
    "choose": ("Choose an answer first.", "Kies eerst een antwoord."),
    "right": ("Right.", "Goed."),
    "wrong": ("Not right. The answer is below.", "Niet goed. Het antwoord staat hieronder."),
    "answer_right": ("right answer", "goede antwoord"),
    "answer_yours": ("your answer", "jouw antwoord"),
    "score": ("You had $1 of $2 right.", "Je had $1 van de $2 goed."),
    "again": ("Start again", "Begin opnieuw"),
    "another": ("Another question", "Nog een vraag"),
    # summary of a process
    "when": ("When you need it", "Wanneer je dit nodig hebt"),
    "trigger": ("What starts it", "Wat het start"),
    "outcome": ("What comes out", "Wat eruit komt"),
    "decides": ("Who decides", "Wie beslist"),
    "takes": ("How long it takes", "Hoelang het duurt"),
    "owner": ("Owner of this process", "Eigenaar van dit proces"),
    # document templates
    "download": ("Download as DOCX ({} kB)", "Download als DOCX ({} kB)"),
    "copy": ("Or copy it as Markdown", "Of kopieer het als Markdown"),
    "filled_in_by": ("Filled in by: {}", "Ingevuld door: {}"),
    "if_it_applies": ("Only if it applies.", "Alleen als het van toepassing is."),
    "for_example": ("For example: {}", "Bijvoorbeeld: {}"),
    "name": ("Name", "Naam"),
    "outcome_yes_no": ("Agreed or not, and why", "Akkoord of niet, en waarom"),
    "date": ("Date", "Datum"),
    "answer_yes": ("Yes", "Ja"),
    "answer_no": ("No", "Nee"),
    "answer_na": ("Not applicable, because …", "Niet van toepassing, want …"),
    "answer_green": ("Green", "Groen"),
    "answer_amber": ("Amber", "Oranje"),
    "answer_red": ("Red", "Rood"),
    # forms
    "start": ("Start: {}", "Start: {}"),
    "form": ("Form", "Formulier"),
    "purpose": ("What it is for", "Waarvoor"),
    "time": ("Time", "Tijd"),
    "minutes": ("about {} minutes", "ongeveer {} minuten"),
    # steps and roles
    "step": ("Step", "Stap"),
    "does": ("Does it", "Doet het"),
    "answers": ("Answers for it", "Eindverantwoordelijk"),
    "raci": (
        "**R** does it · **A** answers for it, always exactly one · **C** is asked first · **I** is told",
        "**R** doet het · **A** is eindverantwoordelijk, altijd precies één · **C** praat vooraf mee"
        " · **I** krijgt bericht",
    ),
    "inputs": ("What goes in", "Wat erin gaat"),
    "outputs": ("What comes out", "Wat eruit komt"),
    "indicator": ("What we look at", "Waar we naar kijken"),
    "formula": ("How it is counted", "Hoe we het tellen"),
    "target": ("Target", "Streefwaarde"),
    "source": ("Where the figures come from", "Waar de cijfers vandaan komen"),
    # pictures
    "picture": ("Who does what, in order: {}", "Wie doet wat, op volgorde: {}"),
    "picture_words": ("The picture in words", "De afbeelding in woorden"),
    "picture_gate": ("decision", "besluit"),
    # life cycle, gates, decisions, classes
    "phase": ("Phase", "Fase"),
    "gates": ("Gates", "Beslismomenten"),
    "results": ("What comes out", "Wat eruit komt"),
    "gate": ("Gate", "Beslismoment"),
    "question": ("The question", "De vraag"),
    "who_decides": ("Who decides", "Wie beslist"),
    "class": ("Class", "Klasse"),
    "decision": ("Decision", "Besluit"),
    "means": ("What it means", "Wat het betekent"),
    "then": ("What happens then", "Wat er dan gebeurt"),
    "pmo_answers": ("What a PMO answers for", "Waar een PMO voor staat"),
    "moments": ("Decision moments", "Beslismomenten"),
    "together": (" and ", " en "),
    # what rules may read
    "reads_project": ("The project", "Het project"),
    "reads_run": ("This form", "Dit formulier"),
    "reads_setting": ("Settings of the method", "Instellingen van de werkwijze"),
    "reads_lists": ("Lists of the product", "Lijsten van het product"),
    "reads_registers": ("Registers", "Registers"),
    "written": ("You write", "Je schrijft"),
    "kind": ("Kind", "Soort"),
    "is": ("What it is", "Wat het is"),
    # roles and glossary
    "accountable": ("Answers for", "Staat in voor"),
    "decides_on": ("Decides", "Beslist over"),
    "may_not": ("May not", "Mag niet"),
    "first_week": ("In the first week", "In de eerste week"),
    "signs": ("Signs", "Tekent voor"),
    "excludes": ("Not together with", "Gaat niet samen met"),
    "in_class": ("in class {}", "bij klasse {}"),
    "takes_time": ("Time", "Tijd"),
    "escalates": ("When you are stuck", "Als je vastloopt"),
    "your_forms": ("Your forms", "Jouw formulieren"),
    "your_steps": ("Your steps", "Jouw stappen"),
    "what_you_do": ("What you do", "Wat je doet"),
    "sends": ("Send it", "Versturen"),
    "fills_in": ("Fill in", "Invullen"),
    "after_sending": ("Once it is sent", "Na versturen"),
    "approves": ("Agree or approve", "Instemmen of goedkeuren"),
    "at_decision": ("At the decision", "Bij het besluit"),
    "your_letters": (
        "**R** you do it · **A** you answer for it",
        "**R** je doet het · **A** je bent eindverantwoordelijk",
    ),
    "process": ("Process", "Proces"),
    "none_yet": ("Nothing by name.", "Niets op naam."),
    "also": ("Also called", "Heet ook"),
    "in_project": ("Roles in a project", "Rollen in een project"),
    "in_organisation": ("Roles in the organisation", "Rollen in de organisatie"),
    "page_owner": ("Owner", "Eigenaar"),
    "page_reviewed": ("Last reviewed", "Laatst nagelezen"),
    "page_review_by": ("Next review before", "Opnieuw nalezen vóór"),
    "page_past": (
        "This page should have been looked at again by {}. Ask its owner whether it still holds.",
        "Deze pagina had vóór {} opnieuw nagelezen moeten zijn. Vraag de eigenaar of alles nog klopt.",
    ),
    "see": ("See also", "Zie ook"),
    "abbreviation": ("Short", "Afkorting"),
    # the whole handbook as one document
    "handbook": ("Handbook", "Handboek"),
    "draft": ("draft", "concept"),
    "contents": ("Contents", "Inhoud"),
}

# Who acts where no role of roles.yml does: whoever plays this part in the form at hand.
PARTS: Mapping[str, tuple[str, str]] = {
    "requester": ("Requester", "Aanvrager"),
    "starter": ("Whoever starts the form", "Wie het formulier start"),
    "author": ("Author", "Auteur"),
    "decider": ("Decision maker", "Besluitnemer"),
    "checker": ("Who checks", "Wie controleert"),
}


_MONTHS = (
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"),
    ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
     "november", "december"),
)  # fmt: skip


def day(date_: date, lang: str) -> str:
    """A date as people write it."""
    return f"{date_.day} {_MONTHS[lang == 'nl'][date_.month - 1]} {date_.year}"


def word(name: str, lang: str, *fill: str) -> str:
    """The word of that name in `lang`, its places filled in."""
    return WORDS[name][lang == "nl"].format(*fill)


def role(library: Library, code: str, lang: str) -> str:
    """What people call the role with this code."""
    known = library.roles.get(code)
    if known:
        return known.title[lang]
    return PARTS[code][lang == "nl"] if code in PARTS else code


def roles(library: Library, codes: tuple[str, ...], lang: str) -> str:
    """Several roles in one line."""
    return ", ".join(role(library, code, lang) for code in codes)
