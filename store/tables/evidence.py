"""Evidence items, their files and excerpts, and the citations that tie them to passages."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to


class StoredFileRow(Journalled, Base):
    """A file kept by content; the id is its SHA-256 in hex."""

    __tablename__ = "stored_file"
    size: Mapped[int]


class EvidenceItemRow(Journalled, Base):
    __tablename__ = "evidence_item"
    __table_args__ = (Index(None, "assessment_id", "number", unique=True),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str] = mapped_column(Text)
    event_date: Mapped[date | None]
    received_date: Mapped[date | None]
    people_heard: Mapped[int | None]
    confidential: Mapped[bool]
    disclosed: Mapped[bool]
    notes: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class EvidenceFileRow(Journalled, Base):
    """A file of an evidence item under the name it came with."""

    __tablename__ = "evidence_file"
    __table_args__ = (Index(None, "item_id"), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    item_id: Mapped[str] = mapped_column(Text, reference_to("evidence_item.id"))
    stored_id: Mapped[str] = mapped_column(Text, reference_to("stored_file.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)


class ExcerptRow(Journalled, Base):
    """The words of an item that matter, and where they stand in its file."""

    __tablename__ = "excerpt"
    __table_args__ = (Index(None, "item_id"), Index(None, "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    item_id: Mapped[str] = mapped_column(Text, reference_to("evidence_item.id"))
    stored_id: Mapped[str | None] = mapped_column(Text, reference_to("stored_file.id"))
    text: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    paragraph: Mapped[int | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    stance: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class CitationRow(Journalled, Base):
    """A span of a passage resting on an item; kept, as detached, when its words are gone.

    `passage_id` is no foreign key: a detached citation remembers the passage it stood in.
    """

    __tablename__ = "citation"
    __table_args__ = tuple(Index(None, name) for name in ("section_id", "passage_id", "item_id", "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    passage_id: Mapped[str] = mapped_column(Text)
    item_id: Mapped[str] = mapped_column(Text, reference_to("evidence_item.id"))
    excerpt_id: Mapped[str | None] = mapped_column(Text, reference_to("excerpt.id"))
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    stance: Mapped[str] = mapped_column(Text)
    detached: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1)
