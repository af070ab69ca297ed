"""The one line that says what just happened; the address carries its name, so nothing is remembered."""

from __future__ import annotations

from app.web.texts import gettext as _


def note(name: str) -> str:
    """The line for `name`; empty for any other word."""
    lines = {
        "saved": _("Saved."),
        "approved": _("Thank you. Your approval is recorded."),
        "decided": _("Thank you. The decision is recorded, and everybody in the project sees it."),
        "sent": _("Sent."),
        "taken-back": _("You have taken it back. You can go on with it."),
        "returned": _("Returned, with your remarks."),
        "withdrawn": _("Withdrawn. It can still be read."),
        "in": _("You are signed in."),
        "out": _("You are signed out."),
        "welcome": _("Welcome. Your account is ready."),
        "kept": _("You are signed in again. What you typed is still here; it is not saved yet."),
        "over": _("The sample organisation starts again."),
        "role": _("The role is recorded."),
        "ended": _("The role has ended."),
        "contested": _("The decision is open again."),
        "corrected": _("Corrected. What it said before stays to be read."),
        "revised": _("This is the new revision, with all answers of the one before."),
        "discarded": _("Thrown away. It lies in the bin for a month."),
        "restored": _("Taken out of the bin."),
        "reminded": _("They see on their page that you asked. No mail was sent."),
        "stand-in": _("It is recorded who stands in for you."),
        "added": _("Added. You can fill in more here."),
        "reopened": _("It is open again."),
        "admin-on": _("Administrator rights are on. They end by themselves."),
        "admin-off": _("Administrator rights are off."),
        "merged": _("Merged. This project goes on for both."),
        "parted": _("They are two projects again."),
        "several": _("Done for all rows that you ticked."),
        "asked": _("Asked. It is an action now, on the home page of whom you asked."),
        "remarked": _("Your remark stands beside the question."),
        "rows": _("The rows are added."),
        "looked": _("Thank you. What you found is recorded."),
        "sheet": _("The spreadsheet is taken over."),
    }
    return lines.get(name, "")
