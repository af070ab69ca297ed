"""Memory: the database, its sessions and named queries."""

from sqlalchemy.orm import Session

from app.store.engine import ReadOnlyError, Store, beside, open_store
from app.store.visible import EVERYTHING, NOTHING, Visible

__all__ = ["EVERYTHING", "NOTHING", "ReadOnlyError", "Session", "Store", "Visible", "beside", "open_store"]
