"""Finding things again: one index over handbook, forms, projects, records and lessons.

Whoosh lives here and nowhere else. The index is disposable: it is made from the pages and the database, and
made anew whenever it is missing or of another format.
"""

from app.handbook.search.build import BuildFailed, Source, build, ensure
from app.handbook.search.engine import Found, Hit, Limits, Search
from app.handbook.search.generations import IndexBusy, IndexMissing
from app.handbook.search.schema import RECORDS, digest
from app.handbook.search.synonyms import groups

__all__ = [
    "RECORDS",
    "BuildFailed",
    "Found",
    "Hit",
    "IndexBusy",
    "IndexMissing",
    "Limits",
    "Search",
    "Source",
    "build",
    "digest",
    "ensure",
    "groups",
]
