"""Running text: the paragraphs of a page, the sentences of a paragraph, and nothing that is not prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Paragraph = tuple[int, str]  # the line where it begins, and its words

# Headings, tables, directives, blocks, HTML, attributes, rules, and where links lead.
_OTHER = re.compile(r"\s*(?:#|\||:::|!!!|\?\?\?|===|<|\{|---|\[[^\]]+\]:)")
_ITEM = re.compile(r"\s*(?:>|(?:[-*+:]|\d+[.)])(?=\s))\s*(?:\[[ xX]\]\s+)?")
_ELSEWHERE = re.compile(r"\[[^\]]*\]\(https?:[^)]*\)")
_MARKUP = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?|\{[^}]*\}|<[^>]*>|[*`|]")
# Flesch counts every part that can stand alone: what ends in a colon or semicolon as well.
_END = re.compile(r"[.!?…][”\"’)\]]*(?=\s+[^\sa-zà-ÿ])|[:;](?=\s)")


def paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """The paragraphs and list items of a page; `lines` as in `Page.lines`, so without code."""
    begin, words = 0, list[str]()
    for number, line in lines:
        item = _ITEM.match(line)
        other = not line.strip() or _OTHER.match(line)
        if (other or item) and words:
            yield begin, " ".join(words)
            words = []
        if not other:
            begin = begin if words else number
            words.append(line[item.end() :] if item else line.strip())
    if words:
        yield begin, " ".join(words)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, as they are written; what a link to another site is called is one name."""
    plain = _MARKUP.sub(r"\1", _ELSEWHERE.sub("X1", text))
    return [words for part in _END.split(plain) if (words := _words(part))]


def _words(part: str) -> list[str]:
    return [word for word in part.split() if any(map(str.isalnum, word))]
