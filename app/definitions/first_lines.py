"""The first lines of a page of the handbook, as far as the search reads them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.definitions.text import Shape

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class PageSearch(Shape):
    """How the search takes a page: what it weighs, and the words with which people ask for its headings."""

    boost: float = 1.0
    exclude: bool = False
    asked: dict[str, tuple[Line, ...]] = Field(default_factory=dict)


class FirstLines(BaseModel):
    """What stands between the lines of hyphens; the other keys are read by MkDocs and by `page.py`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    search: PageSearch = PageSearch()
