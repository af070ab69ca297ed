"""Whoosh by its own search, a searcher a thread; ours keeps its index with it and answers from arrays."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser import AndGroup, MultifieldParser, OrGroup
from whoosh.query import Or, Phrase, Term

from app.handbook.entry import Entry
from app.handbook.search.analysis import Prepared
from app.handbook.search.synonyms import Synonyms
from tests.bench.search.engine import LIKE_OURS, PLAIN, Asked, Engine, page_of
from tests.bench.search.features import Words, stemmed, synonyms

_FIELDS = {"title": 1.0, "path": 0.5, "text": 1.0}


class Whoosh(Engine):
    """Fields for title, path and text; with our features stems, `text` holding all together."""

    def __init__(self, variant: str = PLAIN) -> None:
        self.name = f"whoosh{variant}"
        self._ours = variant == LIKE_OURS
        self._own = threading.local()

    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        shape: dict[str, Any] = dict.fromkeys(_FIELDS, TEXT(analyzer=Prepared()) if self._ours else TEXT())
        if not self._ours:
            shape["text"] = TEXT(stored=True)
        index = create_in(
            str(folder), Schema(id=ID(unique=True), page=ID(), lang=ID(), key=STORED(), **shape)
        )
        self._write(index, sections)
        if self._ours:
            Words.write(folder, sections)

    def open(self, folder: Path) -> None:
        self._index, self._own = open_dir(str(folder)), threading.local()
        shape = self._index.schema
        self._any = MultifieldParser(list(_FIELDS), shape, group=OrGroup)
        self._all = MultifieldParser(list(_FIELDS), shape, group=AndGroup)
        if self._ours:
            self._words, self._same = Words.read(folder), Synonyms(synonyms())

    def rank(self, asked: Asked, most: int) -> list[str]:
        return [one["key"] for one in self._found(asked, most)]

    def show(self, asked: Asked, most: int) -> int | None:
        if self._ours:
            return None  # it keeps stems, not words
        return len([one.highlights("text") for one in self._found(asked, most)])

    def update(self, sections: Sequence[Entry]) -> bool:
        self._write(self._index, sections)
        self._own.searcher = self._index.searcher()
        return True

    def close(self) -> None:
        self._own = threading.local()
        self._index.close()

    def _write(self, index: Any, sections: Iterable[Entry]) -> None:
        writer = index.writer(limitmb=128)
        for page in {page_of(one) for one in sections} if index.doc_count() else ():
            writer.delete_by_term("page", page)
        for one in sections:
            texts = stemmed(one) if self._ours else (one.title, " ".join(one.path), one.text)
            fields = dict(zip(_FIELDS, texts, strict=True))
            writer.add_document(id=one.id, page=page_of(one), lang=one.lang, key=one.id, **fields)
        writer.commit()

    def _found(self, asked: Asked, most: int) -> Any:
        if not hasattr(self._own, "searcher"):
            self._own.searcher = self._index.searcher()
        only = Term("lang", asked.only) if asked.only else None
        wanted = self._like_ours(asked) if self._ours else self._plain(asked)
        return self._own.searcher.search(wanted, limit=most, filter=only)

    def _plain(self, asked: Asked) -> Any:
        text = " ".join(asked.words)
        if asked.kind == "phrase":
            return self._all.parse(f'"{text}"')
        if asked.kind == "prefix":
            return self._all.parse(f"{text}*")
        return (self._all if asked.kind == "two words" else self._any).parse(text.lower())

    def _like_ours(self, asked: Asked) -> Any:
        meant = self._words.question(asked.text, self._same)
        parts: list[Any] = [
            Term(name, one.stem, boost=one.weight * gain)
            for one in meant.terms
            for name, gain in _FIELDS.items()
        ]
        parts += [
            Phrase(name, list(one.stems), boost=one.weight)
            for one in meant.phrases
            for name in ("title", "text")
        ]
        return Or(parts)
