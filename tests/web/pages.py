"""What must be true of every page, and the forms in it."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

RUNS = {"", "text/javascript", "application/javascript"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
# What Material's own page holds against the letter of the standard; nothing of ours may be in here.
FORGIVEN = {"expected-doctype-but-got-start-tag"}


@dataclass(frozen=True)
class Form:
    """A form and what it would send as it stands."""

    id: str
    action: str
    method: str
    fields: dict[str, list[str]]


class Page:
    """A page, parsed as a browser does."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(response.get_data(as_text=True))
        self.errors = [code for _, code, _ in parser.errors if code not in FORGIVEN]

    def all(self, *tags: str) -> Iterator[Element]:
        """All elements with one of these names."""
        return (one for one in self.root.iter() if one.tag in tags)

    @cached_property
    def ids(self) -> list[str]:
        return [one.attrib["id"] for one in self.root.iter() if "id" in one.attrib]

    @cached_property
    def title(self) -> str:
        return " ".join(text(one) for one in self.all("title") if text(one)).strip()

    @cached_property
    def heading(self) -> str:
        return " ".join(text(one) for one in self.all("h1"))

    def text(self) -> str:
        """All words of the part that is ours."""
        return " ".join(text(one) for one in self.all("article"))

    def form(self, which: str) -> Form:
        """The form with this id or action; the only one of the page's own for an empty text."""
        for one in self.all("form"):
            if which in (one.attrib.get("id"), one.attrib.get("action", "")):
                return _form(one)
        raise AssertionError(f"no form {which!r} in {self.response.request.path}")


def text(element: Element) -> str:
    """The words in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _form(form: Element) -> Form:
    fields: dict[str, list[str]] = {}
    for one in form.iter():
        for name, value in _sent(one):
            fields.setdefault(name, []).append(value)
    given = form.attrib
    return Form(given.get("id", ""), given.get("action", ""), given.get("method", "get"), fields)


def _sent(one: Element) -> Iterator[tuple[str, str]]:
    name, kind = one.attrib.get("name", ""), one.attrib.get("type", "text")
    if not name or "disabled" in one.attrib:
        return
    if one.tag == "textarea":
        yield name, (one.text or "").removeprefix("\n")
    elif one.tag == "select":
        chosen = [option for option in one.iter("option") if "selected" in option.attrib]
        first = next(iter(chosen or one.iter("option")), None)
        if first is not None:
            yield name, first.attrib.get("value", text(first))
    elif one.tag == "input" and kind in ("radio", "checkbox"):
        if "checked" in one.attrib:
            yield name, one.attrib.get("value", "on")
    elif one.tag == "input" and kind not in ("submit", "button", "file", "reset", "image"):
        yield name, one.attrib.get("value", "")


def inspect(response: TestResponse) -> None:
    """Look at a page as a whole; raises AssertionError with all that is wrong."""
    page = Page(response)
    if not any(True for _ in page.all("article")) and "/changed" in response.request.path:
        return  # a part of a page
    wrong = [*_shape(page), *_labels(page), *_tokens(page), *_scripts(page), *_hosts(page)]
    assert not wrong, f"{response.request.path}: " + "; ".join(wrong)


def _shape(page: Page) -> Iterator[str]:
    if page.errors:
        yield f"not valid HTML: {page.errors[:3]}"
    headings = [text(one) for one in page.all("h1")]
    if len(headings) != 1:
        yield f"{len(headings)} main headings: {headings}"
    if not page.title:
        yield "no title"
    double = [name for name, count in Counter(page.ids).items() if count > 1]
    if double:
        yield f"ids used twice: {double}"
    known = set(page.ids)
    for one in page.root.iter():
        for name in ("for", "aria-labelledby", "aria-describedby"):
            lost = [part for part in one.attrib.get(name, "").split() if part not in known]
            if lost:
                yield f"{name} points at nothing: {lost}"


def _labels(page: Page) -> Iterator[str]:
    labelled = {one.attrib["for"] for one in page.all("label") if "for" in one.attrib}
    for one in page.all("input", "select", "textarea"):
        if one.attrib.get("type") in UNLABELLED or "data-md-toggle" in one.attrib:
            continue
        named = "aria-label" in one.attrib or one.attrib.get("id") in labelled
        if not named and one.attrib.get("name") != "__palette":
            yield f"no label for {one.attrib.get('name')}"
    for one in page.all("button"):
        if not text(one) and "aria-label" not in one.attrib:
            yield "a button without a name"


def _tokens(page: Page) -> Iterator[str]:
    for one in page.all("form"):
        fields = {part.attrib.get("name") for part in one.iter("input")}
        if one.attrib.get("method", "get").lower() == "post" and "csrf_token" not in fields:
            yield f"no token in the form to {one.attrib.get('action')}"


def _scripts(page: Page) -> Iterator[str]:
    policy = page.response.headers.get("Content-Security-Policy", "")
    for one in page.all("script"):
        if "src" in one.attrib or one.attrib.get("type", "") not in RUNS:
            continue
        digest = base64.b64encode(hashlib.sha256((one.text or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield f"a script that the policy forbids: {(one.text or '')[:60]}"
    if any(True for _ in page.all("style")):
        yield "a style element"
    for one in page.root.iter():
        bad = [name for name in one.attrib if name == "style" or str(name).startswith("on")]
        if bad:
            yield f"{bad[0]} in <{one.tag}>"


def _hosts(page: Page) -> Iterator[str]:
    for one in page.root.iter():
        for name in ("src", "href", "action", "srcset", "poster"):
            address: Any = one.attrib.get(name, "")
            if one.tag == "a" and page.response.request.path.startswith("/handbook/"):
                continue  # a handbook may point at other sites; it may not load from them
            if "//" in address.partition("?")[0] and not address.startswith("data:"):
                yield f"another host: {address}"
