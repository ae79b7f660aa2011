"""The text of files, excerpts with their place, marks on sentences, pseudonyms and remembered columns."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("evidence_file", sa.Column("block", sa.Integer(), server_default="0", nullable=False))
    op.add_column("evidence_file", sa.Column("superseded_by", sa.Text(), server_default="", nullable=False))
    op.add_column("excerpt", sa.Column("number", sa.Integer(), server_default="0", nullable=False))
    op.add_column("excerpt", sa.Column("quotable", sa.Boolean(), server_default="1", nullable=False))
    op.add_column("excerpt", sa.Column("part_ids", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("excerpt", sa.Column("earlier_id", sa.Text(), server_default="", nullable=False))
    create_stored_text()
    create_sentence_mark()
    create_pseudonym()
    create_column_mapping()


def create_stored_text() -> None:
    op.create_table(
        "stored_text",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("notices", sa.JSON(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        _reference("stored_text", "id", "stored_file"),
        _reference("stored_text", "text_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name="pk_stored_text"),
    )


def create_sentence_mark() -> None:
    op.create_table(
        "sentence_mark",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("detached", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("sentence_mark", "assessment_id", "assessment"),
        _reference("sentence_mark", "section_id", "section"),
        sa.PrimaryKeyConstraint("id", name="pk_sentence_mark"),
    )
    for column in ("section_id", "passage_id", "assessment_id"):
        op.create_index(f"ix_sentence_mark_{column}", "sentence_mark", [column], unique=False)


def create_pseudonym() -> None:
    op.create_table(
        "pseudonym",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("pseudonym", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_pseudonym"),
    )
    op.create_index("ix_pseudonym_assessment_id", "pseudonym", ["assessment_id"], unique=False)


def create_column_mapping() -> None:
    op.create_table(
        "column_mapping",
        sa.Column("header", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_column_mapping"),
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=f"fk_{table}_{column}_{target}",
        initially="DEFERRED",
        deferrable=True,
    )
