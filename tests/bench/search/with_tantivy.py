"""tantivy: Lucene's ideas in Rust, called from Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tantivy import Document, Index, Occur, Query, SchemaBuilder, SnippetGenerator

from app.handbook.entry import Entry
from app.handbook.search.synonyms import Synonyms
from tests.bench.search.engine import LIKE_OURS, PLAIN, Asked, Engine, page_of
from tests.bench.search.features import Words, stemmed, synonyms

_FIELDS = {"title": 1.0, "path": 0.5, "text": 1.0}
_HEAP = 64_000_000  # bytes for a writer


class Tantivy(Engine):
    """Fields for title, path and text; with our features stems, `text` holding all together."""

    def __init__(self, variant: str = PLAIN) -> None:
        self.name = f"tantivy{variant}"
        self._ours = variant == LIKE_OURS
        shape = SchemaBuilder()
        for name in ("id", "page", "lang"):
            shape.add_text_field(name, stored=name == "id", tokenizer_name="raw")
        for name in _FIELDS:
            shape.add_text_field(
                name, stored=not self._ours, tokenizer_name="whitespace" if self._ours else "default"
            )
        self._shape = shape.build()

    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        index = Index(self._shape, str(folder))
        writer = index.writer(_HEAP, 1)
        for one in self._documents(sections):
            writer.add_document(one)
        writer.commit()
        writer.wait_merging_threads()
        if self._ours:
            Words.write(folder, sections)

    def open(self, folder: Path) -> None:
        self._index = Index.open(str(folder))
        self._searcher, self._writer = self._index.searcher(), None
        if self._ours:
            self._words, self._same = Words.read(folder), Synonyms(synonyms())

    def rank(self, asked: Asked, most: int) -> list[str]:
        found = self._searcher.search(self._wanted(asked), most, count=False).hits
        return [self._searcher.doc(place)["id"][0] for _, place in found]

    def show(self, asked: Asked, most: int) -> int | None:
        if self._ours:
            return None  # it keeps stems, not words
        wanted = self._wanted(asked)
        made = SnippetGenerator.create(self._searcher, wanted, self._shape, "text")
        found = self._searcher.search(wanted, most, count=False).hits
        return len([made.snippet_from_doc(self._searcher.doc(place)).to_html() for _, place in found])

    def update(self, sections: Sequence[Entry]) -> bool:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        for page in {page_of(one) for one in sections}:
            self._writer.delete_documents("page", page)
        for one in self._documents(sections):
            self._writer.add_document(one)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        return True

    def close(self) -> None:
        self._writer = None

    def _documents(self, sections: Iterable[Entry]) -> Iterable[Document]:
        for one in sections:
            title, path, text = stemmed(one) if self._ours else (one.title, " ".join(one.path), one.text)
            yield Document(id=one.id, page=page_of(one), lang=one.lang, title=title, path=path, text=text)

    def _wanted(self, asked: Asked) -> Query:
        wanted = self._like_ours(asked) if self._ours else self._plain(asked)
        if not asked.only:
            return wanted
        only = Query.const_score_query(Query.term_query(self._shape, "lang", asked.only), 0.0)
        return Query.boolean_query([(Occur.Must, wanted), (Occur.Must, only)])

    def _plain(self, asked: Asked) -> Query:
        if asked.kind == "prefix":
            begun = [
                Query.fuzzy_term_query(self._shape, name, asked.words[0].lower(), 0, prefix=True)
                for name in _FIELDS
            ]
            return Query.boolean_query([(Occur.Should, one) for one in begun])
        text = " ".join(asked.words)
        if asked.kind == "phrase":
            text = f'"{text}"'
        must = asked.kind == "two words"
        return self._index.parse_query(text.lower(), list(_FIELDS), conjunction_by_default=must)

    def _like_ours(self, asked: Asked) -> Query:
        meant = self._words.question(asked.text, self._same)
        parts = [
            (
                Occur.Should,
                Query.boost_query(Query.term_query(self._shape, name, one.stem), one.weight * gain),
            )
            for one in meant.terms
            for name, gain in _FIELDS.items()
        ]
        parts += [
            (
                Occur.Should,
                Query.boost_query(Query.phrase_query(self._shape, name, list(one.stems)), one.weight),
            )
            for one in meant.phrases
            for name in ("title", "text")
        ]
        return Query.boolean_query(parts)
