"""Rows that live: what happened to each, forms about a row, and how facts came to be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from app.store import guards

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
ABOUT_A_ROW = "CONSTRAINT fk_run_row_id REFERENCES register_row (id)"


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for column in (
        sa.Column("updated_at", INSTANT, nullable=True),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.Column("seen_by", sa.String(length=10), nullable=False, server_default="project"),
        sa.Column("seq", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("register_row", column)
    # In plain SQL: Alembic would copy `run` on SQLite, and other tables point at it.
    op.execute(f"ALTER TABLE run ADD COLUMN row_id VARCHAR(32) {ABOUT_A_ROW}")
    op.create_index("ix_run_row_id", "run", ["row_id"], unique=False)
    _make_row_event()
    _make_fact_change()
    _tell_what_is_there()
    for statement in guards.statements(dialect, "row_event", "fact_change"):
        op.execute(statement)


def _make_row_event() -> None:
    op.create_table(
        "row_event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("row_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("body", JSON, nullable=True),
        sa.Column("tombstone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_row_event_actor_id"),
        sa.ForeignKeyConstraint(["row_id"], ["register_row.id"], name="fk_row_event_row_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_row_event_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_row_event"),
        sa.UniqueConstraint("row_id", "seq", name="uq_row_event_row_id_seq"),
    )
    op.create_index("ix_row_event_run_id", "row_event", ["run_id"], unique=False)


def _make_fact_change() -> None:
    op.create_table(
        "fact_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("before", JSON, nullable=True),
        sa.Column("after", JSON, nullable=True),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_fact_change_project_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_fact_change_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fact_change"),
    )
    op.create_index("ix_fact_change_project_id_name", "fact_change", ["project_id", "name"], unique=False)
    op.create_index("ix_fact_change_run_id", "fact_change", ["run_id"], unique=False)


def _tell_what_is_there() -> None:
    """Rows and facts from before begin their history here, with what they say now."""
    bind = op.get_bind()
    held = sa.table(
        "register_row",
        *(sa.column(name) for name in ("id", "status", "owner_id", "run_id", "seq")),
        sa.column("due", sa.Date()),
        sa.column("created_at", INSTANT),
        sa.column("data", JSON),
    )
    told = sa.table(
        "row_event",
        *(sa.column(name) for name in ("row_id", "seq", "kind", "run_id")),
        sa.column("at", INSTANT),
        sa.column("body", JSON),
    )
    for row in bind.execute(sa.select(held)).mappings().all():
        due = row["due"].isoformat() if row["due"] else None
        own = {name: value for name, value in row["data"].items() if name not in ("owner", "due", "status")}
        cells = {**own, "status": row["status"], "owner": row["owner_id"], "due": due}
        changes = [{"col": col, "before": None, "after": value} for col, value in cells.items() if value]
        body = {"changes": changes, "remark": ""}
        keys = {"row_id": row["id"], "seq": 1, "kind": "added", "run_id": row["run_id"]}
        bind.execute(told.insert().values(**keys, at=row["created_at"], body=body))
        bind.execute(held.update().where(held.c.id == row["id"]).values(seq=1, data=own))
    bind.execute(
        sa.text(
            "INSERT INTO fact_change (project_id, name, after, run_id, at)"
            " SELECT project_id, name, value, run_id, at FROM project_fact"
        )
    )


def downgrade() -> None:
    op.drop_table("fact_change")
    op.drop_table("row_event")
    op.drop_index("ix_run_row_id", "run")
    op.execute("ALTER TABLE run DROP COLUMN row_id")
    for name in ("seq", "seen_by", "withdrawn_at", "updated_at"):
        op.drop_column("register_row", name)
