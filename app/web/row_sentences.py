"""Sentences about rows of registers: who changes them, what is still missing, and spreadsheets."""

from __future__ import annotations

from app.web.texts import N_

ROWS = {
    "register-not-found": N_("There is no such register in the current handbook."),
    "register-view-unknown": N_("This register has no such view (any more)."),
    "start-not-about-row": N_("This form cannot be about this row."),
    "row-status-unknown": N_("Choose one of the statuses of this register."),
    "row-for-others-owner": N_("This is for the owner of the row."),
    "row-for-others-owner_or": N_("This is for the owner of the row, or for: %(roles)s."),
    "row-for-others-member": N_("This is for those who hold a role in the project."),
    "row-for-others-roles": N_("This is for: %(roles)s."),
    "row-only-by-form": N_("This is written by a form and cannot be changed by hand."),
    "row-not-by-owner": N_("Somebody else than the owner has to do this: nobody confirms their own work."),
    "row-is-open": N_("This row is open."),
    "row-cell-locked": N_("%(column)s is changed only with the form that it comes from."),
    "row-still-open": N_("Please fill in as well: %(labels)s."),
    "row-look-again": N_("Somebody else changed the status meanwhile. Look at the row again."),
    "row-status-needs": N_("Before it can become “%(status)s”, please fill in: %(labels)s."),
    "row-needs-reason": N_("Give a reason; one line is enough."),
    "row-without-owner": N_("This row has no owner yet. Give it one first."),
    "row-is-a-task": N_("This is a task already: its owner sees it at home."),
    "row-reminded-already": N_("The owner was reminded already and has not acted on it yet."),
    "sheet-too-long": N_("This spreadsheet has more than %(most)s lines. Split it."),
    "sheet-unreadable": N_("This is no spreadsheet that we can read. Save it as XLSX or CSV and try again."),
    "sheet-without-columns": N_("No column of this register stands on the first line. Start from an export."),
    "sheet-cell-unreadable": N_("“%(given)s” does not fit here."),
    "sheet-row-unknown": N_("There is no row %(given)s. Leave the number empty for a new row."),
    "sheet-row-twice": N_("Row %(number)s stands here twice."),
    "sheet-row-changed": N_("Somebody else changed this row meanwhile. Take a new export."),
    "sheet-nothing-to-take": N_("There is nothing in it that can be written. Give the file once more."),
    "several-none-ticked": N_("Tick at least one row."),
    "several-nothing-chosen": N_("Choose what to do with these rows."),
    "several-without-owner": N_("Choose the new owner."),
    "several-without-date": N_("Give the new due date."),
    "several-without-status": N_("Choose as what to close them."),
}
