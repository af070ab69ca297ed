"""Runs, what happened in them, and what they leave behind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from app.store import guards

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("checklist_id", sa.String(length=80), nullable=False),
        sa.Column("definition_hash", sa.String(length=64), nullable=False),
        sa.Column("edition_id", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("gates", JSON, nullable=False),
        sa.Column("gate_number", sa.String(length=20), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.String(length=32), nullable=True),
        sa.Column("started_by", sa.String(length=32), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("frozen", JSON, nullable=True),
        sa.ForeignKeyConstraint(["definition_hash"], ["definition.hash"], name="fk_run_definition_hash"),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_run_edition_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_run_project_id"),
        sa.ForeignKeyConstraint(["started_by"], ["person.id"], name="fk_run_started_by"),
        sa.ForeignKeyConstraint(["supersedes_id"], ["run.id"], name="fk_run_supersedes_id"),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("number", name="uq_run_number"),
    )
    op.create_index("ix_run_project_id_checklist_id", "run", ["project_id", "checklist_id"], unique=False)
    op.create_index("ix_run_started_by", "run", ["started_by"], unique=False)
    op.create_index("ix_run_status", "run", ["status"], unique=False)
    op.create_table(
        "answer",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("row", sa.String(length=40), nullable=False),
        sa.Column("col", sa.String(length=80), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_answer_by"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_answer_run_id"),
        sa.PrimaryKeyConstraint("run_id", "field", "row", "col", name="pk_answer"),
    )
    op.create_table(
        "draft",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("step_id", sa.String(length=80), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_draft_run_id"),
        sa.PrimaryKeyConstraint("run_id", "person_id", "step_id", name="pk_draft"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_event_actor_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_event_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("run_id", "seq", name="uq_event_run_id_seq"),
    )
    op.create_table(
        "lesson",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("validator_id", sa.String(length=32), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("confidentiality", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_lesson_author_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_lesson_project_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_lesson_run_id"),
        sa.ForeignKeyConstraint(["validator_id"], ["person.id"], name="fk_lesson_validator_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lesson"),
        sa.UniqueConstraint("number", name="uq_lesson_number"),
    )
    op.create_index("ix_lesson_project_id", "lesson", ["project_id"], unique=False)
    op.create_index("ix_lesson_run_id", "lesson", ["run_id"], unique=False)
    op.create_index("ix_lesson_state", "lesson", ["state"], unique=False)
    op.create_table(
        "project_fact",
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", JSON, nullable=True),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_project_fact_project_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_project_fact_run_id"),
        sa.PrimaryKeyConstraint("project_id", "name", name="pk_project_fact"),
    )
    op.create_table(
        "register_row",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("field", sa.String(length=80), nullable=True),
        sa.Column("row_key", sa.String(length=40), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name="fk_register_row_owner_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_register_row_project_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_register_row_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_register_row"),
        sa.UniqueConstraint(
            "register", "project_id", "number", name="uq_register_row_register_project_id_number"
        ),
        sa.UniqueConstraint("run_id", "field", "row_key", name="uq_register_row_run_id_field_row_key"),
    )
    op.create_index("ix_register_row_owner_id", "register_row", ["owner_id"], unique=False)
    op.create_index("ix_register_row_project_id", "register_row", ["project_id"], unique=False)
    op.create_index(
        "ix_register_row_register_project_id", "register_row", ["register", "project_id"], unique=False
    )
    op.create_table(
        "stored_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=127), nullable=False),
        sa.Column("uploaded_by", sa.String(length=32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_stored_file_project_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_stored_file_run_id"),
        sa.ForeignKeyConstraint(["uploaded_by"], ["person.id"], name="fk_stored_file_uploaded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_stored_file"),
        sa.UniqueConstraint("sha256", "run_id", name="uq_stored_file_sha256_run_id"),
    )
    op.create_index("ix_stored_file_project_id", "stored_file", ["project_id"], unique=False)
    op.create_table(
        "payload",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("body", JSON, nullable=True),
        sa.Column("tombstone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_payload_event_id"),
        sa.PrimaryKeyConstraint("event_id", name="pk_payload"),
    )
    for statement in guards.statements(op.get_bind().dialect.name, "event", "payload"):
        op.execute(statement)
