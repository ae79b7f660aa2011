"""Waivers of findings, rules switched off, and the organisation's own rules."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_waiver()
    create_rule_switch()
    create_own_rules()


def create_waiver() -> None:
    op.create_table(
        "waiver",
        sa.Column("section_id", sa.Text(), nullable=True),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("detached", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("waiver", "section_id", "section"),
        _reference("waiver", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_waiver"),
    )
    for column in ("assessment_id", "section_id", "passage_id"):
        op.create_index(f"ix_waiver_{column}", "waiver", [column], unique=False)


def create_rule_switch() -> None:
    op.create_table(
        "rule_switch",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _reference("rule_switch", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_rule_switch"),
    )
    op.create_index("ix_rule_switch_assessment_id_code", "rule_switch", ["assessment_id", "code"], unique=True)


def create_own_rules() -> None:
    op.create_table(
        "own_rules",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_rules"),
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=f"fk_{table}_{column}_{target}",
        initially="DEFERRED",
        deferrable=True,
    )
