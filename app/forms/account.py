"""The small forms: signing in, a first account, inviting, choosing, and a lone button."""

from __future__ import annotations

from typing import Any, ClassVar

from wtforms import EmailField, HiddenField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from app.definitions.message import Message
from app.forms.csrf import Guarded


class Filled:
    """Something has to stand here; the message says what."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, message_id: str) -> None:
        self.message_id = message_id

    def __call__(self, form: Any, field: Any) -> None:
        if not str(field.data or "").strip():
            raise ValidationError(Message(self.message_id))  # type: ignore[arg-type]


def _mail(form: Any, field: Any) -> None:
    if field.data and "@" not in field.data:
        raise ValidationError(Message("form.not-a-mail-address"))  # type: ignore[arg-type]


def _stripped(text: str | None) -> str | None:
    return text.strip() if text else text


class Button(Guarded):
    """Nothing but a button, with the page to go back to."""

    next = HiddenField()


class SignIn(Guarded):
    """Mail address and password. `kept` holds what was typed on the page that asked to sign in."""

    mail = EmailField(validators=[Filled("form.mail-missing")], filters=[_stripped])
    password = PasswordField(validators=[Filled("form.password-missing")])
    next = HiddenField()
    kept = HiddenField()


class Welcome(Guarded):
    """The first visit: who you are, and a password of your own."""

    name = StringField(validators=[Filled("form.name-missing")], filters=[_stripped])
    mail = EmailField(validators=[Filled("form.mail-missing"), _mail], filters=[_stripped])
    password = PasswordField(validators=[Filled("form.password-missing")])


class Invite(Guarded):
    """Somebody new, with the role he or she holds in the organisation."""

    name = StringField(validators=[Filled("form.name-missing")], filters=[_stripped])
    mail = EmailField(validators=[Filled("form.mail-missing"), _mail], filters=[_stripped])
    role = SelectField(validate_choice=True)


class Words(Guarded):
    """A reason or a remark."""

    text = TextAreaField(filters=[_stripped])
    next = HiddenField()


class Reason(Guarded):
    """A reason that has to be given."""

    text = TextAreaField(validators=[Filled("form.reason-missing")], filters=[_stripped])
