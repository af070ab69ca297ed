"""Two projects that turn out to be one; administrator rights that are on for a task, and their uses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from app.store import guards

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
WENT_ON_AS = "CONSTRAINT fk_project_merged_into_id REFERENCES project (id)"


def upgrade() -> None:
    # In plain SQL: Alembic would copy `project` on SQLite, and other tables point at it.
    op.execute(f"ALTER TABLE project ADD COLUMN merged_into_id VARCHAR(32) {WENT_ON_AS}")
    _make_merge()
    _make_administration()
    for statement in guards.statements(op.get_bind().dialect.name, "administration_use"):
        op.execute(statement)


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_{table}_{column}")


def _make_merge() -> None:
    op.create_table(
        "project_merge",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("source_id", sa.String(length=32), nullable=False),
        sa.Column("target_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("moved", JSON, nullable=False),
        sa.Column("undone_by", sa.String(length=32), nullable=True),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["project.id"], name="fk_project_merge_source_id"),
        sa.ForeignKeyConstraint(["target_id"], ["project.id"], name="fk_project_merge_target_id"),
        _person("project_merge", "by"),
        _person("project_merge", "undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_project_merge"),
    )
    for name in ("source_id", "target_id"):
        op.create_index(f"ix_project_merge_{name}", "project_merge", [name], unique=False)


def _make_administration() -> None:
    op.create_table(
        "administration",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        _person("administration", "person_id"),
        _person("administration", "asked_by"),
        sa.PrimaryKeyConstraint("id", name="pk_administration"),
    )
    for name in ("at", "person_id"):
        op.create_index(f"ix_administration_{name}", "administration", [name], unique=False)
    use = "administration_use"
    op.create_table(
        use,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("administration_id", sa.String(length=32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=f"fk_{use}_administration_id"
        ),
        _person(use, "about_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{use}"),
    )
    op.create_index(f"ix_{use}_administration_id", use, ["administration_id"], unique=False)


def downgrade() -> None:
    op.drop_table("administration_use")
    op.drop_table("administration")
    op.drop_table("project_merge")
    op.execute("ALTER TABLE project DROP COLUMN merged_into_id")
