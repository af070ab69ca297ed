"""What every node has to look at again so that its search finds it as it is now."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.row import Row


class SearchChange(Row):
    """Something that a transaction changed for the search: `project:<id>`, `run:<id>` or `row:<id>`.

    `seq` counts the transactions without a gap and in the order of their commits, so that a node that has
    looked at all up to a number has missed none. Old ones are taken away.
    """

    __tablename__ = "search_change"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[dt.datetime]
