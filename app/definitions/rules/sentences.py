"""What is wrong with a rule, as a sentence for its author."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.definitions.message import Message
from app.definitions.text import LANGS, Text
from app.definitions.types import Kind

SENTENCES: Mapping[str, Text] = MappingProxyType(
    {
        "rule-syntax": Text(
            en="the rule stops making sense here; look for a missing quote, bracket or word",
            nl="hier klopt de regel niet meer; kijk of er een aanhalingsteken, haakje of woord ontbreekt",
        ),
        "rule-too-long": Text(
            en="the rule is longer than {limit} characters; work a part out in a calculated field",
            nl="de regel is langer dan {limit} tekens; werk een deel uit in een berekend veld",
        ),
        "rule-too-deep": Text(
            en="the rule goes more than {limit} levels deep; work a part out in a calculated field",
            nl="de regel gaat meer dan {limit} niveaus diep; werk een deel uit in een berekend veld",
        ),
        "rule-not-allowed": Text(
            en="‘{found}’ is not something a rule can say",
            nl="‘{found}’ kan een regel niet zeggen",
        ),
        "rule-chained": Text(
            en="‘{found}’ compares twice; write two comparisons with ‘and’ between them",
            nl="‘{found}’ vergelijkt twee keer; schrijf twee vergelijkingen met ‘and’ ertussen",
        ),
        "rule-list": Text(
            en="‘{found}’ must list texts or numbers, at least one",
            nl="in ‘{found}’ horen teksten of getallen, minstens één",
        ),
        "rule-unknown-name": Text(
            en="there is no field, column or fact called ‘{name}’",
            nl="er is geen veld, kolom of gegeven met de naam ‘{name}’",
        ),
        "rule-unknown-function": Text(
            en="there is no function called ‘{function}’",
            nl="er is geen functie met de naam ‘{function}’",
        ),
        "rule-arguments": Text(
            en="‘{function}’ cannot be called with {given} values between its brackets",
            nl="‘{function}’ kan niet met {given} waarden tussen de haakjes",
        ),
        "rule-argument": Text(
            en="‘{function}’ cannot do anything with {found}",
            nl="‘{function}’ kan niets met {found}",
        ),
        "rule-condition": Text(
            en="a condition is expected here, this is {found}; write for example ‘… == yes’",
            nl="hier hoort een voorwaarde, dit is {found}; schrijf bijvoorbeeld ‘… == yes’",
        ),
        "rule-type-alone": Text(
            en="{found} alone is no outcome of a rule",
            nl="{found} alleen is geen uitkomst van een regel",
        ),
        "rule-type": Text(
            en="{left} and {right} do not go together with ‘{what}’",
            nl="{left} en {right} gaan niet samen met ‘{what}’",
        ),
        "rule-option": Text(
            en="‘{wrong}’ is not one of the possible answers: {options}",
            nl="‘{wrong}’ is geen van de mogelijke antwoorden: {options}",
        ),
        "rule-null": Text(
            en="whether something is filled in is tested with ‘== null’ or ‘!= null’, not with ‘{operator}’",
            nl="of iets is ingevuld toets je met ‘== null’ of ‘!= null’, niet met ‘{operator}’",
        ),
        "rule-several": Text(
            en="several answers cannot be compared with ‘{operator}’; use ‘in’, or count them",
            nl="meer antwoorden tegelijk vergelijk je niet met ‘{operator}’; gebruik ‘in’, of tel ze",
        ),
        "rule-in": Text(
            en="behind ‘in’ comes a list or a question with several answers, not {right}",
            nl="achter ‘in’ komt een lijst of een vraag met meer antwoorden, niet {right}",
        ),
        "rule-pick": Text(
            en="‘{name}’ must be a setting with a value for each code, and a code between the brackets",
            nl="‘{name}’ moet een instelling met een waarde per code zijn, met een code tussen de haakjes",
        ),
        "rule-row": Text(
            en="‘{name}’ is a column: use it inside any, all, count_where, sum or sum_where",
            nl="‘{name}’ is een kolom: gebruik die binnen any, all, count_where, sum of sum_where",
        ),
        "rule-two-tables": Text(
            en="‘{one}’ and ‘{other}’ are two tables; only one can be gone through at a time",
            nl="‘{one}’ en ‘{other}’ zijn twee tabellen; je kunt er maar één tegelijk doorlopen",
        ),
        "rule-nested": Text(
            en="‘{function}’ cannot stand inside a function that already goes row by row",
            nl="‘{function}’ kan niet binnen een functie staan die al regel voor regel gaat",
        ),
        "rule-no-rows": Text(
            en="‘{function}’ goes row by row, but a column is missing between its brackets",
            nl="‘{function}’ gaat regel voor regel, maar er ontbreekt een kolom tussen de haakjes",
        ),
        "rule-columns": Text(
            en="‘{function}’ reads the column ‘{missing}’ of this table; it is not there, or of another kind",
            nl="‘{function}’ leest kolom ‘{missing}’ van deze tabel; die is er niet, of van een ander soort",
        ),
    }
)

KINDS: Mapping[Kind, Text] = {
    "bool": Text(en="a condition", nl="een voorwaarde"),
    "yesno": Text(en="yes or no", nl="ja of nee"),
    "number": Text(en="a number", nl="een getal"),
    "money": Text(en="an amount of money", nl="een geldbedrag"),
    "text": Text(en="text", nl="tekst"),
    "code": Text(en="a choice", nl="een keuze"),
    "codes": Text(en="several choices", nl="meer keuzes"),
    "date": Text(en="a date", nl="een datum"),
    "person": Text(en="a person", nl="een persoon"),
    "role": Text(en="a role", nl="een rol"),
    "ref": Text(en="a reference", nl="een verwijzing"),
    "refs": Text(en="several references", nl="meer verwijzingen"),
    "rows": Text(en="a table", nl="een tabel"),
    "file": Text(en="a file", nl="een bestand"),
    "approval": Text(en="an approval", nl="een akkoord"),
    "map": Text(en="a setting with several values", nl="een instelling met meer waarden"),
    "literal": Text(en="a written text", nl="een geschreven tekst"),
    "digits": Text(en="a written number", nl="een geschreven getal"),
    "list": Text(en="a list", nl="een lijst"),
    "null": Text(en="nothing", nl="niets"),
}
_OF_KIND = frozenset({"found", "left", "right"})


def sentence(problem: Message) -> Text:
    """The problem in words, in each language; without a capital or a full stop."""
    return Text(**{lang: SENTENCES[problem.id][lang].format(**_words(problem, lang)) for lang in LANGS})


def _words(problem: Message, lang: str) -> dict[str, str]:
    kinds = {str(kind): text[lang] for kind, text in KINDS.items()}
    if problem.id in {"rule-not-allowed", "rule-chained", "rule-list"}:
        kinds = {}  # there `found` is what the author wrote
    return {
        name: kinds.get(str(value), str(value)) if name in _OF_KIND else str(value)
        for name, value in problem.args.items()
    }
