"""A browser without a window: keeps cookies, fills in forms, and looks at every page it is given."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.pages import Page, inspect

TYPES_NOT_SENT = {"submit", "button", "file", "reset", "image"}


class Browser(FlaskClient):
    """A test client that inspects every page that any test fetches."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs["buffered"] = True  # files that are sent are closed again
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303):
            inspect(response)
        return response

    def token(self) -> str:
        """What the cookie holds."""
        cookie = self.get_cookie("leidraad")
        assert cookie is not None
        return str(cookie.value).partition(".")[0]

    def send(
        self, page: TestResponse, form: str, fields: dict[str, Any] | None = None, **kwargs: Any
    ) -> TestResponse:
        """Send a form of a page: what stands in it, with `fields` over it. `form`: its id or its action.

        A field that is None is not sent, one that is a list is sent for each value. `path`: elsewhere.
        """
        asked = Page(page).form(form)
        sent = {name: values for name, values in asked.fields.items() if name not in (fields or {})}
        for name, value in (fields or {}).items():
            if value is not None:
                sent[name] = value if isinstance(value, list) else [value]
        path = asked.action or str(page.request.path)
        return self.post(kwargs.pop("path", path), data=sent, **kwargs)
