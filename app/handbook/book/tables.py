"""Tables on paper: each says how many columns it has, for paper does not scroll; the style does the rest."""

from __future__ import annotations


class Tables:
    """Notes, while a chapter is written to `out`, what the style sheet cannot count.

    A table gets `data-columns`; what stands in a head gets a `span` of its own, so that it can be turned.
    """

    def __init__(self, out: list[str]) -> None:
        self._out = out
        self._open: list[tuple[int, int]] = []  # where a table began, and the cells of its first row

    def start(self, tag: str) -> None:
        """After a start tag was written."""
        if tag == "table":
            self._open.append((len(self._out) - 1, 0))
        elif tag in ("th", "td"):
            if self._open:
                begun, cells = self._open[-1]
                self._open[-1] = begun, cells + 1
            self._out += ["<span>"] * (tag == "th")

    def end(self, tag: str) -> None:
        """Before an end tag is written."""
        if tag == "th":
            self._out.append("</span>")
        elif tag == "tr" and self._open:
            begun, cells = self._open[-1]
            if "data-columns" not in self._out[begun]:
                self._out[begun] = self._out[begun].replace("<table", f'<table data-columns="{cells}"', 1)
        elif tag == "table" and self._open:
            self._open.pop()
