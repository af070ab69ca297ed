"""Reading entries word by word, so that nobody has to read them again when somebody searches."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from app.handbook.search.analysis import in_wordlist, is_stop_in, languages, stems, words
from app.handbook.search.schema import laid_out

TITLE, PATH, TEXT, ASKED = 0, 1, 2, 3
_SHOWN = ("id", "kind", "title", "path", "url", "lang", "code", "project", "digest")
_WIDEST = 32_767  # characters of one word
_LABELS = ("kind", "lang", "edition", "audience", "process", "project")

Known = dict[str, tuple[int, tuple[int, ...], int]]  # word -> number in `words`, of stems, in `names`


class Gathering:
    """What was read of the entries, in the order of Whoosh's numbers. Words are numbered as they come."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """`entries`: what `schema.fields` keeps under `shown`."""
        self.terms, self.words = dict[str, int](), dict[str, int]()
        self.codes, self.names = dict[str, int](), dict[str, int]()
        # one for each stem of each word that is kept
        self.stem, self.token, self.region = array("i"), array("i"), array("b")
        # one for each word that is kept, with its place in the text (-1: not in the text)
        self.begin, self.width = array("i"), array("h")
        # pairs of word and entry
        self.word, self.word_doc = array("i"), array("i")
        self.code, self.code_doc = array("i"), array("i")
        self.name, self.name_doc, self.name_first = array("i"), array("i"), array("b")
        # one for each entry
        self.tokens = array("i", [0])
        self.text, self.shown = list[bytes](), list[bytes]()
        self.url, self.page, self.size = array("q"), array("q"), array("h")
        self.same, self.weight = array("q"), array("f")
        self.labels: dict[str, dict[str, int]] = {name: {} for name in _LABELS}
        self.label = {name: array("i") for name in _LABELS}
        self._known: dict[tuple[str, ...], Known] = {}
        for entry in entries:
            self._add(entry)

    def __len__(self) -> int:
        return len(self.shown)

    def _add(self, entry: Mapping[str, Any]) -> None:
        doc = len(self)
        self._read(doc, entry)
        self.tokens.append(len(self.begin))
        if entry["code"]:
            self.code.append(_number(self.codes, entry["code"].casefold()))
            self.code_doc.append(doc)
        for name in _LABELS:
            self.label[name].append(_number(self.labels[name], entry[name]))
        self.url.append(_mark(entry["url"]))
        self.page.append(_mark(entry["url"].partition("#")[0]))
        self.same.append(_mark(entry["same"]) if entry["same"] else 0)
        self.weight.append(entry["weight"])
        self.size.append(min(len(entry["title"]), _WIDEST))
        self.text.append(entry["text"].encode())
        self.shown.append(json.dumps({name: entry[name] for name in _SHOWN}).encode())

    def _read(self, doc: int, entry: Mapping[str, Any]) -> None:
        langs = languages(entry["kind"], entry["lang"])
        known = self._known.setdefault(langs, {})
        whole, (title_end, text_begin, text_end) = laid_out(entry)
        met = set[int]()
        for folded, begin, end in words(whole):
            word, terms, name = known.get(folded) or self._learnt(known, folded, langs)
            met.add(word)
            region = TITLE if begin < title_end else PATH if begin < text_begin else TEXT
            if region == TITLE:
                self.name.append(name)
                self.name_doc.append(doc)
                self.name_first.append(begin == 0)
            if terms:
                self.stem.extend(terms)
                self.token.extend([len(self.begin)] * len(terms))
                self.region.extend([region] * len(terms))
                inside = text_begin <= begin < text_end
                self.begin.append(begin - text_begin if inside else -1)
                self.width.append(min(end - begin, _WIDEST))
        for line in entry["asked"]:
            met |= self._read_asked(line, known, langs)
        met.discard(-1)
        self.word.extend(met)
        self.word_doc.extend([doc] * len(met))

    def _read_asked(self, line: str, known: Known, langs: tuple[str, ...]) -> set[int]:
        """Take in the words of a line that is never shown: one place that nobody looks at holds them all."""
        met = set[int]()
        for folded, _, _ in words(line):
            word, terms, _ = known.get(folded) or self._learnt(known, folded, langs)
            met.add(word)
            self.stem.extend(terms)
            self.token.extend([len(self.begin)] * len(terms))
            self.region.extend([ASKED] * len(terms))
        self.begin.append(-1)
        self.width.append(0)
        return met

    def _learnt(self, known: Known, folded: str, langs: tuple[str, ...]) -> tuple[int, tuple[int, ...], int]:
        kept = () if is_stop_in(folded, langs) else stems(folded, langs)
        numbers = (
            _number(self.words, folded) if in_wordlist(folded) else -1,
            tuple(_number(self.terms, one) for one in kept),
            _number(self.names, folded),
        )
        known[folded] = numbers
        return numbers


def _number(known: dict[str, int], word: str) -> int:
    return known.setdefault(word, len(known))


def _mark(url: str) -> int:
    """A number for an address that is the same in every part of the index."""
    return int.from_bytes(
        blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True
    )
