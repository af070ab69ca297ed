"""A rule that cannot be used, and where in the rule that shows."""

from __future__ import annotations

from app.definitions.message import Argument, Message


class RuleError(Exception):
    """`problem` says what is wrong; `column` is the place in the rule: characters from its start, from 0."""

    def __init__(self, problem: Message, column: int) -> None:
        super().__init__(f"{problem.id} at {column}")
        self.problem = problem
        self.column = column


def wrong(id_: str, column: int, **args: Argument) -> RuleError:
    """The exception for problem `id_`, to raise."""
    return RuleError(Message(id_, args), column)
