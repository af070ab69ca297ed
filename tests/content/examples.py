"""The examples of the authors' guide: each block of YAML says in its title of which file it is a part.

The part is laid over that file of the small method (tests/data/valid): what has the same `id`, `code` or
key is changed, the rest is added. The first lines of a page go before its text, Markdown goes after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from app.definitions.yaml12 import read

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(
    r"^(?P<pad> *)```(?P<kind>yaml|markdown)(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=pad)```$",
    re.DOTALL | re.MULTILINE,
)
_TITLE = re.compile(r'^ title="(?P<file>[^"]+)"$')


@dataclass(frozen=True)
class Example:
    """One block: the line where it stands in the guide, its kind, the file that it is a part of, its text."""

    line: int
    kind: str
    file: str
    text: str

    @property
    def data(self) -> Any:
        """What the product reads in it."""
        source = read(self.text, self.file)
        assert source.problems == (), source.problems
        return source.data

    def put(self, tree: Path) -> None:
        """Lay it over its file of the tree."""
        path = tree / self.file
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if path.suffix == ".md":
            whole = f"---\n{self.text}---\n{old}" if self.kind == "yaml" else f"{old}\n{self.text}"
            path.write_text(whole, encoding="utf-8")
            return
        whole = over(read(old, self.file).data, self.data) if old else self.data
        path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8")


def guide(lang: str) -> str:
    """The text of the page."""
    return (ROOT / "docs" / lang / "about" / "authors-guide.md").read_text(encoding="utf-8")


def examples(lang: str) -> list[Example]:
    """All of them, in order; a block that does not say where it belongs is a fault."""
    text, found = guide(lang), []
    for one in _BLOCK.finditer(text):
        line = text.count("\n", 0, one.start()) + 1
        title = _TITLE.match(one["info"])
        assert title, f'line {line}: say of which file this is a part, such as title="checklists/idea.yml"'
        found.append(Example(line, one["kind"], title["file"], dedent(one["text"])))
    return found


def small_method(tree: Path) -> None:
    """Put what other examples lean on: the lists, and the paragraphs of new steps."""
    for one in examples("en"):
        if one.kind == "markdown" or one.file.endswith("registers.yml"):
            one.put(tree)


def over(old: Any, new: Any) -> Any:
    """`new` laid over `old`."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: over(old[key], value) if key in old else value for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list) and all(map(_name, [*old, *new])):
        named = {_name(one): one for one in old}
        for one in new:
            named[_name(one)] = over(named.get(_name(one)), one)
        return list(named.values())
    return new


def _name(one: Any) -> Any:
    return (one.get("id") or one.get("code")) if isinstance(one, dict) else None


def keys(data: Any) -> set[str]:
    """Every key that stands somewhere in it."""
    if isinstance(data, dict):
        return {*data, *(key for value in data.values() for key in keys(value))}
    return {key for one in data for key in keys(one)} if isinstance(data, list) else set()
