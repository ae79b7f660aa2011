"""The first schema of a workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEARCH = (
    (
        "CREATE TABLE search_scope ( number INTEGER PRIMARY KEY, assessment_id TEXT NOT NULL, owner_kind"
        " TEXT NOT NULL, CONSTRAINT uq_search_scope_assessment_id UNIQUE (assessment_id, owner_kind) )"
    ),
    (
        "CREATE TABLE search_text ( id INTEGER PRIMARY KEY, owner_id TEXT NOT NULL, section_id TEXT NOT"
        " NULL, text TEXT NOT NULL )"
    ),
    "CREATE INDEX ix_search_text_owner_id ON search_text (owner_id)",
    (
        "CREATE VIRTUAL TABLE search_index USING fts5 ( text, content='search_text', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2' )"
    ),
)

TRIGGERS = (
    (
        "CREATE TRIGGER journal_entry_sealed BEFORE UPDATE ON journal_entry WHEN OLD.sealed = 1"
        " BEGIN SELECT RAISE(ABORT, 'a sealed journal entry never changes'); END"
    ),
    (
        "CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry"
        " BEGIN SELECT RAISE(ABORT, 'a journal entry is never deleted'); END"
    ),
    (
        "CREATE TRIGGER journal_change_sealed BEFORE UPDATE ON journal_change"
        " WHEN EXISTS (SELECT 1 FROM journal_entry WHERE seq = OLD.seq AND sealed = 1)"
        " BEGIN SELECT RAISE(ABORT, 'a sealed journal entry never changes'); END"
    ),
    (
        "CREATE TRIGGER journal_change_kept BEFORE DELETE ON journal_change"
        " WHEN EXISTS (SELECT 1 FROM journal_entry WHERE seq = OLD.seq AND sealed = 1)"
        " BEGIN SELECT RAISE(ABORT, 'a sealed journal entry never changes'); END"
    ),
    (
        "CREATE TRIGGER journal_change_closed BEFORE INSERT ON journal_change"
        " WHEN EXISTS (SELECT 1 FROM journal_entry WHERE seq = NEW.seq AND sealed = 1)"
        " BEGIN SELECT RAISE(ABORT, 'a sealed journal entry never changes'); END"
    ),
)


def upgrade() -> None:
    for create_tables in (create_journal, create_assessments, create_text, create_evidence, create_review):
        create_tables()
    for statement in (*SEARCH, *TRIGGERS):
        op.execute(statement)


def create_journal() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("reverses", sa.Text(), nullable=False),
        sa.Column("merge_key", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal_entry"),
    )
    op.create_index("ix_journal_entry_assessment_id_seq", "journal_entry", ["assessment_id", "seq"], unique=False)
    op.create_table(
        "journal_change",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["journal_entry.seq"],
            name="fk_journal_change_seq_journal_entry",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq", "number", name="pk_journal_change"),
    )


def create_assessments() -> None:
    op.create_table(
        "framework",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_framework"),
    )
    op.create_table(
        "assessment",
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("framework_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("window_from", sa.Date(), nullable=True),
        sa.Column("window_to", sa.Date(), nullable=True),
        sa.Column("visit_from", sa.Date(), nullable=True),
        sa.Column("visit_to", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("next_reference", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name="fk_assessment_framework_id_framework",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
    )
    op.create_table(
        "team_member",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_team_member_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_team_member"),
    )
    op.create_index("ix_team_member_assessment_id", "team_member", ["assessment_id"], unique=False)


def create_text() -> None:
    op.create_table(
        "kept_text",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_kept_text_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kept_text"),
    )
    op.create_index("ix_kept_text_assessment_id", "kept_text", ["assessment_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_section_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_section"),
    )
    op.create_index("ix_section_assessment_id_part_id", "section", ["assessment_id", "part_id"], unique=True)
    op.create_table(
        "facts",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("amounts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_facts_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name="fk_facts_section_id_section", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
    )
    op.create_index("ix_facts_assessment_id", "facts", ["assessment_id"], unique=False)
    op.create_index("ix_facts_section_id", "facts", ["section_id"], unique=True)
    op.create_table(
        "passage",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_passage_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name="fk_passage_section_id_section", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passage"),
    )
    op.create_index("ix_passage_assessment_id", "passage", ["assessment_id"], unique=False)
    op.create_index("ix_passage_section_id_position", "passage", ["section_id", "position"], unique=False)
    op.create_table(
        "score",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("category_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_score_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name="fk_score_section_id_section", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_score"),
    )
    op.create_index("ix_score_assessment_id", "score", ["assessment_id"], unique=False)
    op.create_index("ix_score_section_id_category_id", "score", ["section_id", "category_id"], unique=True)


def create_evidence() -> None:
    op.create_table(
        "stored_file",
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stored_file"),
    )
    op.create_table(
        "evidence_item",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("event_date", sa.Date(), nullable=True),
        sa.Column("received_date", sa.Date(), nullable=True),
        sa.Column("people_heard", sa.Integer(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("disclosed", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_evidence_item_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_item"),
    )
    op.create_index("ix_evidence_item_assessment_id_number", "evidence_item", ["assessment_id", "number"], unique=True)
    op.create_table(
        "evidence_file",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("stored_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_evidence_file_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["evidence_item.id"],
            name="fk_evidence_file_item_id_evidence_item",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stored_id"],
            ["stored_file.id"],
            name="fk_evidence_file_stored_id_stored_file",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_file"),
    )
    op.create_index("ix_evidence_file_assessment_id", "evidence_file", ["assessment_id"], unique=False)
    op.create_index("ix_evidence_file_item_id", "evidence_file", ["item_id"], unique=False)
    op.create_table(
        "excerpt",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("stored_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_excerpt_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["evidence_item.id"],
            name="fk_excerpt_item_id_evidence_item",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stored_id"],
            ["stored_file.id"],
            name="fk_excerpt_stored_id_stored_file",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_excerpt"),
    )
    op.create_index("ix_excerpt_assessment_id", "excerpt", ["assessment_id"], unique=False)
    op.create_index("ix_excerpt_item_id", "excerpt", ["item_id"], unique=False)
    op.create_table(
        "citation",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("excerpt_id", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("detached", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_citation_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["excerpt_id"], ["excerpt.id"], name="fk_citation_excerpt_id_excerpt", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["evidence_item.id"],
            name="fk_citation_item_id_evidence_item",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name="fk_citation_section_id_section", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_citation"),
    )
    op.create_index("ix_citation_assessment_id", "citation", ["assessment_id"], unique=False)
    op.create_index("ix_citation_item_id", "citation", ["item_id"], unique=False)
    op.create_index("ix_citation_passage_id", "citation", ["passage_id"], unique=False)
    op.create_index("ix_citation_section_id", "citation", ["section_id"], unique=False)


def create_review() -> None:
    op.create_table(
        "comment",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_comment_assessment_id_assessment",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name="fk_comment_section_id_section", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_assessment_id", "comment", ["assessment_id"], unique=False)
    op.create_index("ix_comment_section_id", "comment", ["section_id"], unique=False)
