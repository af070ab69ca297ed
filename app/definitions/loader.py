"""Reads a tree of content from disk: every file once, every fault as a finding, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from app.definitions.checklist import Checklist, Part
from app.definitions.finding import Finding, finding, in_order, problem_finding
from app.definitions.library import BLANK, Library
from app.definitions.method import Glossary, Method, Process, RolesFile
from app.definitions.register import DutiesFile, Registers
from app.definitions.shapes import shape
from app.definitions.training import Module
from app.definitions.yaml12 import START, Source, read

Model = TypeVar("Model", bound=BaseModel)
SINGLE: Mapping[str, type[BaseModel]] = {
    "method": Method, "roles": RolesFile, "glossary": Glossary, "registers": Registers,
    "duties": DutiesFile,
}  # fmt: skip
FOLDERS = (("processes", "processes", Process), ("checklists", "checklists", Checklist),
           ("parts", "checklists/parts", Part), ("modules", "checklists/training", Module))  # fmt: skip
# A method may share nothing between its checklists, and train nobody.
NOT_ASKED_FOR = ("checklists/parts", "checklists/training")


def read_text(file: Path, path: str) -> tuple[str | None, list[Finding]]:
    """The text of a file, or None with the finding that says why it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [finding("not-utf8", path, (line, 1))]
    except FileNotFoundError:
        return None, [finding("missing-file", path, START, name=path)]
    except OSError:
        return None, [finding("unreadable-file", path, START, name=path)]


class _Loading:
    """One reading of a tree: what was found so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.sources: dict[str, Source] = {}
        self.broken: set[str] = set()

    def file(self, key: str, path: str, model: type[Model]) -> Model | None:
        """One file as what it should be; None, and its key in `broken`, when it is not."""
        text, unread = read_text(self.root / path, path)
        self.findings += unread
        loaded = None
        if text is not None:
            loaded = self.text(key, text, path, model)
        if loaded is None:
            self.broken.add(key)
        return loaded

    def text(self, key: str, text: str, path: str, model: type[Model]) -> Model | None:
        source = self.sources[key] = read(text, path)
        self.findings += [problem_finding(one, path) for one in source.problems]
        if source.data is None:
            return None
        loaded, faults = shape(source, model)
        self.findings += faults
        return loaded

    def names(self, folder: str) -> Iterator[str]:
        """The files of a folder that hold content, in a fixed order."""
        try:
            entries = sorted(one.name for one in (self.root / folder).iterdir())
        except FileNotFoundError:
            if folder not in NOT_ASKED_FOR:
                self.findings.append(finding("missing-file", folder, START, name=folder))
            return
        except OSError:
            self.findings.append(finding("unreadable-file", folder, START, name=folder))
            return
        for name in entries:
            if name.endswith(".yml") and not name.startswith("."):
                yield name
            elif name.endswith((".yaml", ".YML", ".YAML")):
                self.findings.append(finding("unread-file", f"{folder}/{name}", START))

    def folder(self, kind: str, folder: str, model: type[Model]) -> dict[str, Model]:
        """The definitions of a folder by the name of their file, which is their id."""
        loaded: dict[str, Model] = {}
        for name in self.names(folder):
            stem = name.removesuffix(".yml")
            if folder == "processes" and stem in SINGLE:
                continue
            one = self.file(f"{kind}/{stem}", f"{folder}/{name}", model)
            if one is not None:
                loaded[stem] = one
        return loaded


def _by(items: tuple[Any, ...], key: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in items:
        found.setdefault(getattr(one, key), one)  # of two with one id the first counts; lint says so
    return found


def load(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read `processes/` and `checklists/` under `root`.

    Files are known by their name; that the `id` inside is the same is for `lint` to say.
    """
    loading = _Loading(root)
    one = {key: loading.file(key, f"processes/{key}.yml", model) for key, model in SINGLE.items()}
    many = {kind: loading.folder(kind, folder, model) for kind, folder, model in FOLDERS}
    library = Library(
        method=one["method"] or BLANK,  # type: ignore[arg-type]
        roles=_by(getattr(one["roles"], "roles", ()), "code"),
        glossary=_by(getattr(one["glossary"], "terms", ()), "id"),
        registers=_by(getattr(one["registers"], "registers", ()), "id"),
        duties=_by(getattr(one["duties"], "duties", ()), "id"),
        processes=many["processes"],  # type: ignore[arg-type]
        checklists=many["checklists"],  # type: ignore[arg-type]
        parts=many["parts"],  # type: ignore[arg-type]
        modules=many["modules"],  # type: ignore[arg-type]
        sources=loading.sources,
        broken=frozenset(loading.broken),
    )
    return library, in_order(loading.findings)
