"""The page around the app's pages: Material's own, so that handbook and forms look like one product.

MkDocs' theme environment renders the theme's page once per language. Every place that the app fills in
holds a mark while it is rendered; afterwards the marks become Jinja blocks, and all other text is fenced
off as raw.
"""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.config import load_config

THEME = Path(__file__).parent / "theme"
CONFIG = {"en": "mkdocs.yml", "nl": "mkdocs.nl.yml"}

BLOCKS = (
    "title", "styles", "extrahead", "announce", "tabs", "drawer",
    "language", "account", "content", "footer", "scripts", "search", "bound",
)  # fmt: skip
"""The blocks that a page of the app may fill in. `title` is also shown in the header while scrolling.
`search` is in the form of the search box, `bound` in the address of its worker: both name another handbook.
"""

FEATURES = ("navigation.top", "search.highlight")
"""What Material does for the handbook that makes sense around a form."""

_MARK = re.compile("\ue000([a-z.()]+)\ue001")  # private characters: no text of a theme holds them


def render_shell(root: Path, lang: str, edition: str | None, assets: str | None = None) -> str:
    """The Jinja source from which the app's pages inherit, in one language.

    `root` holds mkdocs.yml and mkdocs.nl.yml; only trusted configuration is rendered, never the text of a
    page. Search and the rest of the handbook come from `edition`. Styles and scripts come from the folder at
    address `assets` (`/theme/`); None takes them from the edition, or from `/theme/` while there is none.
    Raises mkdocs' ConfigurationError when the configuration cannot be read.
    """
    base = _base(lang, edition)
    config = configuration(root, lang)
    config.extra.update(homepage="/", version=None)
    config.theme["features"] = [one for one in config.theme["features"] if one in FEATURES]
    env = config.theme.get_env()
    address = _address(assets or (base if edition else "/theme/"))
    env.filters["url"] = address
    env.filters["script_tag"] = lambda script: f'<script src="{address(str(script))}"></script>'
    html = env.get_template("shell.html").render(  # noqa: S604 - `shell` names the marks
        config=config,
        base_url=base,
        page=SimpleNamespace(toc=[SimpleNamespace(url="#content")], meta={}),
        nav=SimpleNamespace(homepage=SimpleNamespace(url="/"), items=[]),
        extra_css=config.extra_css,
        extra_javascript=config.extra_javascript,
        shell={**{name: _mark(name) for name in BLOCKS}, "heading": _mark("self.title()")},
    )
    return _as_template(html)


def configuration(root: Path, lang: str) -> Any:
    """What mkdocs.yml or mkdocs.nl.yml says. Raises mkdocs' ConfigurationError."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # else Material advertises at every start
    os.environ.setdefault("LEIDRAAD_THEME", str(THEME))  # a tree of content does not hold the program
    return load_config(str(root / CONFIG[lang]))


def theme_assets() -> tuple[Path, ...]:
    """Folders with `assets/…` of the theme, the first that has a file wins: ours, then Material's."""
    stock = find_spec("material")
    places = stock.submodule_search_locations if stock else None
    if not places:
        raise FileNotFoundError("mkdocs-material is not installed")
    return THEME, Path(places[0]) / "templates"


def _base(lang: str, edition: str | None) -> str:
    """Where the handbook of this edition and language lies; it ends in a slash, or search finds no index."""
    return f"/handbook/{edition}/{'nl/' if lang == 'nl' else ''}" if edition else "/handbook/"


def _address(prefix: str) -> Any:
    """MkDocs' filter `url` for pages that lie outside the handbook."""

    def url(value: str) -> str:
        return value if value.startswith(("/", "#", "http:", "https:", "data:")) else prefix + value

    return url


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


def _as_template(html: str) -> str:
    """Marks become blocks; everything between them is text that Jinja must not read."""
    out: list[str] = []
    for place, text in enumerate(_MARK.split(html)):
        if place % 2:
            out.append(f"{{{{ {text} }}}}" if "(" in text else f"{{% block {text} %}}{{% endblock %}}")
        elif text:
            if "endraw" in text:
                raise ValueError(
                    "the theme's page holds the word endraw, which would end the fence around it"
                )
            out.append("{% raw %}" + text + "{% endraw %}")
    return "".join(out)
