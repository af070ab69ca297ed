"""Finding things again: one index over handbook, forms, projects, records and lessons.

Whoosh and NumPy live here and nowhere else. The index is disposable: it is made from the pages and the
database, and made anew whenever it is missing or of another format.
"""

from app.handbook.search.alike import Alike
from app.handbook.search.analysis import RECORDS
from app.handbook.search.build import BuildFailed, Source, build, ensure
from app.handbook.search.concepts import Meaning
from app.handbook.search.engine import Found, Hit, Ranked, Search
from app.handbook.search.generations import WAIT, IndexBusy, IndexMissing
from app.handbook.search.schema import digest
from app.handbook.search.segments import scattered
from app.handbook.search.state import Limits, State
from app.handbook.search.synonyms import groups
from app.handbook.search.titles import Title

__all__ = [
    "RECORDS",
    "WAIT",
    "Alike",
    "BuildFailed",
    "Found",
    "Hit",
    "IndexBusy",
    "IndexMissing",
    "Limits",
    "Meaning",
    "Ranked",
    "Search",
    "Source",
    "State",
    "Title",
    "build",
    "digest",
    "ensure",
    "groups",
    "scattered",
]
