"""What a developer would write by hand for one gate: Flask, WTForms and SQLAlchemy, a table for each thing.

The same questions with the same help, options, page around it, sign-in, protection against forged posts,
check for somebody else's changes, and history. Its rules stand in Python.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Flask, abort, g, redirect, render_template, request, session
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import Engine, ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from wtforms import FieldList, Form, FormField, HiddenField, RadioField, StringField, validators
from wtforms.csrf.session import SessionCSRF

from app.definitions.checklist import Criterion
from app.handbook.shell import render_shell

ANSWERS = [("yes", "Yes"), ("no", "No"), ("na", "Not applicable")]


class Base(DeclarativeBase):
    """All tables."""


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]


class Login(Base):
    __tablename__ = "login"
    token: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Project(Base):
    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    size: Mapped[str]


class Requirement(Base):
    __tablename__ = "requirement"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    help: Mapped[str]
    evidence: Mapped[str]


class Gate(Base):
    __tablename__ = "gate"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    status: Mapped[str]
    version: Mapped[int] = mapped_column(default=0)
    answers: Mapped[list[Answer]] = relationship(back_populates="gate")


class Answer(Base):
    __tablename__ = "answer"
    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str | None]
    reason_na: Mapped[str | None]
    evidence: Mapped[str | None]
    reason_no: Mapped[str | None]
    by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    gate: Mapped[Gate] = relationship(back_populates="answers")


class Happened(Base):
    __tablename__ = "happened"
    id: Mapped[int] = mapped_column(primary_key=True)
    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    what: Mapped[str]


class RequirementForm(Form):
    """The questions about one requirement."""

    code = HiddenField()
    answer = RadioField("The project manager's answer", [validators.Optional()], choices=ANSWERS)
    reason_na = StringField("Why not applicable?", [validators.Length(max=2000)])
    evidence = StringField("Evidence", [validators.Length(max=2000)])
    reason_no = StringField("If no: why?", [validators.Length(max=2000)])


class GateForm(Form):
    """The page."""

    class Meta:
        csrf = True
        csrf_class = SessionCSRF
        csrf_secret = b"s" * 40

        @property
        def csrf_context(self) -> Any:
            return session

    version = HiddenField()
    requirements = FieldList(FormField(RequirementForm))


PAGE = """{% extends "shell.html" %}
{% block title %}Requirements{% endblock %}
{% block content %}
<p>Step 2 of 5 · {{ project.title }}</p><h1>Requirements</h1>
{% if form.errors %}<ul>{% for name in form.errors %}<li>{{ name }}</li>{% endfor %}</ul>{% endif %}
<p>Not met: {{ failed }}. Legal requirements not met: {{ legal }}. Ready: {{ ready }} %.</p>
<form method="post" action="/gates/{{ gate.id }}/requirements" novalidate>{{ form.csrf_token }}{{ form.version }}
{% for part in form.requirements %}{% set about = requirements[part.code.data] %}
<fieldset id="r-{{ about.code }}"><legend>{{ about.code }} {{ about.text }} <small>{{ about.kind }}</small></legend>
<p>{{ about.help }}</p><p>{{ about.evidence }}</p>{{ part.code }}
<div role="radiogroup" aria-label="{{ part.answer.label.text }}">{% for option in part.answer %}{{ option }} {{ option.label }}{% endfor %}</div>
{% for one in (part.reason_na, part.evidence, part.reason_no) %}
<p>{{ one.label }} {{ one(class="md-input", maxlength=2000) }}{% for error in one.errors %}<em>{{ error }}</em>{% endfor %}</p>
{% endfor %}<p>Answer that counts: {{ part.answer.data or "–" }}</p></fieldset>
{% endfor %}
<button class="md-button md-button--primary">Save and continue</button></form>
{% endblock %}"""  # noqa: E501 - a template


def _database(data: Path, criteria: Iterable[Criterion]) -> Engine:
    """The database as it is when a project is under way."""
    engine = create_engine(f"sqlite:///{data / 'hand.sqlite3'}")

    @event.listens_for(engine, "connect")
    def _(connection: Any, __: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    Base.metadata.create_all(engine)
    with Session(engine) as start:
        start.add(Person(id=1, name="Robin", role="PM"))
        start.add(Project(id=1, title="Parking permits online", size="M"))
        start.flush()
        start.add_all([Login(token="robin", person_id=1), Gate(id=1, project_id=1, status="draft")])
        for one in criteria:
            start.add(
                Requirement(
                    code=one.code,
                    kind=one.kind,
                    text=one.text.en,
                    help=one.help.en,
                    evidence=one.evidence.en,
                )
            )
        start.commit()
    return engine


def hand_written(root: Path, data: Path, criteria: Iterable[Criterion]) -> Flask:
    """The app, with these requirements of a gate in its database."""
    engine = _database(data, criteria)
    app = Flask("hand_written")
    app.secret_key = "s" * 40
    app.jinja_loader = ChoiceLoader(
        [DictLoader({"shell.html": render_shell(root, "en", "2026.1"), "gate.html": PAGE})]
    )

    @app.before_request
    def _() -> None:
        g.db = Session(engine)
        login = g.db.get(Login, request.cookies.get("login", ""))
        person = g.db.get(Person, login.person_id) if login else None
        if person is None:
            abort(401)
        g.person = person

    @app.teardown_request
    def _(_: BaseException | None) -> None:
        g.db.close()

    @app.route("/gates/<int:number>/requirements", methods=["GET", "POST"])
    def requirements(number: int) -> Any:
        gate = g.db.get(Gate, number) or abort(404)
        if g.person.role != "PM":
            abort(403)
        project = g.db.get(Project, gate.project_id)
        asked = {one.code: one for one in g.db.scalars(select(Requirement).order_by(Requirement.id))}
        known = {one.code: one for one in gate.answers}
        rows = [
            {name: getattr(known.get(code), name, None) for name in ("answer", *REASONS)} | {"code": code}
            for code in asked
        ]
        form = GateForm(request.form, version=str(gate.version), requirements=rows)
        if request.method == "POST" and form.validate():
            if form.version.data != str(gate.version):
                abort(409)
            _save(gate, known, form)
            return redirect("/gates/1/report", 303)
        given = [one.answer for one in known.values()]
        context = {
            "failed": sum(asked[one.code].kind == "must" and one.answer == "no" for one in known.values()),
            "legal": sum(
                asked[one.code].kind == "must_legal" and one.answer == "no" for one in known.values()
            ),
            "ready": round(100 * given.count("yes") / len(asked)),
        }
        return render_template(
            "gate.html", form=form, requirements=asked, project=project, gate=gate, **context
        )

    return app


REASONS = ("reason_na", "evidence", "reason_no")


def _save(gate: Gate, known: dict[str, Answer], form: GateForm) -> None:
    """Keep what changed, and say in the history what that was."""
    now, changes = dt.datetime.now(dt.UTC), []
    for part in form.requirements:
        code = part.code.data
        one = known.get(code) or Answer(gate_id=gate.id, code=code, by=g.person.id, at=now)
        for name in ("answer", *REASONS):
            value = part[name].data or None
            if getattr(one, name, None) != value:
                changes.append({"code": code, "field": name, "before": getattr(one, name, None), "to": value})
                setattr(one, name, value)
                one.by, one.at = g.person.id, now
        if code not in known:
            g.db.add(one)
    if changes:
        gate.version += 1
        g.db.add(Happened(gate_id=gate.id, by=g.person.id, at=now, what=json.dumps(changes)))
    g.db.commit()
