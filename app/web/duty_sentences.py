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
    "happened-answer_corrected": N_("corrected a typing error in %(label)s; it said: %(before)s"),
    "happened-waiver_used": N_("used an exception for %(label)s: %(duty)s"),
    "happened-run_replaced": N_("replaced the form by a new revision, %(number)s"),
    "happened-run_discarded": N_("threw the draft away"),
    "happened-run_restored": N_("took the draft out of the bin"),
    "happened-decision_contested": N_("contested the decision: %(reason)s"),
    "happened-ground_contested": N_("the decision in %(number)s, on which this rests, was contested"),
    "happened-run_revised": N_("started this revision of %(number)s: %(reason)s"),
    "revise-not-finished": N_("This form is not finished yet. Take it back, or ask to have it returned."),
    "revise-already": N_("There is a newer revision of this form already: %(number)s. Go on with that."),
    "revise-not-yours": N_("A new revision is made by who started or sent the form, or by the PMO."),
    "revise-needs-reason": N_("Give a reason; one line is enough."),
    "revise-later-gate": N_(
        "A later gate has been decided since, and rests on this. Ask the PMO what to do."
    ),
    "correct-not-yours": N_("A typing error is corrected by who filled in the form, or by the PMO."),
    "correct-no-text": N_(
        "Only a text can be corrected. For a number, a date or a choice make a new revision."
    ),
    "correct-nothing-changed": N_("Nothing has changed yet. Type the text as it should be."),
    "correct-not-a-number": N_(
        "The figures in the text have to stay. For other figures make a new revision."
    ),
    "correct-too-much": N_("This is more than a typing error. Make a new revision."),
    "discard-not-draft": N_("This has been sent once, so it cannot be thrown away. Withdraw it instead."),
    "discard-not-yours": N_("Only the one who started it can do this."),
    "discard-not-alone": N_("Somebody else worked on this too. Withdraw it instead, with the reason."),
    "restore-too-late": N_("This was thrown away more than a month ago. Start the form again."),
    "criterion-needs-reason": N_(
        "%(evidence)s says yes. You may say no, but then write why, "
        "so that the one who checks it can follow you."
    ),
    "happened-attempt_refused-fill": N_("tried to fill in %(label)s, which was refused"),
    "start-waits-for-condition": N_(
        "A condition of the last decision has to be met before the next phase starts: %(text)s"
    ),
    "contest-not-recorded": N_("Only a decision that somebody recorded for you can be contested."),
    "contest-not-decider": N_("It can be contested by the one in whose name it was recorded."),
    "contest-too-late": N_(
        "The days in which this could be contested are over. Make a new revision instead."
    ),
    "contest-needs-reason": N_("Give a reason; one line is enough."),
}
