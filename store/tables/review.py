"""Remarks on a draft, and the answers to them."""

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
    section_id: Mapped[str | None] = mapped_column(  # type: ignore[assignment] # the only class that may have none
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
