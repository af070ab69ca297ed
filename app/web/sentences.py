"""A sentence for each message of the inner rooms: what it is, and what to do now.

The English stands here; its Dutch stands in the catalogue. Some messages have one sentence for each value of
an argument: those are named `<message>-<value>`.
"""

from __future__ import annotations

from app.web.duty_sentences import DUTIES
from app.web.filling_sentences import FILLING
from app.web.office_sentences import OFFICE
from app.web.row_sentences import ROWS
from app.web.texts import N_

TYPING = {
    "form.not-a-number": N_("Type a number, for example 1250 or 12.5."),
    "form.not-a-date": N_("Type a date as day-month-year, for example 2-3-2026."),
    "form.no-such-date": N_("This day does not exist. Check the day and the month."),
    "form.not-a-choice": N_("Choose one of the options that are open."),
    "form.not-a-mail-address": N_("Type a mail address, for example name@example.org."),
    "form.name-missing": N_("Type a name."),
    "form.mail-missing": N_("Type your mail address."),
    "form.password-missing": N_("Type your password."),
    "form.reason-missing": N_("Give a reason; one line is enough."),
    "name-missing": N_("Type a name."),
    "name-too-long": N_("Type a shorter name: at most %(most)s characters."),
    "mail-not-valid": N_("Type a mail address, for example name@example.org."),
    "title-missing": N_("Give it a name."),
    "title-too-long": N_("Use a shorter name: at most %(most)s characters."),
    "password-too-short": N_("Use at least %(least)s letters, digits or signs; this one has %(given)s."),
    "password-too-long": N_("Use at most %(most)s letters, digits or signs."),
    "file-empty": N_("This file is empty. Choose another one."),
    "file-too-big": N_("This file is larger than %(most)s MB. Choose a smaller one."),
}

FORMS = {
    "answer-required": N_("Give an answer."),
    "na-reason-required": N_("Say why it does not apply."),
    "criterion-required": N_("At ‘%(text)s’ ‘%(column)s’ is still empty."),
    "criterion-na-required": N_("At ‘%(text)s’: say why it does not apply."),
    "open-for-others": N_("This part is for %(roles)s, and still open."),
    "answer-unfit": N_("This answer does not fit the question %(labels)s. Give another one."),
    "answer-too-long": N_("Your answer to %(labels)s is too long: use at most %(most)s characters."),
    "approval-required": N_("This approval has not been given yet."),
    "none-reason-required": N_("You said that there are none. Say why."),
    "cell-required": N_("In row %(at)s ‘%(column)s’ is still empty."),
    "table-required-0": N_("Add at least one row."),
    "table-required-1": N_("Add at least one row, or say that there are none."),
    "approval-already-given": N_("This has been approved already."),
    "approval-not-asked": N_("This approval is not asked for now. Go back to the form."),
    "approve-look-again": N_("Answers changed since you opened this page. Read them again, then approve."),
    "approve-still-open": N_("Before this can be approved, please fill in: %(labels)s."),
    "blocked-by-rules": N_("This cannot be done yet, because: %(reasons)s"),
    "duty-own-answers": N_(
        "You filled in %(labels)s yourself, so somebody else approves it: nobody approves their own answers."
    ),
    "duty-never": N_("Somebody else does this part, not you as %(roles)s: nobody judges their own work."),
    "pen-other-role": N_("This part is for: %(roles)s."),
    "pen-finished": N_("This form is finished. It can only be read."),
    "pen-not-your-turn-author": N_("This was filled in before sending. Return the form if it has to change."),
    "pen-not-your-turn-review": N_("This comes after the form has been sent."),
    "pen-not-your-turn-decision": N_("This comes when the review is complete."),
    "run-not-found": N_("There is no form %(number)s that you can see."),
    "step-not-asked": N_("This part is not asked for (any more) in %(number)s. Go back to the form."),
    "step-not-yours": N_("Nothing here can be filled in by you now."),
    "send-not-draft": N_("This has been sent already."),
    "send-other-role": N_("It is sent by %(roles)s."),
    "send-nobody-there": N_(
        "Nobody holds the role ‘%(roles)s’ yet, so this would wait for nobody. Name somebody under “Change "
        "who does what” on the page of the project, or ask the PMO."
    ),
    "send-still-open": N_("You cannot send this yet. Still to do: %(labels)s."),
    "take-back-not-sent": N_("It is not on its way to anybody, so there is nothing to take back."),
    "take-back-too-late": N_("Somebody has acted on it already. Ask that person to return it."),
    "take-back-not-sender": N_("Only the one who sent it can take it back."),
    "return-not-sent": N_("It has not been sent, so it cannot be returned."),
    "return-not-reviewer": N_("It can be returned by those who review or decide it."),
    "return-needs-remark": N_("Say what has to change: in general, or at a question."),
    "withdraw-finished": N_("It is finished, so it cannot be withdrawn."),
    "withdraw-not-yours": N_("It can be withdrawn by the one who started it, or by the PMO."),
    "withdraw-needs-reason": N_("Give a reason; one line is enough."),
    "record-not-yet": N_("There is no record of %(number)s yet: it has not been sent."),
    "start-already-open": N_("There is one already: %(number)s. Go on with that."),
    "start-needs-project": N_("Choose the project it is about."),
    "start-needs-title": N_("Give the new project a short name."),
    "start-project-ended": N_("This project has ended."),
    "checklist-not-found": N_("There is no such form in the current handbook."),
    "text": "%(text)s",
}

