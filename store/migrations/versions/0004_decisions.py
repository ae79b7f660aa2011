"""Where sections stand in the procedure, decisions with what they were taken on, versions, reading, changed scores."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("section", sa.Column("stage", sa.Text(), server_default="", nullable=False))
    create_decision()
    create_draft_version()
    create_read_mark()
    create_score_change()


def create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage_from", sa.Text(), nullable=False),
        sa.Column("stage_to", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("waiver", sa.Text(), nullable=False),
        sa.Column("stored_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("decision", "assessment_id", "assessment"),
        _reference("decision", "section_id", "section"),
        _reference("decision", "stored_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_index("ix_decision_assessment_id_number", "decision", ["assessment_id", "number"], unique=True)
    op.create_index("ix_decision_section_id", "decision", ["section_id"], unique=False)


def create_draft_version() -> None:
    op.create_table(
        "draft_version",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("stored_id", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("draft_version", "assessment_id", "assessment"),
        _reference("draft_version", "section_id", "section"),
        _reference("draft_version", "stored_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name="pk_draft_version"),
    )
    op.create_index("ix_draft_version_assessment_id_number", "draft_version", ["assessment_id", "number"], unique=True)
    op.create_index("ix_draft_version_section_id", "draft_version", ["section_id"], unique=False)


def create_read_mark() -> None:
    op.create_table(
        "read_mark",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("stored_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("read_mark", "assessment_id", "assessment"),
        _reference("read_mark", "section_id", "section"),
        _reference("read_mark", "stored_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name="pk_read_mark"),
    )
    op.create_index("ix_read_mark_section_id_person", "read_mark", ["section_id", "person"], unique=True)
    op.create_index("ix_read_mark_assessment_id", "read_mark", ["assessment_id"], unique=False)


def create_score_change() -> None:
    op.create_table(
        "score_change",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("category_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("after", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("score_change", "assessment_id", "assessment"),
        _reference("score_change", "section_id", "section"),
        sa.PrimaryKeyConstraint("id", name="pk_score_change"),
    )
    op.create_index("ix_score_change_section_id_number", "score_change", ["section_id", "number"], unique=True)
    op.create_index("ix_score_change_assessment_id", "score_change", ["assessment_id"], unique=False)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=f"fk_{table}_{column}_{target}",
        initially="DEFERRED",
        deferrable=True,
    )
