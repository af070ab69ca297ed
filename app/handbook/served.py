"""What the app changes in a built handbook when it serves it; on disk it names no address, needs no app."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

_FOR_THE_APP = re.compile(r'<template data-ld-app="\w+">(.*?)</template>', re.DOTALL)


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


def asking(page: str) -> str:
    """A page with what only the app can do: ask whether it was clear, offer names while somebody searches."""
    return _FOR_THE_APP.sub(lambda found: found[1], page)
