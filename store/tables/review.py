"""Remarks on the text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to


class CommentRow(Journalled, Base):
    """A remark on a span of a passage, or on a whole section when passage_id is empty."""

    __tablename__ = "comment"
    __table_args__ = (Index(None, "assessment_id"), Index(None, "section_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    passage_id: Mapped[str] = mapped_column(Text, default="")
    start: Mapped[int] = mapped_column(default=0)
    end: Mapped[int] = mapped_column(default=0)
    exact: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    resolved: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
