"""What the Dutch stemmer keeps apart and readers do not: `les` and `lessen`, `valideren` and `valideert`."""

from __future__ import annotations

import re
from collections.abc import Callable

# Verbs in -eren: their other forms become what the stemmer makes of the infinitive.
_VERB = re.compile(r"(?:ge)?(\w{3,}?)eer(?:t|d|de|den)?")
_DOUBLE = re.compile(r"(.)\1")
_SOFT = {"v": "f", "z": "s"}  # brieven, brief; huizen, huis


def dutch(stemmer: Callable[[str], str]) -> Callable[[str], str]:
    """`stemmer`, with forms of one word that it keeps apart brought together."""

    def stem(word: str) -> str:
        verb = _VERB.fullmatch(word)
        found = f"{verb[1]}er" if verb else stemmer(word)
        if _DOUBLE.fullmatch(found[-2:]) and found[-1] not in "aeiou":
            found = found[:-1]
        return found[:-1] + _SOFT.get(found[-1:], found[-1:]) if len(found) > 2 else found

    return stem
