"""From a condition back to answers: split it up, then try values where it cannot be split further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice, product

from app.definitions.rules import nodes
from app.definitions.rules.witness.candidates import Candidates
from app.definitions.rules.witness.climb import Climb
from app.definitions.rules.witness.follow import Path
from app.definitions.rules.witness.form import Form, Reach, shown
from app.definitions.rules.witness.goal import Goal
from app.definitions.types import Value

Given = Mapping[str, Value]
MOST_STEPS = 6_000  # how often the form is followed before the search goes about it in another way
MOST_TRIES = 2_000  # values tried together for one comparison


class Search:
    """Looks for answers and facts under which all goals are met."""

    def __init__(self, form: Form, goals: tuple[Goal, ...]) -> None:
        self.form = form
        self.goals = goals
        self.reach = Reach(form, *(goal.node for goal in goals))
        names = self.reach.inputs | set(self.form.calc) & set(
            chain.from_iterable(map(nodes.reads, self.reach.rules))
        )
        self.path = Path(form, frozenset(names))
        self.candidates = Candidates(form, self.reach)

    def first(self, given: Given) -> Given | None:
        """The first set of values found that meets all goals, starting from what is `given`."""
        found = next(filter(self.proves, self.met(self.goals, given)), None)
        if found is not None:
            return found
        free = sorted(self.reach.inputs - set(given))
        return Climb(self.path, self.candidates, self.goals, free).first(given)

    def proves(self, given: Given) -> bool:
        """Whether all goals are met at once: the proof of what the search pieced together."""
        return all(self.holds(goal, given) for goal in self.goals)

    def holds(self, goal: Goal, given: Given) -> bool:
        return self.path.holds(goal.node, given) is goal.want

    def met(self, goals: tuple[Goal, ...], given: Given) -> Iterator[Given]:
        if not goals:
            yield given
            return
        for split in self.split(goals[0]):
            if split == (goals[0],):
                for found in self.tried(goals[0], given):
                    yield from self.met(goals[1:], found)
            else:
                yield from self.met((*split, *goals[1:]), given)

    def split(self, goal: Goal) -> Iterator[tuple[Goal, ...]]:
        """The ways to meet a goal: each a set of simpler goals, or the goal itself when it is simple."""
        node, want = goal.node, goal.want
        match node:
            case nodes.Not(term=term):
                yield (Goal(term, not want),)
            case nodes.Logic(operator=operator, terms=terms):
                parts = tuple(Goal(term, want) for term in terms)
                yield from [parts] if want is (operator == "and") else [(part,) for part in parts]
            case nodes.Name(path=path) if path in self.form.calc:
                yield (*self.asked(path), Goal(self.form.calc[path], want))
            case nodes.Compare(left=nodes.Name(path=path)) if path in self.form.calc:
                yield (*self.asked(path), Goal(replace(node, left=self.form.calc[path]), want))
            case nodes.Compare(left=nodes.Choose(test=test, then=then, other=other)):
                yield (Goal(test, True), Goal(replace(node, left=then), want))
                yield (Goal(test, False), Goal(replace(node, left=other), want))
            case _:
                yield (goal,)

    def asked(self, name: str) -> tuple[Goal, ...]:
        """That a question is asked: what it comes to does not count otherwise."""
        return (Goal(shown(self.form, name), True),) if name in self.form.show else ()

    def tried(self, goal: Goal, given: Given) -> Iterator[Given]:
        """Values under which a simple goal is met; first with all that it reads shown."""
        reach = Reach(self.form, goal.node)
        chained = tuple(Goal(show, True) for show in reach.shown.values())
        grounds = chain(self.met(chained, given), [given]) if chained else [given]
        for ground in grounds:
            free = sorted(reach.inputs - set(ground))
            for values in islice(_combinations([self.candidates.of(name) for name in free]), MOST_TRIES):
                if self.path.steps > MOST_STEPS:
                    return
                found = {**ground, **dict(zip(free, values, strict=True))}
                if self.holds(goal, found):
                    yield found


def _combinations(lists: list[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """All at their first, second … value; then one of them another; then everything with everything."""
    longest = max((len(values) for values in lists), default=1)
    levels = [tuple(values[at % len(values)] for values in lists) for at in range(longest)]
    yield from levels
    for level, (place, values) in product(levels, enumerate(lists)):
        for value in values:
            yield (*level[:place], value, *level[place + 1 :])
    yield from product(*lists)
