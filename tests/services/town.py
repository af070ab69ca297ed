"""An installation with its own copy of the tiny method, to publish from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.services.publishing import Progress, ensure_published, publish
from app.store import Store
from app.store import editions as kept
from app.store.model import Edition
from tests.conftest import Place
from tests.services.desk import NOW

TINY = Path(__file__).parent.parent / "data" / "valid"


class Town:
    """An installation with its own copy of the tiny method."""

    def __init__(self, store: Store, place: Place) -> None:
        self.store = store
        self.place = place
        self.builds = 0
        self.told: list[str] = []

    def build(self, root: Path, out: Path, edition: str, progress: Progress) -> None:
        """As quick a site as can be: one page a language."""
        self.builds += 1
        (out / "nl").mkdir(parents=True)
        for page in ("index.html", "nl/index.html"):
            (out / page).write_text(f"handbook {edition}", encoding="utf-8")

    def publish(self, edition_id: str) -> Edition:
        return publish(
            self.store, self.place, edition_id, self.told.append, now=NOW, by=None, build=self.build
        )

    def ensure(self) -> Edition:
        return ensure_published(self.store, self.place, self.told.append, now=NOW, build=self.build)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.place.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def change_title(self, new: str) -> None:
        self.change("processes/method.yml", "The small method", new)

    @property
    def folders(self) -> set[str]:
        return {path.name for path in (self.place.data / "editions").iterdir()}

    def known(self) -> list[Edition]:
        with self.store.session() as session:
            return kept.list_editions(session)

    def hashes(self, edition_id: str) -> dict[str, str]:
        with self.store.session() as session:
            return kept.definitions_in(session, edition_id)


@pytest.fixture
def town(store: Store, place: Place, tmp_path: Path) -> Town:
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    return Town(store, Place(root, place.data, place.database))
