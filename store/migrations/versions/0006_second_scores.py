"""Second scores: begun, given and settled."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "second_score",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("category_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("first_level", sa.Integer(), nullable=True),
        sa.Column("first_by", sa.Text(), nullable=False),
        sa.Column("settled_level", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_role", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("waiver", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("assessment_id", "assessment"),
        _reference("section_id", "section"),
        sa.PrimaryKeyConstraint("id", name="pk_second_score"),
    )
    op.create_index("ix_second_score_section_id", "second_score", ["section_id"], unique=False)
    op.create_index("ix_second_score_assessment_id", "second_score", ["assessment_id"], unique=False)


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=f"fk_second_score_{column}_{target}",
        initially="DEFERRED",
        deferrable=True,
    )
