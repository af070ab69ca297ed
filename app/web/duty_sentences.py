"""Sentences about duties that are kept apart, roles that are lent, conditions, and correcting."""

from __future__ import annotations

from app.web.texts import N_

DUTIES = {
    "roles-exclude": N_(
        "%(name)s is %(roles)s in this project, so cannot be %(role)s as well: nobody judges their own work. "
        "Choose somebody else."
    ),
    "may-not-give-yourself": N_("Nobody changes their own rights. Ask somebody else to give you this role."),
    "deputy-not-your-role": N_("You can lend only a role that you hold yourself now."),
    "deputy-of-deputy": N_("You stand in for somebody here yourself, so nobody can stand in for you."),
    "deputy-yourself": N_("Choose somebody else: you cannot stand in for yourself."),
    "deputy-dates": N_("Give a first day that is not in the past, and a last day that is not before it."),
    "deputy-too-long": N_("Somebody can stand in for at most a year. Choose an earlier last day."),
}
