"""Evidence items, their files and excerpts, and what stands on the words of passages: citations, sentence marks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, Index, Text
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
    block: Mapped[int] = mapped_column(default=0, server_default="0")
    superseded_by: Mapped[str] = mapped_column(Text, default="", server_default="")


class StoredTextRow(Journalled, Base):
    """What came of reading a stored file; the id is the file's. The text itself is a stored file too."""

    __tablename__ = "stored_text"
    id: Mapped[str] = mapped_column(Text, reference_to("stored_file.id"), primary_key=True)
    text_id: Mapped[str | None] = mapped_column(Text, reference_to("stored_file.id"))
    status: Mapped[str] = mapped_column(Text)
    notices: Mapped[list[str]] = mapped_column(JSON)
    pages: Mapped[int]
    blocks: Mapped[int]
    reader: Mapped[str] = mapped_column(Text)


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
    number: Mapped[int] = mapped_column(server_default="0")
    quotable: Mapped[bool] = mapped_column(default=True, server_default="1")
    part_ids: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    earlier_id: Mapped[str] = mapped_column(Text, default="", server_default="")
    version: Mapped[int] = mapped_column(default=1)


class Anchored(Journalled):
    """A row that stands on words of a passage and follows them; kept, as detached, when its words are gone.

    `passage_id` is no foreign key: a detached row remembers the passage it stood in.
    """

    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    passage_id: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    detached: Mapped[bool]


class SentenceMarkRow(Anchored, Base):
    """A person's word on whether a sentence needs evidence."""

    __tablename__ = "sentence_mark"
    __table_args__ = tuple(Index(None, name) for name in ("section_id", "passage_id", "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    need: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class PseudonymRow(Journalled, Base):
    """A person's name and what stands for it in notes; not searched, not exported."""

    __tablename__ = "pseudonym"
    __table_args__ = (Index(None, "assessment_id"),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    name: Mapped[str] = mapped_column(Text)
    pseudonym: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class ColumnMappingRow(Journalled, Base):
    """Which column of a spreadsheet becomes what, remembered by its header."""

    __tablename__ = "column_mapping"
    header: Mapped[list[str]] = mapped_column(JSON)
    mapping: Mapped[dict[str, int]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)


class CitationRow(Anchored, Base):
    """A span of a passage resting on an item."""

    __tablename__ = "citation"
    __table_args__ = tuple(Index(None, name) for name in ("section_id", "passage_id", "item_id", "assessment_id"))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    item_id: Mapped[str] = mapped_column(Text, reference_to("evidence_item.id"))
    excerpt_id: Mapped[str | None] = mapped_column(Text, reference_to("excerpt.id"))
    stance: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
