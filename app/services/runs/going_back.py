"""A gate's decision that counts no longer: the project is again where it was when the form was sent."""

from __future__ import annotations

from app.services.runs.opening import OpenRun
from app.services.search_changes import touch_project
from app.services.work import Work


def gate_undone(work: Work, opened: OpenRun) -> None:
    """Put the project back to the phase and the state in which this gate was sent."""
    project = opened.project
    if project is None or opened.compiled.checklist.kind != "gate":
        return
    sent = [one.body for one in opened.happened if one.kind == "run_sent" and "phase" in one.body]
    if sent:
        project.phase = str(sent[-1]["phase"])
        project.state = str(sent[-1].get("state", project.state))
        touch_project(work, project.id)
