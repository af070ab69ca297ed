"""The rules that our description of the method names, and where those live that are no rule of a form."""

from __future__ import annotations

from collections.abc import Mapping

_STOP = """
C01-1 C01-2 C01-3 C02-1 C02-2 C03-1 C03-2 C03-3 C05-1 C06-1 C06-3 C07-1 C07-3 C08-1 C08-2 C08-3
C15-1 C15-2 C16-4 C17-2 C18-1 C18-2 C18-5 C19-1 C19-2 C20-1 C20-2 C21-3 C21-4 C23-1 C23-2 C23-3
C24-1 C24-2 C24-3 C25-2 C26-1 C26-2 C26-3 C28-1 C28-2 C29-1 C29-3 C30-1 C30-2
G-1 G-2 G-3 G-4 G-6 G-7 G-8 G-10 G-11
"""
_WARN = "C05-3 C16-3 C21-1 C21-2 C25-1 C29-2 G-5"
_EFFECT = """
C02-4 C06-4 C07-2 C08-4 C16-1 C16-2 C16-5 C17-1 C18-3 C18-4 C18-6 C20-3 C20-4 C21-5 C27-2 C29-4 C30-4 G-9 G-12
"""
# Described as stops. Why they mark or act instead is told in the decisions 0007, 0008 and 0009.
_SOFTER = {
    "C02-3": "warn",
    "C04-1": "effect",
    "C05-2": "effect",
    "C06-2": "warn",
    "C27-1": "effect",
    "C30-3": "effect",
}

KINDS: Mapping[str, str] = {
    **{f"S-{one}": "stop" for one in _STOP.split()},
    **{f"S-{one}": "warn" for one in _WARN.split()},
    **{f"S-{one}": "effect" for one in _EFFECT.split()},
    **{f"S-{one}": kind for one, kind in _SOFTER.items()},
}

# Separations of duties are enforced at the questions and approvals themselves: checklist, where, duty.
DUTIES: Mapping[str, tuple[str, str, str]] = {
    "S-C18-2": ("change-request", "cr_decided", "SoD-4"),
    "S-C21-3": ("lesson-record", "validated", "SoD-6"),
    "S-C23-2": ("benefits-review", "fin_verified", "SoD-8"),
    "S-C24-3": ("tool-onboarding", "ciso_ok", "SoD-10"),
}
# Rules that a condition of a question carries out: checklist, question, words that stand in its condition.
ASKED: Mapping[str, tuple[str, str, str]] = {
    "S-C20-3": ("project-closure", "benefit_dates", "closure_kind"),
    "S-C23-3": ("benefits-review", "pfb_ok", "below_floor > 0"),
}
# Effects that take place each time, so there is no case in which they let through.
ALWAYS = frozenset({"S-G-9"})
