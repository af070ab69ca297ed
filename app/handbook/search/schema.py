"""What the index keeps of an entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import whoosh
from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema

from app.handbook.entry import Entry
from app.handbook.search.analysis import Prepared, languages, prepared, tidy, wordlist

# Raise the first number with any change here, in analysis.py, in the arrays or in the gains of weights.py: an
# index of another format is built anew.
FORMAT = f"6/{'.'.join(map(str, whoosh.__version__))}"

NO_EDITION = "-"  # of what belongs to no edition


def schema() -> Any:
    """The fields of the index. `all` is title, path and text together; stems, not words, but in `word`.

    `asked` is apart from it, so that what is written there changes no score of a text that people see.
    """
    return Schema(
        id=ID(unique=True),
        all=TEXT(analyzer=Prepared(), phrase=True),
        title=TEXT(analyzer=Prepared(), phrase=True),
        path=TEXT(analyzer=Prepared(), phrase=False),
        asked=TEXT(analyzer=Prepared(), phrase=False),
        word=ID(analyzer=Prepared()),
        code=ID(),
        kind=ID(),
        lang=ID(),
        audience=ID(analyzer=SpaceSeparatedTokenizer()),
        edition=ID(),
        shown=STORED(),
    )


def digest(entry: Entry) -> str:
    """Tells whether the index already holds `entry` as it is now."""
    return hashlib.sha256(json.dumps(asdict(entry), sort_keys=True).encode()).hexdigest()


def laid_out(shown: Mapping[str, Any]) -> tuple[str, tuple[int, int, int]]:
    """What `all` is made of, and where in it the title ends, the text begins, and the text ends."""
    before = "\n".join((shown["title"], *shown["path"]))
    begin = len(before) + 1
    whole = "\n".join((before, shown["text"], tidy(shown["code"])))
    return whole, (len(shown["title"]), begin, begin + len(shown["text"]))


def shown(entry: Entry) -> dict[str, Any]:
    """`entry` as it is kept beside the fields that are searched; the arrays are made from it."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": tidy(entry.title),
        "path": tuple(tidy(one) for one in entry.path),
        "text": tidy(entry.text),
        "asked": tuple(tidy(one) for one in entry.asked),
        "url": entry.url,
        "lang": entry.lang,
        "code": entry.code,
        "audience": entry.audience,
        "edition": entry.edition or NO_EDITION,
        "same": entry.same,
        "weight": entry.weight,
        "process": entry.process,
        "project": entry.project,
        "digest": digest(entry),
    }


def fields(entry: Entry) -> dict[str, Any]:
    """`entry` as the fields of the index."""
    kept = shown(entry)
    whole, _ = laid_out(kept)
    asked = "\n".join(kept["asked"])
    langs = languages(entry.kind, entry.lang)
    found = {
        "id": entry.id,
        "all": prepared(whole, langs),
        "title": prepared(kept["title"], langs),
        "path": prepared("\n".join(kept["path"]), langs),
        "asked": prepared(asked, langs),
        "word": wordlist(f"{whole}\n{asked}"),
        "kind": entry.kind,
        "lang": entry.lang,
        "audience": entry.audience,
        "edition": kept["edition"],
        "shown": kept,
    }
    return found | ({"code": entry.code.casefold()} if entry.code else {})
