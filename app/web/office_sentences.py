"""A sentence for each message about what the project office does: merging projects, administrator rights."""

from __future__ import annotations

from app.web.texts import N_

MERGING = {
    "may-not-merge": N_("Projects are merged by the PMO."),
    "project-merged": N_(
        "Another project goes on for %(number)s, so nothing changes there any more. Its page says which."
    ),
    "merge-with-itself": N_("A project cannot be merged with itself. Choose another one."),
    "merge-already": N_("%(number)s was merged already. Its page says where it went."),
    "merge-ended": N_("%(number)s has ended. Only projects that still go on can be merged."),
    "merge-needs-reason": N_("Say why these two are one; one line is enough."),
    "merge-changed-meanwhile": N_(
        "Something changed in one of the two while you were reading. Look at it once more."
    ),
    "merge-not-there": N_("%(number)s goes on itself; there is nothing to take back."),
    "merge-undo-too-late": N_("Merging can be taken back for thirty days. They have passed."),
    "merge-undo-other-first": N_("%(number)s was itself merged since. Take that back first."),
    "merge-clash-form": N_("Both have “%(label)s”: %(other)s counts. %(number)s stays as it is, to be read."),
    "role-missing": N_("Choose a role."),
    "moment-without-words": N_("There are no words to take out here: %(moments)s."),
    "merge-clash-role": N_("%(role)s: %(other)s keeps this role; %(name)s does not get it."),
    "merge-clash-yourself": N_(
        "%(role)s: that is you, and nobody gives roles to themselves. Ask a colleague to do it afterwards."
    ),
    "merge-clash-gates": N_(
        "Both had a decision at %(gates)s. That of %(other)s counts; that of %(number)s stays to be read."
    ),
    "merge-clash-further": N_(
        "%(number)s had a decision at %(gates)s and %(other)s had not. It does not come over."
        " Should %(number)s rather be the one that goes on?"
    ),
    "merge-clash-row": N_(
        "%(label)s %(at)s says the same number or name as %(other)s in the project that goes on."
        " Both are there afterwards; look which one counts."
    ),
    "merge-clash-seen-members": N_(
        "%(number)s is for its members only. What comes over is seen by everybody who sees %(other)s."
    ),
    "merge-clash-seen-open": N_(
        "%(other)s is for its members only. Who is no member does not see any more what comes over."
    ),
    "happened-run_moved": N_("took the form along from %(before)s to %(number)s"),
}

ADMINISTRATION = {
    "may-not-administer": N_(
        "Administrator rights are switched on by the tool administrator;"
        " in a small PMO of three or fewer, by the PMO."
    ),
    "may-not-see-missed": N_("Only the PMO sees what people search for and do not find."),
    "may-not-see-administration": N_(
        "What was done with administrator rights is read by the head of the PMO and the auditor."
    ),
    "admin-needs-reason": N_("Say for which task; one line is enough."),
    "admin-needs-asker": N_("Choose who asked for it. Nobody grants what they asked for themselves."),
    "admin-off": N_("Your administrator rights are off. Switch them on for this task first."),
    "admin-must-be-separate": N_(
        "Your PMO has more than three people, and you approve in the content."
        " So all you can do is let in or appoint a separate tool administrator, who does the rest."
    ),
}

OFFICE = {**MERGING, **ADMINISTRATION}
