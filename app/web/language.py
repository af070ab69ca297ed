"""The language of a page, its texts, and how dates, numbers and money are written in it.

English is what stands in the code; Dutch comes from `translations/nl`, read from the .po file itself, so
that no compiled file can lag behind.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel  # type: ignore[import-untyped]

from app.definitions.text import LANGS
from app.web.edge import actor
from app.web.in_force import method
from app.web.texts import gettext as _

LOCALES = {"en": "en_GB", "nl": "nl"}
NAMES = {"en": "English", "nl": "Nederlands"}
CATALOGUE = Path(__file__).parent / "translations" / "nl" / "LC_MESSAGES" / "messages.po"


def chosen() -> str:
    """The language of this answer: as the address has it, kept in the browser, the person's, or wished."""
    if "lang" not in g:
        wished = g.cookie.lang or _persons() or request.accept_languages.best_match(LANGS)
        g.lang = _asked() or _of_the_handbook() or wished or "en"
    return str(g.lang)


def _asked() -> str | None:
    asked = request.args.get("lang", "")
    return asked if asked in LANGS else None


def _of_the_handbook() -> str | None:
    """Whoever follows an old address of the handbook reads in its language that the page is gone."""
    match request.path.split("/"):
        case ["", "handbook", _, folder, *_] if folder in LANGS:
            return folder
    return None


def _persons() -> str | None:
    someone = actor()
    return someone.lang if someone.person_id else None


@cache
def dutch() -> Translations:
    """The Dutch texts, compiled in memory."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def install(app: Flask) -> None:
    """Let Flask-Babel choose per request, and give templates the ways of writing."""
    Babel(app, default_locale="en_GB", locale_selector=lambda: LOCALES[chosen()])
    with app.app_context():
        kept = app.extensions["babel"].instance.domain_instance.cache
    kept[("nl", "messages")] = dutch()
    kept[("en_GB", "messages")] = NullTranslations()
    for write in (day, moment, month, short_day, amount, figure, since, size):
        app.jinja_env.filters[write.__name__] = write


def locale() -> str:
    """The locale of this answer."""
    return LOCALES[chosen()]


def zone() -> ZoneInfo:
    """Where the organisation's clock hangs."""
    found = method()
    return ZoneInfo(found.timezone if found else "UTC")


def local(at: datetime) -> datetime:
    """A moment on the organisation's clock."""
    return at.astimezone(zone())


def day(value: date | datetime | str | None) -> str:
    """`2 March 2026`."""
    return _dated(value, "d MMMM y")


def short_day(value: date | datetime | str | None) -> str:
    """`2 Mar 2026`."""
    return _dated(value, "d MMM y")


def month(value: date) -> str:
    """`March 2026`."""
    return _dated(value, "MMMM y")


def _dated(value: date | datetime | str | None, shape: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    on = local(value).date() if isinstance(value, datetime) else value
    return dates.format_date(on, shape, locale=locale())


def moment(at: datetime | None) -> str:
    """`today at 14:05`, `yesterday at 9:30`, `2 March 2026 at 14:05`."""
    if at is None:
        return ""
    there, now = local(at), local(g.now)
    time = dates.format_time(there, "HH:mm", locale=locale())
    match (now.date() - there.date()).days:
        case 0:
            return _("today at %(time)s", time=time)
        case 1:
            return _("yesterday at %(time)s", time=time)
        case _:
            return _("%(day)s at %(time)s", day=day(at), time=time)


def since(at: datetime | date | None) -> str:
    """`3 days`, `2 hours`."""
    if at is None:
        return ""
    if isinstance(at, datetime):
        ago = max(g.now - at, timedelta(minutes=1))
        return dates.format_timedelta(ago, granularity="minute", locale=locale())
    return dates.format_timedelta(local(g.now).date() - at, granularity="day", locale=locale())


def amount(minor: int | None) -> str:
    """`€1,234.50` or `€ 1.234,50`; cents only where there are any."""
    if minor is None:
        return ""
    found = method()
    value = Decimal(minor) / 100
    sign = "¤ " if chosen() == "nl" else "¤"
    shape = f"{sign}#,##0.00" if minor % 100 else f"{sign}#,##0"
    return numbers.format_currency(
        value, found.currency if found else "EUR", shape, locale=locale(), currency_digits=False
    )


def whole_amount(value: Decimal) -> str:
    """An amount that was worked out, in whole units of money as rules reckon: an estimate needs no cents."""
    minor = value * 100
    whole = minor if minor == minor.to_integral_value() else value.quantize(Decimal(1), ROUND_HALF_UP) * 100
    return amount(int(whole))


def figure(value: Decimal | int | str | None, places: int = 2) -> str:
    """A number with at most `places` decimals, rounded half up."""
    if value is None or value == "":
        return ""
    with numbers.decimal.localcontext() as context:  # type: ignore[attr-defined]
        context.rounding = "ROUND_HALF_UP"
        return numbers.format_decimal(Decimal(value), "#,##0." + "#" * places, locale=locale())


def size(octets: int) -> str:
    """`12 kB`, `3.4 MB`."""
    if octets < 1_000_000:
        return f"{figure(max(1, round(octets / 1000)))} kB"
    return f"{figure(Decimal(octets) / 1_000_000, 1)} MB"
