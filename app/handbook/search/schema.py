"""What the index keeps of an entry."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

import whoosh
from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema

from app.handbook.entry import Entry
from app.handbook.search.analysis import Prepared, languages, prepared, tidy, wordlist

# Raise the first number with any change here or in analysis.py: an index of another format is built anew.
FORMAT = f"1/{'.'.join(map(str, whoosh.__version__))}"

NO_EDITION = "-"  # of what belongs to no edition
RECORDS = ("project", "record", "lesson")  # found in every language


def schema() -> Any:
    """The fields of the index. `all` is title, path and text together; stems, not words, but in `word`."""
    return Schema(
        id=ID(unique=True),
        all=TEXT(analyzer=Prepared(), phrase=True),
        title=TEXT(analyzer=Prepared(), phrase=True),
        path=TEXT(analyzer=Prepared(), phrase=False),
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


def fields(entry: Entry) -> dict[str, Any]:
    """`entry` as the fields of the index."""
    title, text, path = tidy(entry.title), tidy(entry.text), tuple(tidy(one) for one in entry.path)
    whole = "\n".join((title, *path, text, tidy(entry.code)))
    langs = languages(entry.kind, entry.lang)
    shown = {
        "id": entry.id,
        "kind": entry.kind,
        "title": title,
        "path": path,
        "text": text,
        "url": entry.url,
        "lang": entry.lang,
        "code": entry.code,
        "digest": digest(entry),
    }
    kept = {
        "id": entry.id,
        "all": prepared(whole, langs),
        "title": prepared(title, langs),
        "path": prepared("\n".join(path), langs),
        "word": wordlist(whole),
        "kind": entry.kind,
        "lang": entry.lang,
        "audience": entry.audience,
        "edition": entry.edition or NO_EDITION,
        "shown": shown,
    }
    return kept | ({"code": entry.code.casefold()} if entry.code else {})
