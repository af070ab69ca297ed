"""A lesson from who learned it to the library. Nobody checks a lesson of their own."""

from __future__ import annotations

from tests.content.case.town import Town

SIX = {
    "event": "The list of permits held the same person under three addresses.",
    "cause": "Nobody had compared it with the register of residents.",
    "les_impact": "Two weeks of cleaning by hand.",
    "recommendation": "The project manager compares a list with its source in the first month, before the "
    "move is planned.",
    "process": "processes/manage-risks",
}  # fmt: skip


def told(town: Town, author: str, kind: str, *, checked: bool = True) -> str:
    """A lesson that was sent, and checked by the process owner. Gives back its number in the library."""
    form = town.start(author, "lesson-record", POA="aisha")
    town.fill(author, form, six={"les_kind": kind, **SIX})
    town.send(author, form)
    if checked:
        check(town, form)
    return town.lesson_of(form)


def check(town: Town, form: str) -> None:
    say = {"les_title": "Compare lists with their source", "les_title_nl": "Vergelijk lijsten met hun bron"}
    tests = ["true", "general", "actionable", "new"]
    town.fill("aisha", form, validate={**say, "tests": tests, "no_names": "yes", "destination": "share_only"})
    where = {"context": "Projects that move data.", "class_fit": ["S", "M", "L"], "tags": ["data"]}
    keep = {
        "needed_at": "G1", "confidentiality": "internal", "owner_role": "PMH", "translation": "title_both",
        "review_on": (town.now.date().replace(year=town.now.year + 1)).isoformat(),
    }  # fmt: skip
    town.fill("aisha", form, applies=where, keep=keep)
    town.approve("aisha", form, "validated")
    assert town.status(form) == "decided"


def own_lesson_not_checked(town: Town) -> str:
    """Aisha wrote it, so somebody else checks it; her attempt stands in the history. The form it is about."""
    form = town.start("aisha", "lesson-record", POA="aisha")
    town.fill("aisha", form, six={"les_kind": "keep_doing", **SIX})
    town.send("aisha", form)
    assert town.tries("aisha", form, "validated") == "duty-own-answers"
    return form
