"""What every answer carries: whom the browser may listen to, and who may keep it."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, Response, current_app, request

KEPT_FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, max-age=0, must-revalidate"
OWN_PAGE = "private, max-age=0, must-revalidate"  # it shows something of who reads it
PRIVATE = "no-store"


def policy(hashes: Iterable[str]) -> str:
    """The content security policy: this host, and the inline scripts of the theme by their hashes."""
    scripts = " ".join(["'self'", *sorted(hashes)])
    return "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' data:",
            "worker-src 'self'",
            f"script-src {scripts}",
            "style-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def harden(response: Response) -> Response:
    """Put the headers on an answer; what is not said to be public is kept by nobody."""
    headers = response.headers
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = policy(current_app.config["INLINE"]())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if current_app.config["SECURE"]:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint == "static" and response.status_code == 200:
        headers["Cache-Control"] = ASKED_AGAIN
    headers.setdefault("Cache-Control", PRIVATE)
    return response


def limit() -> None:
    """What brings no file is text, and text is short."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]


def install(app: Flask) -> None:
    """Limit what comes in, and harden each answer, errors too."""
    app.before_request(limit)
    app.after_request(harden)
