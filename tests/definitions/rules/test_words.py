"""Rules as people read them, in English and in Dutch."""

from decimal import Decimal

import pytest

from app.definitions.context import COLUMN_WORDS, CONTEXT, CONTEXT_WORDS
from app.definitions.rules import formula, parse, words
from app.definitions.rules.phrases import PHRASES
from app.definitions.rules.words import number
from app.definitions.text import LANGS

_NAMES = {
    "decision": ("Decision", "Besluit"),
    "advice": ("Advice", "Advies"),
    "duty": ("Is it a legal duty?", "Is het een wettelijke plicht?"),
    "cost": ("Cost", "Kosten"),
    "months": ("Months", "Maanden"),
    "options": ("Options", "Alternatieven"),
    "options.kind": ("Kind", "Soort"),
    "options.price": ("Price", "Prijs"),
    "title": ("Title", "Titel"),
    "due": ("Due", "Uiterlijk"),
    "setting.least": ("Least number", "Minimumaantal"),
}
_CODES = {
    "conditional": ("Approve with conditions", "Goedkeuren onder voorwaarden"),
    "stop": ("Stop", "Stoppen"),
    "none": ("Do nothing", "Niets doen"),
}


class Labels:
    def label(self, name: str, lang: str) -> str:
        return _NAMES[name][lang == "nl"] if name in _NAMES else CONTEXT_WORDS[name][lang]

    def option(self, name: str, code: str, lang: str) -> str:
        return _CODES[code][lang == "nl"] if code in _CODES else code


