"""The list of a register in words: its views, its columns and cells, and the numbers on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Column
from app.definitions.overview import Colours
from app.services.editions import method
from app.services.overview import Light, light_in
from app.services.registers.lines import RowLine, Wanted
from app.services.registers.listing import ListPage
from app.services.registers.titles import title_of_row
from app.services.registers.worked_out import WorkedOut, worked_out
from app.services.work import Work
from app.store.model import RegisterRow
from app.web.language import chosen
from app.web.project_list_words import colour
from app.web.register_choice import EVERY, STATUS, Shape, address, query
from app.web.row_words import cell_words, made_cell, register_address
from app.web.texts import gettext as _
from app.web.words import say

OWN_PAGES = {"projects": "/projects", "lessons": "/lessons"}  # registers that have a page of their own kind
FIGURES = ("number", "money", "rating")
MOST_ROWS = 200  # of a longer list the others are asked for
LONG = 160  # letters of a long text in a list
SIDE = ("owner", "due", "status")  # stand at the end of each line


@dataclass(frozen=True)
class Link:
    """A choice in the address: its words, where it leads, and whether it is the one that is shown."""

    label: str
    url: str
    here: bool
    code: str = ""
    order: str = "none"  # for the head of a column: ascending, descending or none


@dataclass(frozen=True)
class Grid:
    """A list of rows as a page shows it."""

    page: ListPage
    shape: Shape
    base: str
    known: dict[str, WorkedOut]
    colours: Colours | None  # where colours stand, with those that were worked out

    def beside(self, column: Column, line: RowLine) -> Light | None:
        """A colour that was reported better than it was worked out: the reason goes with it."""
        light = light_in(self.colours, self.page.register.id, column.id, line.cells)
        return light if light is not None and light.better else None

    def colour(self, light: Light) -> str:
        """The colour that was worked out, in a word."""
        return colour(light.computed)

    def why(self, line: RowLine) -> str:
        """Why the colours of a row are better than what was worked out."""
        column = self.colours.reason if self.colours is not None else None
        return str(line.cells.get(column) or "") if column else ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What sums a row up and what is worked out; or everything. The first one is the link."""
        found = [one for id_, one in self.page.columns.items() if id_ not in SIDE]
        first = next((one for one in found if one.summary), found[0])
        others = [one for one in found if one is not first]
        if not self.shape.every:
            others = [one for one in others if one.summary or one.id in self.known]
        return (first, *others)

    @property
    def more(self) -> bool:
        """Whether there are columns that are not shown."""
        return not self.shape.every and len(self.columns) + len(SIDE) < len(self.page.columns)

    @property
    def lines(self) -> tuple[RowLine, ...]:
        """The rows that are shown: of a long list the first ones, until all are asked for."""
        return self.page.lines if self.shape.long else self.page.lines[:MOST_ROWS]

    def head(self, name: str, label: str) -> Link:
        """The head of a column: a link that puts the rows in its order, or the other way round."""
        here = self.shape.wanted.sort == name
        down = here and not self.shape.wanted.down
        order = ("descending" if self.shape.wanted.down else "ascending") if here else "none"
        said = query(self.shape, sort=name, down=down)
        return Link(label, address(self.base, said), here, name, order)

    def views(self) -> tuple[Link, ...]:
        """The saved views: those that every register has, and its own."""
        words = {"open": _("Open"), "all": _("All"), "mine": _("Mine"), "overdue": _("Overdue")}
        known = [(code, words[code]) for code in ("open", "mine", "overdue")]
        known += [(one.id, say(one.title)) for one in self.page.views]
        known += [("all", words["all"])]
        return self._links(known)

    def statuses(self) -> tuple[Link, ...]:
        """The rows with one status."""
        return self._links([(STATUS + one.code, say(one.label)) for one in self.page.register.statuses])

    def _links(self, known: list[tuple[str, str]]) -> tuple[Link, ...]:
        now = self.shape.wanted.view or STATUS + self.shape.wanted.status
        plain = Shape(Wanted(view="open", status=EVERY))
        return tuple(
            Link(label, address(self.base, _chosen(plain, code)), code == now, code) for code, label in known
        )

    def figure(self, column: Column) -> bool:
        """Whether a column holds figures, which stand under one another."""
        known = self.known.get(column.id)
        return (known.kind if known else column.type) in FIGURES

    def words(self, column: Column, line: RowLine) -> str:
        """A cell in words."""
        if column.id in self.known:
            value = line.values.get(column.id)
            known = self.page.names.of(value, chosen()) if isinstance(value, str) else None
            return known or made_cell(value, self.known[column.id].kind)
        if column.type == "rating":
            return str(line.cells.get(column.id) or "")  # what each means stands on the page of the row
        text = cell_words(column, line.cells.get(column.id), self.page.names)
        return text if len(text) <= LONG else text[: LONG - 1].rstrip() + "…"

    def sums(self) -> tuple[tuple[str, str, str], ...]:
        """The numbers on top: what it is, how much, and how it is worked out."""
        found = []
        for one in self.page.sums:
            known = self.known[f"totals.{one.total.id}"]
            found.append((say(one.total.title), made_cell(one.value, known.kind), say(known.formula)))
        return tuple(found)

    def formulas(self) -> tuple[tuple[str, str], ...]:
        """The columns that are worked out, and how."""
        made = [one for one in self.columns if one.id in self.known]
        return tuple((say(one.label), say(self.known[one.id].formula)) for one in made)

    def link(self, **changes: Any) -> str:
        """The address of this list with something changed."""
        return address(self.base, query(self.shape, **changes))

    @property
    def said(self) -> dict[str, str]:
        """What the address of this list says, for forms that come back to it."""
        return query(self.shape)

    def sheet_url(self, ending: str) -> str:
        """These rows as a file."""
        said = {"project": self.page.project.number} if self.page.project else {}
        return address(f"/registers/{self.page.register.id}/sheet/{ending}", query(self.shape) | said)

    @property
    def tick_url(self) -> str:
        """This list with every row ticked."""
        return address(self.base, query(self.shape) | {"checked": EVERY}) + "#several"

    def row_title(self, row: RegisterRow) -> str:
        """A row in one line."""
        return title_of_row(self.page.register, row, chosen(), self.page.names)

    def state_label(self, code: str) -> str:
        """What a status is called."""
        found = {one.code: say(one.label) for one in self.page.register.statuses}
        return found.get(code, code)

    @property
    def title(self) -> str:
        """The name of the register and how many rows are listed."""
        return _("%(name)s: %(count)s", name=say(self.page.register.title), count=len(self.page.lines))

    @property
    def narrowed(self) -> bool:
        """Whether something else than the usual view is asked for."""
        return set(query(self.shape)) - {"sort", "down", "columns", "rows_shown"} != set()


def _chosen(plain: Shape, code: str) -> dict[str, str]:
    if code.startswith(STATUS):
        return query(plain, view=None, status=code.removeprefix(STATUS))
    return query(plain, view=code)


def grid(work: Work, page: ListPage, shape: Shape) -> Grid:
    """The list with the words for it."""
    base = register_address(page.register.id, page.project.number if page.project else None)
    known = worked_out(work, page.register.id)
    overview = method(work).overview
    return Grid(page, shape, base, dict(known), overview.colours if overview is not None else None)