HAPPENED = {
    "happened-run_started": N_("started the form"),
    "happened-step_saved": N_("saved %(step)s"),
    "happened-run_sent": N_("sent the form"),
    "happened-run_taken_back": N_("took the form back"),
    "happened-run_returned": N_("returned the form: %(note)s"),
    "happened-approval_given": N_("approved: %(label)s"),
    "happened-run_decided": N_("brought the form to its end"),
    "happened-evidence_frozen": N_("kept the evidence as it was then"),
    "happened-run_closed": N_("closed the form"),
    "happened-somebody_reminded": N_("reminded those for whom the form waits"),
    "remind-not-yours": N_("Only who sent this form, or the project office, can remind others of it."),
    "remind-nobody": N_("This form waits for nobody else."),
    "remind-already": N_("They were reminded less than a day ago."),
    "happened-run_withdrawn": N_("withdrew the form: %(reason)s"),
    "happened-attempt_refused": N_("tried to approve %(label)s, which was refused"),
}

RIGHTS = {
    "sign-in-first": N_("Sign in first."),
    "sign-in-wrong": N_("Mail address and password do not belong together. Try again."),
    "sign-in-wait": N_(
        "That went wrong too often. Try again in %(minutes)s minutes, or ask the PMO for a link."
    ),
    "link-dead": N_("This link has been used or is too old. Ask the PMO for a new one."),
    "has-account": N_("%(name)s has an account already."),
    "demo-only": N_("This works only in the sample organisation."),
    "language-unknown": N_("We speak English and Dutch."),
    "may-not-see-people": N_("The list of people is not for you."),
    "may-not-see-lessons": N_("The lessons are not for you."),
    "may-not-see-project": N_("This project is for its members."),
    "may-not-search": N_("Sign in to search."),
    "may-not-say-clear": N_("Sign in to say whether a page was clear."),
    "may-not-invite": N_(
        "People are invited by the tool administrator, with administrator rights switched on."
    ),
    "may-not-give-role": N_(
        "Roles are given by the tool administrator, with administrator rights switched on,"
        " and never to oneself."
    ),
    "may-not-end-sessions": N_(
        "You can end your own sessions only. Those of others end with administrator rights switched on."
    ),
    "may-not-start-form": N_("You can read here, and start nothing."),
    "may-not-remark": N_(
        "As an auditor you read everything here and leave nothing behind. Tell the PMO what you found."
    ),
    "may-not-change-members": N_("The project manager, the sponsor or the PMO changes who is in a project."),
    "may-not-change-visibility": N_(
        "The project manager, the sponsor or the PMO changes who sees a project."
    ),
    "may-not-change-row": N_("You can read this, and not change it."),
    "may-not-publish": N_("The handbook is published by the PMO."),
}

THINGS = {
    "person-not-found": N_("This person is not here (any more)."),
    "project-not-found": N_("There is no project %(number)s that you can see."),
    "lesson-not-found": N_("There is no lesson %(number)s that you can see."),
    "lesson-not-in-use": N_("This lesson is not in use, so there is nothing to look at again."),
    "lesson-review-others": N_("Whether a lesson is still right is for: %(roles)s."),
    "lesson-review-date": N_("Choose a day in the future on which the lesson is read again."),
    "lesson-review-reason": N_("Say why it is not right any more."),
    "file-not-found": N_("This file is not here, or not for you."),
    "role-not-found": N_("This role has ended already."),
    "row-not-found": N_("This row is not here (any more)."),
    "row-is-closed": N_("Row %(number)s is closed and can only be read."),
    "visibility-unknown": N_("A project is open to all colleagues, or for its members."),
    "page-not-found": N_("There is no such page in this handbook, or readers are not asked about it."),
    "edition-not-found": N_("There is no handbook %(edition)s."),
    "edition-exists": N_(
        "Handbook %(edition)s exists already and says something else. Choose the next number."
    ),
    "edition-number-not-valid": N_("%(edition)s is no number for a handbook. Use one like 2026.2."),
    "nothing-published": N_("There is no handbook yet. The PMO publishes the first one."),
    "publish-has-errors": N_(
        "The handbook has %(count)s mistakes. Do the check, correct them and publish again."
    ),
    "disk-full": N_("There is no room left to keep this file. Tell the PMO; what you typed is kept."),
}

OWN = {**TYPING, **FORMS, **HAPPENED, **RIGHTS, **THINGS}
SENTENCES: dict[str, str] = {**OWN, **DUTIES, **ROWS, **FILLING, **OFFICE}
