"""The figures as tables: a column an engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.handbook.quality import Figures, percentiles
from tests.bench.search.one_size import Measured
from tests.bench.search.questions import KINDS

AGAINST = ("tantivy", "tantivy+", "fts5", "fts5+")
OURS = "leidraad"
_WIDE, _FIRST = 12, 26


def of_corpus(found: Measured, names: Sequence[str]) -> None:
    """Everything but relevance."""
    _row("", names)
    single = (
        ("build, s", found.build, 1.0, "{:.2f}"), ("on disk, MB", found.disk, 1e-6, "{:.1f}"),
        ("open + first query, ms", found.opened, 1e3, "{:.1f}"),
        ("one page updated, ms", found.update, 1e3, "{:.0f}"),
        ("memory added, MB", found.memory, 1e-6, "{:.0f}"),
    )  # fmt: skip
    for label, values, times, shape in single:
        _row(label, [shape.format(values[name] * times) if name in values else "–" for name in names])
    for label in ("1 thread", "4 threads", "2 processes"):
        rates = [found.rates.get(name, {}).get(label) for name in names]
        _row(f"answers/s, {label}", [f"{one:.0f}" if one else "–" for one in rates])
    print("ranking, ten ids: p50/p95 in ms")
    for kind in KINDS:
        _row(f"  {kind}", [_pair(found.ranked.get(name, {}).get(kind)) for name in names])
    _row("  all kinds", [_pair(_all(found.ranked, name)) for name in names])
    print("the same with ten passages")
    _row("  three words", [_pair(found.shown.get(name, {}).get("three words")) for name in names])


def ratios(found: Measured) -> None:
    """Ours against the fastest, kind by kind: p50, and our p95 against our p50."""
    if OURS not in found.ranked:
        return
    others = [one for one in AGAINST if one in found.ranked]
    print("ranking p50 of leidraad as a multiple; and whether it keeps the aim")
    _row("", [*others, "p95/p50", "the aim"])
    for kind in KINDS:
        ours = percentiles(found.ranked[OURS][kind])
        p50 = {one: percentiles(found.ranked[one][kind]).p50 for one in others}
        most = max(0.5, 1.5 * min((p50[one] for one in others if one.startswith("tantivy")), default=0.0))
        kept = ours.p50 <= most and ours.p95 <= 2 * ours.p50
        said = "kept" if kept else ("p50" if ours.p50 > most else "p95")
        times = [f"{ours.p50 / p50[one]:.1f}" for one in others]
        _row(f"  {kind}", [*times, f"{ours.p95 / ours.p50:.1f}", said])


def of_relevance(found: Mapping[str, Sequence[Figures]]) -> None:
    """MRR@10 and recall@10, in all and by kind of question."""
    if not found:
        return
    _row("", list(found))
    kinds = [one.kind for one in next(iter(found.values()))]
    by_kind = {name: {one.kind: one for one in row} for name, row in found.items()}
    for kind in (kinds[-1], *kinds[:-1]):
        both = [f"{one[kind].mrr:.3f}/{one[kind].recall:.2f}" for one in by_kind.values()]
        _row(f"  {kind}", both)


def _all(took: Mapping[str, Mapping[str, Iterable[float]]], name: str) -> list[float]:
    return [one for row in took.get(name, {}).values() for one in row]


def _pair(taken: Sequence[float] | None) -> str:
    if not taken:
        return "–"
    one = percentiles(taken)
    return f"{one.p50:.2f}/{one.p95:.2f}" if one.p95 < 100 else f"{one.p50:.1f}/{one.p95:.0f}"


def _row(label: str, cells: Sequence[str]) -> None:
    print(f"{label:<{_FIRST}}" + "".join(f"{one:>{_WIDE}}" for one in cells), flush=True)