@pytest.mark.parametrize(
    ("source", "en", "nl"),
    [
        (
            "decision == 'conditional'",
            "‘Decision’ is ‘Approve with conditions’",
            "‘Besluit’ is ‘Goedkeuren onder voorwaarden’",
        ),
        ("'stop' != decision", "‘Decision’ is not ‘Stop’", "‘Besluit’ is niet ‘Stoppen’"),
        (
            "duty == yes",
            "the answer to ‘Is it a legal duty?’ is yes",
            "het antwoord op ‘Is het een wettelijke plicht?’ is ja",
        ),
        ("advice == null", "‘Advice’ is not filled in", "‘Advies’ is niet ingevuld"),
        (
            "advice != null and decision != advice",
            "‘Advice’ is filled in and ‘Decision’ differs from ‘Advice’",
            "‘Advies’ is ingevuld en ‘Besluit’ verschilt van ‘Advies’",
        ),
        ("decision == advice", "‘Decision’ is the same as ‘Advice’", "‘Besluit’ is hetzelfde als ‘Advies’"),
        (
            "decision in ('stop', 'conditional')",
            "‘Decision’ is ‘Stop’ or ‘Approve with conditions’",
            "‘Besluit’ is ‘Stoppen’ of ‘Goedkeuren onder voorwaarden’",
        ),
        ("decision not in ('stop',)", "‘Decision’ is not ‘Stop’", "‘Besluit’ is niet ‘Stoppen’"),
        (
            "'G1' in run.gates",
            "‘Gates this form covers’ includes ‘G1’",
            "‘Beslismomenten van dit formulier’ bevat ‘G1’",
        ),
        (
            "decision not in run.gates",
            "‘Gates this form covers’ does not include ‘Decision’",
            "‘Beslismomenten van dit formulier’ bevat niet ‘Besluit’",
        ),
        (
            "cost >= 1250000.5 or months < 6",
            "‘Cost’ is at least 1,250,000.5 or ‘Months’ is less than 6",
            "‘Kosten’ is minstens 1.250.000,5 of ‘Maanden’ is kleiner dan 6",
        ),
        ("not cost > months", "‘Cost’ is at most ‘Months’", "‘Kosten’ is hooguit ‘Maanden’"),
        ("100 < len(title)", "the number of characters in ‘Title’ is more than 100",
         "het aantal tekens in ‘Titel’ is groter dan 100"),
        ("due < run.now", "‘Due’ is before ‘Today’", "‘Uiterlijk’ ligt vóór ‘Vandaag’"),
        ("not (cost > 1 and months > 1)", "‘Cost’ is at most 1 or ‘Months’ is at most 1",
         "‘Kosten’ is hooguit 1 of ‘Maanden’ is hooguit 1"),
        ("not (cost > 1 or months > 1) and duty == no",
         "(‘Cost’ is at most 1 and ‘Months’ is at most 1) and the answer to ‘Is it a legal duty?’ is no",
         "(‘Kosten’ is hooguit 1 en ‘Maanden’ is hooguit 1) en het antwoord op"
         " ‘Is het een wettelijke plicht?’ is nee"),
        ("run.review_required", "the answer to ‘Is an independent review required?’ is yes",
         "het antwoord op ‘Is een onafhankelijke toets verplicht?’ is ja"),
        ("not run.review_required", "the answer to ‘Is an independent review required?’ is no",
         "het antwoord op ‘Is een onafhankelijke toets verplicht?’ is nee"),
        ("run.review_required == true", "the answer to ‘Is an independent review required?’ is yes",
         "het antwoord op ‘Is een onafhankelijke toets verplicht?’ is ja"),
        ("count(options) >= setting.least[project.class]",
         "the number in ‘Options’ is at least ‘Least number’ for ‘Project class’",
         "het aantal bij ‘Alternatieven’ is minstens ‘Minimumaantal’ bij ‘Projectklasse’"),
        ("any(options.kind == 'none')", "in at least one row of ‘Options’, ‘Kind’ is ‘Do nothing’",
         "in minstens één regel van ‘Alternatieven’ geldt: ‘Soort’ is ‘Niets doen’"),
        ("not any(options.kind == 'none')", "in no row of ‘Options’, ‘Kind’ is ‘Do nothing’",
         "in geen enkele regel van ‘Alternatieven’ geldt: ‘Soort’ is ‘Niets doen’"),
        ("count_where(options.kind == 'none') > 0",
         "in at least one row of ‘Options’, ‘Kind’ is ‘Do nothing’",
         "in minstens één regel van ‘Alternatieven’ geldt: ‘Soort’ is ‘Niets doen’"),
        ("count_where(options.kind == 'none') == 0", "in no row of ‘Options’, ‘Kind’ is ‘Do nothing’",
         "in geen enkele regel van ‘Alternatieven’ geldt: ‘Soort’ is ‘Niets doen’"),
        ("count_where(options.kind == 'none') >= 2",
         "the number of rows of ‘Options’ in which ‘Kind’ is ‘Do nothing’ is at least 2",
         "het aantal regels van ‘Alternatieven’ waarvoor geldt: ‘Soort’ is ‘Niets doen’ is minstens 2"),
        ("count_where(options.kind == 'none') > months",
         "the number of rows of ‘Options’ in which ‘Kind’ is ‘Do nothing’ is more than ‘Months’",
         "het aantal regels van ‘Alternatieven’ waarvoor geldt: ‘Soort’ is ‘Niets doen’"
         " is groter dan ‘Maanden’"),
        ("not all(options.price > 0)", "not in every row of ‘Options’ does this hold: ‘Price’ is more than 0",
         "niet in elke regel van ‘Alternatieven’ geldt: ‘Prijs’ is groter dan 0"),
        ("any(options.price > 0 or options.kind == 'x') and duty == yes",
         "(in at least one row of ‘Options’, ‘Price’ is more than 0 or ‘Kind’ is ‘x’)"
         " and the answer to ‘Is it a legal duty?’ is yes",
         "(in minstens één regel van ‘Alternatieven’ geldt: ‘Prijs’ is groter dan 0 of ‘Soort’ is ‘x’)"
         " en het antwoord op ‘Is het een wettelijke plicht?’ is ja"),
        ("true", "yes", "ja"),
        ("not true", "it never applies", "het geldt nooit"),
        ("true or false", "it always applies or it never applies", "het geldt altijd of het geldt nooit"),
        ("null", "nothing", "niets"),
        ("('a', 'b')", "‘a’ or ‘b’", "‘a’ of ‘b’"),
        ("max(cost, 1) if duty == yes else 'x'",
         "the highest of ‘Cost’ and 1 if the answer to ‘Is it a legal duty?’ is yes, otherwise ‘x’",
         "de hoogste van ‘Kosten’ en 1 als geldt: het antwoord op ‘Is het een wettelijke plicht?’ is ja;"
         " anders ‘x’"),
        ("(1 if duty == yes else 2) if cost > 1 else 3",
         "(1 if the answer to ‘Is it a legal duty?’ is yes, otherwise 2)"
         " if ‘Cost’ is more than 1, otherwise 3",
         "(1 als geldt: het antwoord op ‘Is het een wettelijke plicht?’ is ja; anders 2)"
         " als geldt: ‘Kosten’ is groter dan 1; anders 3"),
        ("max(cost, cost > 1)", "the highest of ‘Cost’ and ‘Cost’ is more than 1",
         "de hoogste van ‘Kosten’ en ‘Kosten’ is groter dan 1"),
    ],
)  # fmt: skip
def test_a_rule_is_a_clause_in_both_languages(source: str, en: str, nl: str) -> None:
    assert words(parse(source), "en", Labels()) == en
    assert words(parse(source), "nl", Labels()) == nl


