"""For machines that watch over us."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from app.web.edge import open_to_all
from app.web.pages import edition

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@open_to_all
def health() -> Response:
    """Whether the database answers, and which handbook is current."""
    return jsonify({"status": "ok", "edition": edition()})
