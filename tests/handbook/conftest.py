"""A small tree of content with the real mkdocs files, and the site that is built from it, once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from app.handbook.directives import ABOUT, WHOLE
from app.handbook.site import build_site

if TYPE_CHECKING:
    from tests.handbook.web_host import Host

ROOT = Path(__file__).resolve().parents[2]
VALID = ROOT / "tests" / "data" / "valid"
EDITION = "2026.10"  # YAML would read this as the number 2026.1

SHOWN = {"form": "idea", "module-summary": "basics", "quiz": "basics", "role-card": "SPO", "template": "idea"}
IDS = {name: SHOWN.get(name, "run-gate") for name in ABOUT}
METHOD = {"en": "# The whole method {#whole}\n", "nl": "# De hele methode {#whole}\n"}
FRONT = '---\nowner: PMO\nreviewed: 2026-01-15\nreview_by: "2027-01-31"\n---\n'


ASKED = {"en": "who gives me the money", "nl": "van wie krijg ik het geld"}

READ = """# Read me

First sentence with `code` and a [link](index.md). Second one?

```
never = spoken
```

- Point one.

| Head | Text |
|---|---|
| Row one | its meaning |

??? note "More to read"

    Folded away.
"""


def copy_tree(target: Path) -> Path:
    """The small method with our own mkdocs files; MkDocs makes the menu itself."""
    shutil.copytree(VALID, target)
    for name in ("mkdocs.yml", "mkdocs.nl.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        (target / name).write_text(text[: text.index("\nnav:\n") + 1], encoding="utf-8")
    return target


def add_page(root: Path, path: str, text: str) -> None:
    """The same page in both languages."""
    for lang in METHOD:
        page = root / "docs" / lang / path
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")


def add_asked(page: Path, heading: str, line: str) -> None:
    """Words with which people ask for a heading of the page."""
    front = f"---\nsearch: {{asked: {{{heading}: [{line}]}}}}\n---\n"
    page.write_text(front + page.read_text(encoding="utf-8"), encoding="utf-8")


def add_module(root: Path) -> None:
    """A second module with two questions, so that there is one to choose."""
    folder = root / "checklists" / "training"
    text = (folder / "basics.yml").read_text(encoding="utf-8")
    text = text[: text.index("  - id: options-left")].replace("id: basics\ncode: M1", "id: more\ncode: M2")
    (folder / "more.yml").write_text(text, encoding="utf-8")
    add_page(root, "training/more.md", "# More\n")


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small method with one page more, on which every directive about the whole method stands."""
    root = copy_tree(tmp_path_factory.mktemp("handbook") / "tree")
    add_module(root)
    add_page(root, "read.md", READ)
    add_page(root, "roles/spo.md", "# The sponsor\n\n::: role-card SPO\n")
    add_page(root, "templates/idea.md", "# The idea\n\n::: template idea\n")
    directives = "\n\n".join(f"::: {name}" for name in WHOLE)
    for lang, title in METHOD.items():
        page = root / "docs" / lang / "method.md"
        page.write_text(f"{FRONT}{title}\n{directives}\n", encoding="utf-8")
        for file, heading in (("index.md", "welcome"), ("processes/run-gate.md", "prepare-gate")):
            add_asked(root / "docs" / lang / file, heading, ASKED[lang])
    add_asked(root / "docs" / "en" / "read.md", "read-me", "how is it read out")
    return root


@pytest.fixture(scope="session")
def site(tree: Path) -> Path:
    """The built handbook of `tree`."""
    out = tree.parent / EDITION
    build_site(tree, out, EDITION, lambda _: None)
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("LEIDRAAD_CHROMIUM") or shutil.which("chromium")
    assert path, "there is no Chromium; name one in LEIDRAAD_CHROMIUM"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Host]:
    from tests.handbook.web_host import running  # which knows this file

    with running(site) as host:
        yield host


@pytest.fixture
def host(server: Host) -> Host:
    server.mode = "app"
    server.asked.clear()
    server.suggested.clear()
    return server