@pytest.mark.parametrize(
    ("source", "en"),
    [
        ("cost + months * 2", "‘Cost’ + ‘Months’ × 2"),
        ("(cost + months) * 2", "(‘Cost’ + ‘Months’) × 2"),
        ("cost - (months - 1)", "‘Cost’ − (‘Months’ − 1)"),
        ("cost - months - 1", "‘Cost’ − ‘Months’ − 1"),
        ("cost + (months + 1)", "‘Cost’ + ‘Months’ + 1"),
        ("cost / (months * 2)", "‘Cost’ ÷ (‘Months’ × 2)"),
        ("-cost", "−‘Cost’"),
        ("-(cost + 1)", "−(‘Cost’ + 1)"),
        ("2 * (1 if duty == yes else 3)", "2 × (1 if ‘Is it a legal duty?’ is yes, otherwise 3)"),
        ("safe_div(cost + 1, months) * 100", "((‘Cost’ + 1) ÷ ‘Months’) × 100"),
        ("sum(options.price * 2)", "total of ‘Price’ × 2"),
        ("max(cost, months, 1)", "highest of (‘Cost’; ‘Months’; 1)"),
        ("band_cost(cost) + band_months(months)", "points for ‘Cost’ + points for ‘Months’"),
    ],
)
def test_a_formula_stands_beside_its_outcome(source: str, en: str) -> None:
    assert formula(parse(source), "en", Labels()) == en


def test_a_formula_is_dutch_in_dutch() -> None:
    assert formula(parse("safe_div(cost, 1000.5)"), "nl", Labels()) == "(‘Kosten’ ÷ 1.000,5)"
    assert formula(parse("count_where(options.price > 0)"), "nl", Labels()) == (
        "aantal regels waarvoor geldt: ‘Prijs’ is groter dan 0"
    )


def test_numbers_have_the_marks_of_their_language() -> None:
    assert number(Decimal("1234567.50"), "en") == "1,234,567.50"
    assert number(Decimal("1234567.50"), "nl") == "1.234.567,50"


def test_every_phrase_is_complete_in_both_languages() -> None:
    for phrase in PHRASES.values():
        assert [one for one in "012" if f"{{{one}}}" in phrase.en] == [
            one for one in "012" if f"{{{one}}}" in phrase.nl
        ]


def test_everything_a_rule_may_read_around_a_form_has_words() -> None:
    assert set(CONTEXT) == set(CONTEXT_WORDS)
    columns = {f"{name}.{column}" for name, type_ in CONTEXT.items() for column in type_.columns or {}}
    assert columns == set(COLUMN_WORDS)
    assert all(words_[lang] for words_ in CONTEXT_WORDS.values() for lang in LANGS)
