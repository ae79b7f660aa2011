"""What people write: sections, passages, scores with their rationale, and text kept aside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to


class SectionRow(Journalled, Base):
    """A written part of a report; `stage` is where it stands in the procedure, empty where that begins."""

    __tablename__ = "section"
    __table_args__ = (Index(None, "assessment_id", "part_id", unique=True),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    kind: Mapped[str] = mapped_column(Text)
    part_id: Mapped[str] = mapped_column(Text)
    position: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text, default="", server_default="")


class PassageRow(Journalled, Base):
    __tablename__ = "passage"
    unversioned_columns = frozenset({"position"})
    __table_args__ = (Index(None, "section_id", "position"), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    position: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    level: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    links: Mapped[list[list[object]]] = mapped_column(JSON)
    words: Mapped[int]
    parent_id: Mapped[str] = mapped_column(Text)
    version: Mapped[int]


class ScoreRow(Journalled, Base):
    """A level with its reason; category_id is empty for the statement's own score."""

    __tablename__ = "score"
    __table_args__ = (Index(None, "section_id", "category_id", unique=True), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    category_id: Mapped[str] = mapped_column(Text)
    level: Mapped[int | None]
    rationale: Mapped[str] = mapped_column(Text, default="")
    given_by: Mapped[str] = mapped_column(Text, default="")
    given_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class KeptTextRow(Journalled, Base):
    """Text that has no place yet: not recognised at import, or refused as stale."""

    __tablename__ = "kept_text"
    __table_args__ = (Index(None, "assessment_id"),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
