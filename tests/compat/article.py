"""The text of a built page in a form in which two engines can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

HERE = "http://handbook/"  # stands for the address of the site; what leads out of it stays as it is


def article(page: str, address: str) -> list[str]:
    """The text of a page as lines: a tag, its end, or the words between them.

    Space that says nothing is left out, attributes come in the order of the alphabet, and a link is where it
    leads: `../glossary/` and `../../method/glossary/` are the same from `method/roles/`.
    """
    root = html.document_fromstring(page)
    found = root.xpath("//article")
    return [line for one in found for line in _lines(one, urljoin(HERE, address))]


def title(page: str) -> str:
    """What the browser shows of it, with the language that it says it is in."""
    root = html.document_fromstring(page)
    return f"{root.get('lang')}: {' '.join(root.findtext('.//title', '').split())}"


def links_around(page: str, address: str) -> set[str]:
    """Where the header, the menus and the foot of a page lead; “skip to content” leads within the page."""
    root = html.document_fromstring(page)
    found = root.xpath("//a[@href][not(ancestor::article)][not(contains(@class, 'md-skip'))]")
    return {urljoin(urljoin(HERE, address), one.get("href")) for one in found}


def _lines(element: HtmlElement, here: str) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return  # a comment
    told = sorted((name, _where(name, value, here)) for name, value in element.attrib.items())
    yield "<" + " ".join([element.tag, *(f'{name}="{value}"' for name, value in told)]) + ">"
    yield from _words(element.text)
    for child in element:
        yield from _lines(child, here)
        yield from _words(child.tail)
    yield f"</{element.tag}>"


def _words(text: str | None) -> Iterator[str]:
    words = " ".join((text or "").split())
    if words:
        yield words


def _where(name: str, value: str, here: str) -> str:
    value = " ".join(value.split())
    return urljoin(here, value) if name in ("href", "src") else value
