"""The pieces of sentences that say a rule in words, side by side in English and Dutch.

Dutch puts the verb elsewhere after "omdat", "als" and "waarin". So a condition is always a main clause there:
"want …" before it reads well, and "geldt: …" leads it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.definitions.text import Text

PHRASES: Mapping[str, Text] = MappingProxyType(
    {
        "quote": Text(en="‘{0}’", nl="‘{0}’"),
        "answer": Text(en="the answer to ‘{0}’", nl="het antwoord op ‘{0}’"),
        "yes": Text(en="yes", nl="ja"),
        "no": Text(en="no", nl="nee"),
        "null": Text(en="nothing", nl="niets"),
        "and": Text(en="and", nl="en"),
        "or": Text(en="or", nl="of"),
        "not-filled": Text(en="{0} is not filled in", nl="{0} is niet ingevuld"),
        "filled": Text(en="{0} is filled in", nl="{0} is ingevuld"),
        "==": Text(en="{0} is {1}", nl="{0} is {1}"),
        "!=": Text(en="{0} is not {1}", nl="{0} is niet {1}"),
        "== other": Text(en="{0} is the same as {1}", nl="{0} is hetzelfde als {1}"),
        "!= other": Text(en="{0} differs from {1}", nl="{0} verschilt van {1}"),
        "<": Text(en="{0} is less than {1}", nl="{0} is kleiner dan {1}"),
        "<=": Text(en="{0} is at most {1}", nl="{0} is hooguit {1}"),
        ">": Text(en="{0} is more than {1}", nl="{0} is groter dan {1}"),
        ">=": Text(en="{0} is at least {1}", nl="{0} is minstens {1}"),
        "< day": Text(en="{0} is before {1}", nl="{0} ligt vóór {1}"),
        "<= day": Text(en="{0} is not after {1}", nl="{0} ligt niet na {1}"),
        "> day": Text(en="{0} is after {1}", nl="{0} ligt na {1}"),
        ">= day": Text(en="{0} is not before {1}", nl="{0} ligt niet vóór {1}"),
        "includes": Text(en="{0} includes {1}", nl="{0} bevat {1}"),
        "includes-not": Text(en="{0} does not include {1}", nl="{0} bevat niet {1}"),
        "always": Text(en="it always applies", nl="het geldt altijd"),
        "never": Text(en="it never applies", nl="het geldt nooit"),
        "pick": Text(en="{0} for {1}", nl="{0} bij {1}"),
        "choose": Text(en="{0} if {1}, otherwise {2}", nl="{0} als geldt: {1}; anders {2}"),
    }
)
