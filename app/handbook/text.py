"""Help texts beside a question: written like the pages of the handbook, rendered by the same extensions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import nh3
from markdown import Markdown

# As in mkdocs.yml, but without directives (a help text belongs to the edition of its form, directives read
# the tree), without permalinks, and without `md_in_html`, for there is no HTML in a help text.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}

_INLINE = "a abbr br code del em img input label s small span strong sub sup"
_BLOCKS = "blockquote dd details div dl dt h2 h3 h4 h5 h6 hr li ol p pre summary ul"
_TABLES = "table tbody td th thead tr"
_TAGS = frozenset(f"{_INLINE} {_BLOCKS} {_TABLES}".split())
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "disabled", "checked", "name"},
    "label": {"for"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}


@lru_cache(maxsize=4096)
def render(text: str, lang: str, under: str = "") -> str:
    """The HTML of a help text. HTML in it is shown as it stands, not obeyed; no script or style comes in.

    A link to a page of the handbook (`processes/run-gate-review/#decide`) is completed with `under`, the
    address of the handbook of the form's edition: `/handbook/2026.1/`, to which Dutch adds `nl/`.
    """
    html = _markdown().convert(text)
    base = f"{under}nl/" if under and lang == "nl" else under

    def address(_tag: str, attribute: str, value: str) -> str:
        near = (
            attribute in ("href", "src")
            and not value.startswith(("/", "#"))
            and ":" not in value.split("/")[0]
        )
        return base + value if near else value

    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=address,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _markdown() -> Markdown:
    """A converter for one text: it keeps footnotes and abbreviations, so it is not shared between threads."""
    made = Markdown(extensions=[*EXTENSIONS], extension_configs={k: dict(v) for k, v in EXTENSIONS.items()})
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    return made
