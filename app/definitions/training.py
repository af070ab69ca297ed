"""What the PMO writes in `checklists/training/`: modules and the questions that go with them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Key

from app.definitions.text import Shape, Slug, Text


class QuizOption(Shape):
    """One answer to choose from; exactly one of a question is right."""

    id: str = Key(pattern=Slug)
    text: Text
    right: bool = False


class Question(Shape):
    """Something to test yourself with, and the paragraph of the handbook that answers it."""

    id: str = Key(pattern=Slug)
    process: str
    checklist: str | None = None
    paragraph: str  # `method/life-cycle.md#gates`
    difficulty: Literal[1, 2, 3]  # 1 easy … 3 hard
    since: str  # the edition in which it was first asked
    question: Text
    options: tuple[QuizOption, ...] = Key(min_length=1)
    why: Text  # said after answering, right or wrong

    @property
    def right(self) -> QuizOption | None:
        """The first option that is marked as right; None when none is."""
        return next((one for one in self.options if one.right), None)


class Module(Shape):
    """One unit of the training: what you can do after it, what to read, and its questions."""

    id: str = Key(pattern=Slug)
    code: str  # `M1`: what the form for new project managers and its scale call it
    title: Text
    minutes: int
    owner: str
    status: Literal["draft", "active", "retired"]
    review_by: str
    goals: tuple[Text, ...] = Key(min_length=1)
    processes: tuple[str, ...]
    checklists: tuple[str, ...] = ()
    questions: tuple[Question, ...]
