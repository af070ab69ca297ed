"""What stays of a form: its record, its history, its files."""

from __future__ import annotations

import json

from flask import Blueprint, Response, send_file

from app.services import files
from app.services.runs import form_home, history, records
from app.services.runs.opening import open_run
from app.services.runs.records import Record
from app.web.edge import work
from app.web.language import chosen
from app.web.pages import show
from app.web.record_words import words

pages = Blueprint("records", __name__)


@pages.get("/f/<number>/record")
def record(number: str) -> tuple[str, int]:
    """The form as it was sent or decided, drawn from what was kept then."""
    found = records.record(work(), number)
    home = form_home.form_home(work(), number)
    return show("records/record.html", record=found, kept=found.kept, lang=chosen(), words=words, home=home)


@pages.get("/f/<number>/record.md")
def markdown(number: str) -> Response:
    """The same as Markdown."""
    found = records.record(work(), number)
    return _download(found, found.as_markdown(chosen()), "text/markdown; charset=utf-8", "md")


@pages.get("/f/<number>/record.json")
def machine(number: str) -> Response:
    """The same for machines."""
    found = records.record(work(), number)
    return _download(
        found, json.dumps(found.as_json(), ensure_ascii=False, indent=1), "application/json", "json"
    )


def _download(found: Record, text: str, kind: str, ending: str) -> Response:
    answer = Response(text, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.number}.{ending}"'
    return answer


@pages.get("/f/<number>/history")
def story(number: str) -> tuple[str, int]:
    """Who did what, when."""
    lines = history.history(work(), number)
    return show("records/history.html", lines=lines, form=form_home.form_home(work(), number))


@pages.get("/f/<number>/files/<sha>")
def file(number: str, sha: str) -> Response:
    """A file that was handed in; always as a download, so that it can never act as a page of ours."""
    kept, path = files.find(work(), sha, open_run(work(), number).run.id)
    answer = send_file(path, "application/octet-stream", as_attachment=True, download_name=kept.name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
