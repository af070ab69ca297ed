"""The form every other form is made of: it carries the token that proves a page of ours was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form
from wtforms.csrf.session import SessionCSRF

Posted = Any  # a MultiDict: what a browser sent
TOKEN = "csrf_token"  # noqa: S105 - the name of an input


@dataclass(frozen=True)
class Guard:
    """What a token is made from: the secret of the installation and the session of this browser."""

    secret: bytes
    session: Mapping[str, str]


class Guarded(Form):
    """A form with a token. It lives as long as the session, so that a long form can be finished."""

    class Meta:
        csrf = True
        csrf_class = SessionCSRF
        csrf_field_name = TOKEN
        csrf_time_limit = None

    def __init__(self, guard: Guard, posted: Posted | None = None, **data: Any) -> None:
        meta = {"csrf_secret": guard.secret, "csrf_context": guard.session}
        super().__init__(posted, meta=meta, **data)

    def genuine(self) -> bool:
        """Whether the token is one that we gave to this session."""
        field = self._fields[TOKEN]
        return bool(field.validate(self))

    @property
    def token(self) -> str:
        """The token to put in a hidden input."""
        return str(self._fields[TOKEN].current_token)  # type: ignore[attr-defined]
