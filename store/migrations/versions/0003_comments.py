"""Comments that stand on words, on scores, rationales and evidence, and the answers to them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Made with the first schema for what came now: no program at an earlier revision wrote into it.
    op.drop_table("comment")
    create_comment()
    create_reply()


def create_comment() -> None:
    op.create_table(
        "comment",
        sa.Column("section_id", sa.Text(), nullable=True),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("assigned_to", sa.Text(), nullable=False),
        sa.Column("resolved_by", sa.Text(), nullable=False),
        sa.Column("resolved_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("detached", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("comment", "section_id", "section"),
        _reference("comment", "assessment_id", "assessment"),
        _reference("comment", "item_id", "evidence_item"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    for column in ("assessment_id", "section_id", "passage_id", "item_id"):
        op.create_index(f"ix_comment_{column}", "comment", [column], unique=False)


def create_reply() -> None:
    op.create_table(
        "comment_reply",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("comment_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("comment_reply", "assessment_id", "assessment"),
        _reference("comment_reply", "comment_id", "comment"),
        sa.PrimaryKeyConstraint("id", name="pk_comment_reply"),
    )
    for column in ("comment_id", "assessment_id"):
        op.create_index(f"ix_comment_reply_{column}", "comment_reply", [column], unique=False)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=f"fk_{table}_{column}_{target}",
        initially="DEFERRED",
        deferrable=True,
    )
