"""Which values are worth trying: those around which a rule changes its mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, islice, product

from app.definitions.checklist import Criterion
from app.definitions.functions import FUNCTIONS
from app.definitions.method import Scale
from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.rules.witness.form import Form, Reach, fields
from app.definitions.types import Row, Type, Value

TODAY = date(2026, 3, 2)
RATING = tuple(Decimal(points) for points in range(1, 6))
LONGEST_TEXT, LONGEST_LIST, LONGEST_SPAN = 2000, 12, 4000
FIXED = frozenset({"code", "kind", "text", "auto"})  # what a criterion brings itself
MOST_CELLS, MOST_MIXED, MOST_PAIRED = 60, 10, 8


class Candidates:
    """The values to try for each input of a condition, unanswered last."""

    def __init__(self, form: Form, reach: Reach) -> None:
        self.form = form
        self.reach = reach
        # Amounts below zero come last: they prove something, but nobody means them.
        self.numbers = sorted(_numbers(form, reach), key=lambda number: (number < 0, number))
        self.texts = sorted(set(_texts(form, reach.rules)))
        self.named = {part for text in self.texts for part in text.split(",")}
        self.ratings = {
            name
            for field in fields(form)
            for name, asked in ((field.id, field), *((f"{field.id}.{one.id}", one) for one in field.columns))
            if asked.type == "rating"
        }
        self.presets = {field.id for field in fields(form) if field.preset}

    def of(self, name: str) -> tuple[Value, ...]:
        """What to try for one input."""
        known = self.form.settings.get(name)
        tried = [value for value in self._values(name, self.form.types[name]) if value != known]
        return (*([] if known is None else [known]), *tried, None)

    def columns(self, name: str) -> Mapping[str, tuple[Value, ...]] | None:
        """Of a table, what to try in each column that is read; None for what is no table."""
        type_ = self.form.types[name]
        if type_.kind != "rows":
            return None
        known = type_.columns or {}
        fixed = FIXED if name in self.presets else {nodes.REF} - set(known)
        return {
            column: (*self._values(f"{name}.{column}", known[column]), None)
            for column in sorted(self.reach.columns.get(name, set()) - fixed)
        }

    def rows(self, name: str, size: int) -> tuple[Row, ...]:
        """Empty rows for a table: one for each criterion, otherwise so many."""
        if name in self.presets:
            return tuple(_criterion(one, {}) for one in self.form.checklist.criteria)
        return tuple({"_id": f"ref-{number}"} for number in range(1, size + 1))

    def _values(self, name: str, type_: Type) -> tuple[Value, ...]:
        match type_.kind:
            case "rows":
                return tuple(self._tables(name))
            case "number" | "money":
                return RATING if name in self.ratings else tuple(self.numbers)
            case "codes" | "refs":
                return self._several(type_)
            case "map":
                each = self._values(name, type_.item) if type_.item is not None else ()
                return tuple(dict.fromkeys(sorted(type_.options or ()), value) for value in each)
            case _:
                return self._one(type_)

    def _one(self, type_: Type) -> tuple[Value, ...]:
        match type_.kind:
            case "bool":
                return (True, False)
            case "text":
                return (*self.texts, *("x" * int(n) for n in self.numbers if 0 < n <= LONGEST_TEXT))
            case "date":
                spans = {int(n) for n in self.numbers if abs(n) <= LONGEST_SPAN}
                spans |= {-span for span in spans}
                nearest = sorted(spans, key=lambda span: (abs(span), span < 0))
                return tuple(TODAY + timedelta(days=span) for span in nearest)
            case "person" | "ref" | "file":
                return tuple(f"{type_.kind}-{number}" for number in (1, 2))
            case _:
                # What a rule names comes first: of twenty roles it is mostly about one or two.
                return tuple(
                    sorted(type_.options or self.texts or ("x",), key=lambda o: (o not in self.named, o))
                )

    def _several(self, type_: Type) -> tuple[Value, ...]:
        most = max((int(n) for n in self.numbers if n <= LONGEST_LIST), default=1)
        # Who points at something mostly points at a row; a rule may also name what is pointed at.
        pointed = [*(f"ref-{n}" for n in range(1, most + 1)), *self.texts]
        options = sorted(type_.options) if type_.options else pointed
        singles = [(one,) for one in options]
        growing = [tuple(options[:size]) for size in range(len(options) + 1)]
        pairs = product(options, repeat=2)
        return (*singles, *growing, *(pair for pair in pairs if pair[0] < pair[1]))

    # --- tables ---

    def _tables(self, name: str) -> Iterator[Value]:
        columns = self.columns(name) or {}
        if name in self.presets:
            yield from _answered(self.form.checklist.criteria, columns)
            return
        cells = list(_combined(columns))
        sizes = sorted({int(n) for n in self.numbers if 1 <= n <= LONGEST_LIST} | {1, 2})
        for size, cell in product(sizes, cells):
            yield tuple({"_id": f"ref-{number}", **cell} for number in range(1, size + 1))
        for first, other in product(_mixed(columns), repeat=2):
            yield ({"_id": "ref-1", **first}, {"_id": "ref-2", **other})
        yield ()


def _combined(columns: Mapping[str, tuple[Value, ...]], most: int = MOST_CELLS) -> Iterator[dict[str, Value]]:
    # First all columns at their first, second … value, so that a long list in one does not hide the others.
    longest = max((len(values) for values in columns.values()), default=0)
    level = ({name: values[at % len(values)] for name, values in columns.items()} for at in range(longest))
    every = (dict(zip(columns, values, strict=True)) for values in product(*columns.values()))
    return chain(islice(level, most), islice(every, most))


def _mixed(columns: Mapping[str, tuple[Value, ...]]) -> list[dict[str, Value]]:
    """Rows worth standing side by side: such that differ in all, and such that differ in one column."""
    return list(_combined(columns, MOST_MIXED))


def _answered(criteria: tuple[Criterion, ...], columns: Mapping[str, tuple[Value, ...]]) -> Iterator[Value]:
    cells = list(_combined(columns))
    kinds = sorted({one.kind for one in criteria})
    for cell in cells:
        yield tuple(_criterion(one, cell) for one in criteria)
    for kind, cell, other in product(kinds, cells[:MOST_MIXED], cells[:MOST_MIXED]):
        yield tuple(_criterion(one, cell if one.kind == kind else other) for one in criteria)


def _criterion(one: Criterion, cell: Mapping[str, Value]) -> Row:
    return {"_id": one.code, "code": one.code, "kind": one.kind, "text": one.text.en, **cell}


# --- numbers and texts that the rules speak of ---


def _numbers(form: Form, reach: Reach) -> set[Decimal]:
    written = set(_written(form, reach))
    numbers = set(_near(written))
    if any(
        isinstance(part, nodes.Arithmetic | nodes.Call) for rule in reach.rules for part in nodes.every(rule)
    ):
        # `cost / 2 > 100` changes its mind at neither 2 nor 100, and functions reckon as well.
        pairs = product(sorted(written)[:MOST_PAIRED], repeat=2)
        numbers |= {one * other for one, other in pairs} | {max(written, default=Decimal(1)) * 10}
    return numbers


def _near(numbers: Iterable[Decimal]) -> Iterator[Decimal]:
    for number in chain(numbers, (Decimal(0), Decimal(1))):
        yield from (number - 1, number, number + 1)


def _written(form: Form, reach: Reach) -> Iterator[Decimal]:
    for part in chain.from_iterable(nodes.every(rule) for rule in reach.rules):
        if isinstance(part, nodes.Literal) and isinstance(part.value, Decimal):
            yield part.value
        elif isinstance(part, nodes.Name):
            yield from _decimals(form.settings.get(part.path))
        elif isinstance(part, nodes.Call):
            yield from _limits(form, part.function)


def _decimals(value: Value) -> Iterator[Decimal]:
    for one in value.values() if isinstance(value, Mapping) else (value,):
        if isinstance(one, Decimal):
            yield one


def _limits(form: Form, function: str) -> Iterator[Decimal]:
    for name in FUNCTIONS[function].reads_scales:
        scale = form.resolved.scales.get(name)
        for band in scale.bands if isinstance(scale, Scale) else ():
            yield from (Decimal(limit) for limit in (band.below, band.upto) if limit is not None)


def _texts(form: Form, rules: Iterable[Node]) -> Iterator[str]:
    for part in chain.from_iterable(nodes.every(rule) for rule in rules):
        if isinstance(part, nodes.Literal) and part.kind == "text":
            # `has_roles(roles.role, 'SPO,PM')` speaks of two.
            yield from (str(part.value), *str(part.value).split(","))
        elif isinstance(part, nodes.Pick):
            yield from form.types[part.source.path].options or ()
