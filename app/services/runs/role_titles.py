"""How roles are called: by their title, and the words of a form by what they mean there."""

from __future__ import annotations

from app.definitions.text import LANGS, Text
from app.services.editions import library
from app.services.work import Work

NAMED = "answer:"  # the role or person that an answer of the form names
WORDS = {
    "starter": Text(en="who started the form", nl="wie het formulier is begonnen"),
    "author": Text(en="author", nl="auteur"),
    "requester": Text(en="requester", nl="aanvrager"),
    "decider": Text(en="decision maker", nl="besluitnemer"),
    "checker": Text(en="who checks the requirements", nl="wie de eisen controleert"),
}


def title_of(work: Work, role: str) -> Text:
    """The title of one role or role word."""
    if role.startswith(NAMED):
        return Text(en="who is named in the form", nl="wie in het formulier staat")
    known = library(work).roles.get(role)
    return known.title if known is not None else WORDS.get(role, Text(en=role, nl=role))


def titles_of(work: Work, roles: tuple[str, ...]) -> Text:
    """Several roles in one line, each once."""
    known = [role for role in roles if not role.startswith(NAMED)] or roles
    titles = list(dict.fromkeys(title_of(work, role) for role in known))
    return Text(**{lang: ", ".join(one[lang] for one in titles) or "–" for lang in LANGS})
