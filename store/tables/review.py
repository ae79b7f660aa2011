"""The review of a draft: remarks, suggestions, decisions with what they were taken on, versions, what was read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to
from store.tables.evidence import Anchored


class CommentRow(Anchored, Base):
    """A remark. One on words stands on a span of a passage; the others have an empty `passage_id`.

    One on an evidence item belongs to no section.
    """

    __tablename__ = "comment"
    __table_args__ = tuple(Index(None, name) for name in ("assessment_id", "section_id", "passage_id", "item_id"))
    section_id: Mapped[str | None] = mapped_column(  # type: ignore[assignment] # there may be none
        Text, reference_to("section.id")
    )
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    item_id: Mapped[str | None] = mapped_column(Text, reference_to("evidence_item.id"))
    target: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    assigned_to: Mapped[str] = mapped_column(Text, default="")
    resolved_by: Mapped[str] = mapped_column(Text, default="")
    resolved_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class ReplyRow(Journalled, Base):
    """An answer in a comment's thread."""

    __tablename__ = "comment_reply"
    __table_args__ = (Index(None, "comment_id"), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    comment_id: Mapped[str] = mapped_column(Text, reference_to("comment.id"))
    text: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class SuggestionRow(Anchored, Base):
    """A proposed change of the words that it stands on, or at a place between two letters; never part of the text.

    `joins` is the id of the passage behind, where the break before that is to go too; no foreign key, for it may be
    removed meanwhile.
    """

    __tablename__ = "suggestion"
    # Where it stands is nobody's edit: it moves with the text.
    unversioned_columns = frozenset(
        {"section_id", "passage_id", "start", "end", "prefix", "suffix", "detached", "rank"}
    )
    __table_args__ = tuple(Index(None, name) for name in ("assessment_id", "section_id", "passage_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    replacement: Mapped[str] = mapped_column(Text)
    joins: Mapped[str] = mapped_column(Text, default="")
    group_id: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Text)
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1)


class DecisionRow(Journalled, Base):
    """A decision on a section, or on the report (no section); `number` gives the order, for a clock may be set back.

    The stored file is the snapshot of what was decided on. An edit that cancelled a decision, and the opening of a
    section for an edit, are rows here, too, without a snapshot.
    """

    __tablename__ = "decision"
    __table_args__ = (Index(None, "assessment_id", "number", unique=True), Index(None, "section_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str | None] = mapped_column(Text, reference_to("section.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    stage_from: Mapped[str] = mapped_column(Text)
    stage_to: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    waiver: Mapped[str] = mapped_column(Text)
    stored_id: Mapped[str | None] = mapped_column(Text, reference_to("stored_file.id"))
    at: Mapped[datetime]


class DraftVersionRow(Journalled, Base):
    """A section, or the report (no section), as it was when a decision was taken or a person named it."""

    __tablename__ = "draft_version"
    __table_args__ = (Index(None, "assessment_id", "number", unique=True), Index(None, "section_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str | None] = mapped_column(Text, reference_to("section.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    stored_id: Mapped[str] = mapped_column(Text, reference_to("stored_file.id"))
    decision_id: Mapped[str] = mapped_column(Text)


class ReadMarkRow(Journalled, Base):
    """A section as a person last read it."""

    __tablename__ = "read_mark"
    __table_args__ = (Index(None, "section_id", "person", unique=True), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    person: Mapped[str] = mapped_column(Text)
    stored_id: Mapped[str] = mapped_column(Text, reference_to("stored_file.id"))
    at: Mapped[datetime]


class ScoreChangeRow(Journalled, Base):
    """One change of a level; `number` gives the order within the section, `source` where it was changed.

    `rationale` is that of the former level; nothing where none was given before.
    """

    __tablename__ = "score_change"
    __table_args__ = (Index(None, "section_id", "number", unique=True), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    category_id: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    before: Mapped[int | None]
    after: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    source: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str] = mapped_column(Text, default="", server_default="")


class SecondScoreRow(Journalled, Base):
    """A second score, begun, given (`at`) or settled (`settled_at`); the `first_…` are what it was given beside."""

    __tablename__ = "second_score"
    __table_args__ = (Index(None, "section_id"), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    category_id: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    begun_at: Mapped[datetime]
    level: Mapped[int | None]
    rationale: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime | None]
    first_level: Mapped[int | None]
    first_by: Mapped[str] = mapped_column(Text, default="")
    settled_level: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_role: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
    waiver: Mapped[str] = mapped_column(Text, default="")
    first_rationale: Mapped[str] = mapped_column(Text, default="", server_default="")
