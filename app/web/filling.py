"""Filling in: the home of a form, its pages, and what was typed and not saved."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.forms.rows import put_back
from app.forms.step import StepForm, build, pressed
from app.services.rights import may
from app.services.runs import commenting, deciding, filling, form_home
from app.services.runs.duty_watch import DUTY
from app.services.runs.form_views import Saved, StepView
from app.services.runs.leads import Concerned
from app.services.runs.row_undo import taken_out
from app.web import cookie
from app.web.addresses import leaf
from app.web.asking import asks_of, shown
from app.web.edge import keep, reading, work
from app.web.keeping import settled
from app.web.language import chosen, moment
from app.web.pages import show
from app.web.ready_rows import VERB, with_picked
from app.web.step_words import helpers, helpers_of_check, problems
from app.web.texts import gettext as _
from app.web.typed import fields_sent, posted, unpack
from app.web.unfolding import now, read
from app.web.weighing import looked_at, weighed
from app.web.words import say

pages = Blueprint("filling", __name__)
OPEN = ("draft", "submitted", "in_review")  # in which remarks can be left beside questions
REMARK = "comment-"
ELSEWHERE = ("paste", "earlier")  # buttons that save first and then lead to a page about a table


@pages.get("/f/<number>")
def home(number: str) -> tuple[str, int]:
    """The task list of a form."""
    return show("filling/home.html", form=form_home.form_home(work(), number), number=number)


@pages.get("/f/<number>/<step:step>")
def step(number: str, step: str) -> tuple[str, int]:
    """One page of questions, with what was typed before on top of what is stored."""
    page = filling.open_step(work(), number, step)
    view = page.view()
    undo = _undone(number, request.args.get("undo", ""))
    if view.draft:
        given = unpack(dict(view.draft))
        form = read(page, given)
        return _page(now(page, form), form, undo=undo, remarks=remarks_in(given))
    return _page(view, _form(view, None), undo=undo)


@pages.post("/f/<number>/<step:step>")
def save(number: str, step: str) -> Response | tuple[str, int]:
    """Save what can be read; show what cannot, and what somebody else changed meanwhile."""
    given = posted()
    page = filling.open_step(work(), number, step, to_change=True)
    form = read(page, given)
    try:
        saved, anchor = _taken_in(page, form, request.form.get("op", ""))
    except Refused as problem:  # what was typed stays on the page
        if problem.message.id.startswith(DUTY):
            keep()  # the attempt stands in the history
        return _page(now(page, form), form, 422, say(problem.message), remarks=remarks_in(request.form))
    if saved.clashes:
        view = now(page, form)
        return show("filling/clash.html", 409, view=view, saved=saved, form=form, **helpers(view))
    if form.unreadable():
        keep()
        return _page(page.view(), form, 422, known=saved.seen)
    return _after(page, saved, anchor)


@pages.post("/f/<number>/<step:step>/changed")
@reading
def changed(number: str, step: str) -> tuple[str, int]:
    """The questions that are asked with these answers; nothing is kept."""
    page = filling.open_step(work(), number, step)
    form = read(page, posted())
    view = now(page, form)
    known: dict[str, Any] = {
        "items": shown(view, form),
        "open": view.head.status in OPEN,
        "weighed": weighed(work(), view),
    }
    return show("filling/questions.html", **known, **helpers(view))


@pages.post("/f/<number>/<step:step>/draft")
def draft(number: str, step: str) -> Response:
    """Keep what is being typed; answers with the line that says so."""
    when = moment(filling.save_draft(work(), number, step, fields_sent()))
    text = _("Draft kept %(moment)s. It counts once you save.", moment=when)
    return Response(text, mimetype="text/plain")


def _taken_in(page: filling.OpenStep, form: StepForm, op: str) -> tuple[Saved, str]:
    """Save what was sent, remarks too; and where the button leads."""
    typed = settled(form.values(), page.run)
    values, anchor = _pressed(page, typed, op)
    saved = Saved(None, seen=form.last_seen())
    if op.startswith("remove:"):  # what was typed in the row comes into the history: it can be put back
        saved = _keep(page, form, typed, saved.seen)
    if not saved.clashes and (values or form.questions):
        saved = _keep(page, form, values, saved.seen)
    for field, text in () if saved.clashes else remarks_in(request.form).items():
        commenting.comment(work(), page.run.number, field, text)
    return saved, anchor


def _keep(page: filling.OpenStep, form: StepForm, values: dict[str, Any], seen: int) -> Saved:
    return page.save(values, seen, _choices(), form.last_rows_seen())


def _pressed(page: filling.OpenStep, values: dict[str, Any], op: str) -> tuple[dict[str, Any], str]:
    """The answers after a button, and where it leads; `back:<table>:<row>` puts a row back."""
    verb, __, rest = op.partition(":")
    if verb == VERB:
        return with_picked(page.step.fields, values, op)
    table, __, row = rest.partition(":")
    if verb != "back" or table not in values:
        return pressed(values, op)
    found = taken_out(work(), page.run.number, table, row)
    if found is None:
        return values, table
    return {**values, table: put_back(values[table], dict(found.row), found.after)}, f"{table}-{row}"


def _undone(number: str, name: str) -> tuple[str, str] | None:
    """The table and the row that was just taken out of it and can be put back."""
    table, __, row = name.partition(":")
    return (table, row) if row and taken_out(work(), number, table, row) else None


def _form(view: StepView, given: Any) -> StepForm:
    return build(asks_of(view), chosen(), cookie.guard(), view.seen, given)


def _takes_remarks(view: StepView) -> bool:
    """Whether this reader can leave a remark beside a question."""
    going_on = view.head.status in OPEN and not view.head.left_behind
    return going_on and may(work(), "remark") is None


def _page(
    view: StepView,
    form: StepForm,
    status: int = 200,
    problem: str = "",
    undo: tuple[str, str] | None = None,
    remarks: dict[str, str] | None = None,
    known: int = 0,
    leads: tuple[Concerned, ...] = (),
) -> tuple[str, int]:
    """A page of questions. `known`: what was just saved from it, which is nobody else's change.

    `leads`: the questions that `problem` is about.
    """
    items = shown(view, form)
    context = {"view": view, "form": form, "items": items, "problems": problems(form), "problem": problem}
    context |= {"undo": undo, "known": known, "remarks": remarks or {}, "open": _takes_remarks(view)}
    context["leads"] = leads
    context["page_reason"] = None if view.writable else view.why_not  # said once, on top
    context["looked_at"] = looked_at(work(), view)
    rests_on = weighed(work(), view)
    if rests_on is not None:
        context |= {"weighed": rests_on, "weighed_words": helpers_of_check(rests_on.page)["cell_words"]}
    return show("filling/step.html", status, **context, **helpers(view))


def _after(page: filling.OpenStep, saved: Saved, anchor: str) -> Response | tuple[str, int]:
    """Where a button leads: back to the rows, to the next page, to the task list, or to an approval."""
    op, number, step = request.form.get("op", ""), page.run.number, page.step_id
    if op.startswith("approve:"):
        seen = request.form.get("seen", 0, type=int)
        refusal = deciding.attempt(work(), number, op.removeprefix("approve:"), seen)
        if refusal is None:
            done = "decided" if page.step.turn == "decision" else "approved"
            return redirect(f"/f/{number}?done={done}", 303)
        keep()
        view = filling.step_view(work(), number, step)
        leads = deciding.in_the_way(work(), number, op.removeprefix("approve:"), refusal)
        return _page(view, _form(view, None), 409, say(refusal), leads=leads)
    there = _from_here(op, anchor)
    if there:
        return redirect(f"/f/{number}/{leaf(step)}{there}", 303)
    if op == "stop":
        return redirect(f"/f/{number}?done=saved", 303)
    brought_up = _unseen(page)
    if brought_up:
        return redirect(f"/f/{number}/{leaf(step)}#{brought_up}", 303)
    if saved.following:
        return redirect(f"/f/{number}/{leaf(saved.following)}", 303)
    return redirect(f"/f/{number}/check" if saved.draft else f"/f/{number}?done=saved", 303)


def _unseen(page: filling.OpenStep) -> str | None:
    """The first question that the answers just saved brought up, which the sent page did not hold yet."""
    sent = request.form.getlist("asked")
    return next((one for one in page.asked() if one not in sent), None)


def _from_here(op: str, anchor: str) -> str:
    """Where a button leads that stays with the step: to a row, a question, or a page about a table."""
    verb, __, field = op.partition(":")
    if verb == "remove" and anchor:
        return f"?undo={field}#{anchor}"
    if anchor:
        return f"#{anchor}"
    if verb == "comment":
        return f"?done=remarked#{field}"
    if verb in ELSEWHERE and field:
        return f"/{field}/{verb}"
    return "/ask" if op == "ask" else ""


def remarks_in(given: Any) -> dict[str, str]:
    """The remarks that were typed beside questions: whichever button is pressed, they are kept."""
    found = {name.removeprefix(REMARK): str(given[name]) for name in given if name.startswith(REMARK)}
    return {name: text for name, text in found.items() if text.strip()}


def _choices() -> dict[str, str]:
    """What was chosen for each answer that somebody else changed too: `mine` or `theirs`."""
    found = {name.removeprefix("choose-"): value for name, value in request.form.items()}
    return {name: value for name, value in found.items() if f"choose-{name}" in request.form}
