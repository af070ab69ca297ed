"""Any folder of Markdown as entries of the search: somebody else's handbook, in English and Dutch mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils import meta

from app.definitions.text import LANGS
from app.handbook.asked import asked
from app.handbook.entry import Entry
from app.handbook.quality.sections import sections
from app.handbook.search.analysis import STOP, words

_READ = 20_000  # characters of a page that tell its language


def folder_entries(folder: Path) -> Iterator[Entry]:
    """One entry per heading of every `.md` file under `folder`; its id is `path#anchor`, `path` for a page.

    Folders whose name begins with a dot are left out. A folder called `en` or `nl` says its language; else
    the words of the page do.
    """
    for file in sorted(folder.rglob("*.md")):
        path = file.relative_to(folder)
        if not any(part.startswith(".") for part in path.parts):
            yield from _page(path, file.read_text(encoding="utf-8", errors="replace"))


def _page(path: Path, markdown: str) -> Iterator[Entry]:
    front, found = sections(markdown)
    words = asked(meta.get_data(markdown)[1])
    name = front or next((one.title for one in found if one.level == 1), path.stem.replace("-", " "))
    named = next((part for part in path.parts[:-1] if part in LANGS), None)
    lang = named or _language(" ".join(one.text for one in found))
    above: list[str] = []
    for one in found:
        del above[max(one.level - 1, 0) :]
        id_ = f"{path.as_posix()}#{one.anchor}" if one.anchor else path.as_posix()
        yield Entry(
            id=id_,
            kind="handbook",
            lang=lang,
            title=one.title or name,
            path=_path(name, above, one.title),
            text=one.text,
            url=f"/{id_}",
            asked=words.get(one.anchor, ()),
        )
        above += [""] * (one.level - 1 - len(above)) + [one.title]


def _path(name: str, above: list[str], title: str) -> tuple[str, ...]:
    """The titles above a section, outermost first, each once."""
    return tuple(one for one in dict.fromkeys([name, *above]) if one and one != title)


def _language(text: str) -> str:
    """The language of which `text` holds the most stop words; the first of equals."""
    spoken = Counter(word for word, _, _ in words(text[:_READ]))
    return max(LANGS, key=lambda lang: sum(spoken[word] for word in STOP[lang]))
