"""Sentences about filling in many rows at once, asking somebody else, and remarks beside questions."""

from __future__ import annotations

from app.web.texts import N_

FILLING = {
    "table-not-asked": N_("There is no table of this name in %(number)s to which rows can be added."),
    "ask-without-person": N_("Choose whom you ask."),
    "comment-too-late": N_("%(number)s is decided; remarks can no longer be left there."),
    "happened-words_emptied": N_("took words out of this history (line %(moments)s): %(reason)s"),
    "happened-question_commented": N_("left a remark at %(label)s: %(note)s"),
    "paste-empty": N_("Paste the rows from your spreadsheet first."),
    "paste-nothing": N_("There are only headings here. Copy the rows below them as well."),
    "paste-wrong": N_("Row %(at)s, %(column)s: %(why)s"),
}
