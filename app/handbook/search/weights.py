"""Every number by which the search judges, in one place.

They were chosen on a development set of 260 questions over public handbooks in English and Dutch (decision
record 0004) and are tuned on `tests/data/search/tune.jsonl` with `leidraad search-quality`; the other half of
those questions only reports. An index holds the gains made with `FIELDS`, `B` and `K1`: who changes one of
these raises `schema.FORMAT`.
"""

from __future__ import annotations

# BM25: how much the length of a text counts, and how soon saying a word again stops to.
B, K1 = 0.5, 1.2
B_OF = {"asked": 0.0}  # how many ways of asking an author thought of says nothing about a page
# `all` holds title and path as well, but not what people ask with, which nobody is shown.
FIELDS = {"all": 1.0, "title": 1.2, "path": 0.5, "asked": 0.8}

# Beside 1 for a word as it was typed.
SYNONYM = 0.65  # another name of the same thing; shared by the square root of how many there are
COMPLETED = 0.6  # what the last word may become
CORRECTED = 0.5  # what a mistyped word may have been
PARTS = 0.5  # the two words of a compound: risicoregister, risico register
JOINED = 0.5  # two words written as one
TOGETHER = 0.7  # on top of that: a name of several words, which have to stand together

COVERED = 0.5  # how much of a score hangs on how many of the words an entry meets, in any of their forms
TWIN = 0.1  # what the same page in the other language adds: it holds the words of the other language

COMPLETIONS, CORRECTIONS = 8, 3  # words asked for besides, at most

EXACT_CODE, BEGUN_CODE = 4.0, 1.0  # a number typed whole, or its beginning; on top of what the words bring
OF_ONE_PAGE = 3  # sections of a page that are shown
AS_GOOD = 0.7  # how much worse a record may match in the reader's language to be shown in it
