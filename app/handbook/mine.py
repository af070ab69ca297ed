"""What a reader's own roles change in a page when the app serves it; a published page knows of no reader."""

from __future__ import annotations

import re
from collections.abc import Set

from app.handbook.pictures.svg import ROLES

_OF_ROLES = re.compile(rf'{ROLES}="([^"]*)"')


def mine(page: str, roles: Set[str]) -> str:
    """The page with the lanes and steps of these roles marked; the same page when there are none on it."""

    def marked(found: re.Match[str]) -> str:
        return found[0] if roles.isdisjoint(found[1].split()) else f'{found[0]} data-ld-mine=""'

    return _OF_ROLES.sub(marked, page) if roles else page
