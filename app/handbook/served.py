"""What the app changes in two files of a built handbook when it serves them; on disk they name no address."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin


def search_index(text: str, folder: str) -> str:
    """`search/search_index.json` without its pages: the search box then asks the app instead.

    `folder` is the address of the site in this language (`/handbook/2026.1/nl/`). When the app does not
    answer, the box fetches the whole file from the same address with `?full=1`.
    """
    config = json.loads(text)["config"]
    told = {"api": "/api/search", "base": f"{folder}search/", "full": "search_index.json?full=1"}
    return json.dumps({"config": {**config, **told}, "docs": []})


def sitemap(text: str, folder: str) -> str:
    """`sitemap.xml` with whole addresses; `folder` is that of the site in this language, with its host.

    Material's edition selector reads it to find the same page in another edition.
    """
    return re.sub(r"<loc>([^<]*)</loc>", lambda found: f"<loc>{urljoin(folder, found[1])}</loc>", text)
