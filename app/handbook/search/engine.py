"""The search: the one door to the index for the rest of the house."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.search import generations
from app.handbook.search.alike import Alike, Among, compared
from app.handbook.search.build import Source, build, change, ensure
from app.handbook.search.concepts import Meaning
from app.handbook.search.generations import IndexMissing
from app.handbook.search.passage import Pieces, passage
from app.handbook.search.query import Asked, Question, asked, question, suggestion
from app.handbook.search.ranking import Ranking
from app.handbook.search.spots import spots
from app.handbook.search.state import Limits, State
from app.handbook.search.titles import KINDS, Title, titles
from app.handbook.search.wordlist import WordList

_TRIES = 5
_MENTIONED = ("kind", "title", "url", "lang", "code", "project")


@dataclass(frozen=True)
class Hit:
    """Something found. `passage` is a list of (text, marked), never HTML; `project` an id, or empty."""

    kind: str
    title: str
    url: str
    passage: Pieces
    lang: str
    path: tuple[str, ...]
    score: float
    code: str
    project: str


@dataclass(frozen=True)
class Found:
    """What a question brought, best first, and what may have been meant if a word was mistyped."""

    hits: tuple[Hit, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True)
class Ranked:
    """The entries a question brought with their scores, best first; nothing of them was read yet."""

    state: State
    what: Asked
    meant: Question
    docs: tuple[tuple[int, float], ...]

    def ids(self) -> list[str]:
        """The ids of the entries, best first."""
        return [self.state.shown(doc)["id"] for doc, _ in self.docs]

    def found(self) -> Found:
        """The same as people see it, with passages."""
        marked = spots(self.state, [doc for doc, _ in self.docs], self.meant.marks)
        hits = []
        for doc, score in self.docs:
            part, own = self.state.place(doc)
            shown = part.shown(own)
            pieces = passage(part.text(own), marked[doc], from_the_start=shown["kind"] == "term")
            names = {name: shown[name] for name in _MENTIONED}
            hits.append(Hit(path=tuple(shown["path"]), passage=pieces, score=score, **names))
        return Found(tuple(hits), suggestion(self.what, self.meant.corrected))


class Search:
    """The index of one installation, as one process uses it. Safe in every thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._latest: tuple[bytes, State] | None = None  # what the pointer said, and what it names

    @classmethod
    def open(cls, folder: Path) -> Search:
        """The search over the index in `folder`. Reads nothing yet."""
        return cls(folder)

    def search(self, q: str, lang: str, limits: Limits, limit: int = 20) -> Found:
        """At most `limit` hits for `q`, in the handbook first those in `lang`.

        Never raises for what was typed. Raises IndexMissing: `ensure` mends that.
        """
        ranked = self.ranked(q, lang, limits, limit)
        return ranked.found() if ranked is not None else Found()

    def ranked(self, q: str, lang: str, limits: Limits, limit: int = 20) -> Ranked | None:
        """What `search` finds, before anything of it is read; None for no question. Raises IndexMissing."""
        what = asked(q)
        if not what.words or limit < 1:
            return None
        state = self.state()
        view, without = state.view(limits), state.view(replace(limits, processes=None, projects=None))
        meant = question(what, WordList(state, view, without), state.synonyms)
        return Ranked(state, what, meant, tuple(Ranking(state, view, lang, limit).of(what, meant)))

    def suggest(self, typed: str, lang: str, limits: Limits, limit: int = 8) -> list[Title]:
        """Titles of terms, forms and pages whose words begin with what was typed. Raises IndexMissing."""
        words = [word for word, _, _ in asked(typed).words]
        if not words or limit < 1:
            return []
        state = self.state()
        kinds = frozenset(KINDS) if limits.kinds is None else limits.kinds
        view = state.view(replace(limits, kinds=kinds))
        return titles(state, view, words, lang, limit)

    def alike(self, among: Among, limits: Limits, meaning: Meaning) -> Alike:
        """What compares texts with these things by words they share, without scores.

        Things whose entries are given need no index. Raises IndexMissing where one has to be looked up.
        """
        try:
            return compared(self.state(), among, limits, meaning)
        except IndexMissing:
            if not all(among.values()):
                raise
            return compared(None, among, limits, meaning)

    def put(self, entries: Iterable[Entry], instead_of: Collection[str] = ()) -> None:
        """Add entries, replacing those of the same id and those of the ids `instead_of`.

        The next query finds them. Raises IndexMissing, IndexBusy.
        """
        change(self.folder, list(entries), list(instead_of))

    def remove(self, ids: Collection[str]) -> None:
        """Take entries out. Raises IndexMissing, IndexBusy."""
        change(self.folder, (), list(ids))

    def ensure(
        self,
        source: Callable[[], Source],
        keep: Callable[[State], bool] = lambda _: True,
        wait: float = generations.WAIT,
    ) -> bool:
        """Build the index if there is none that can be used and that is to `keep`; says whether it did.

        Raises BuildFailed, and IndexBusy when somebody else builds for longer than `wait` seconds.
        """
        return ensure(self.folder, source, keep, wait)

    def build(self, source: Source) -> None:
        """Build the index anew. Raises BuildFailed, IndexBusy; the old one stays then."""
        build(source.entries, self.folder, source.synonyms, source.mark)

    def forget(self) -> None:
        """Give the index up: whoever searches next has it built anew."""
        generations.forget(self.folder)

    def digests(self, kinds: Iterable[str]) -> Mapping[str, str]:
        """What the index holds of these kinds: id -> digest of the entry (`schema.digest`)."""
        state = self.state()
        view = state.view(Limits(None, frozenset(kinds)))
        shown = [state.shown(int(one)) for one in view.within.nonzero()[0]]
        return {one["id"]: one["digest"] for one in shown}

    def mark(self) -> str | None:
        """What the index was built from; None if there is none that can be used."""
        with suppress(IndexMissing):
            return generations.current(self.folder).mark
        return None

    def close(self) -> None:
        """Let go of the index; the next question opens it again."""
        self._latest = None

    def state(self) -> State:
        """The index as it is now, for who measures or compares. Raises IndexMissing."""
        for _ in range(_TRIES):
            # A generation may be swept between a look at the pointer and its opening.
            with suppress(IndexMissing):
                return self._current()
        return self._current()

    def _current(self) -> State:
        said, latest = generations.pointed(self.folder), self._latest
        if latest is not None and latest[0] == said:
            return latest[1]
        before = latest[1] if latest is not None else None
        state = State.open(self.folder, generations.parsed(said), before)
        self._latest = said, state
        return state
