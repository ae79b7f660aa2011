"""The journal: one entry per action, chained by hash, with the before and after of each row it touched."""

from __future__ import annotations

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, reference_to


class EntryRow(Base):
    """`undoes` is the seq of the entry this one reverses (an undo or, of an undo, a redo); `merge_key` names the
    passage or field that typing may still be merged for until the entry is sealed."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index(None, "assessment_id", "seq"),)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    assessment_id: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None]
    reverses: Mapped[str] = mapped_column(Text)
    merge_key: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)
    sealed: Mapped[bool]


class ChangeRow(Base):
    """One row's change within an entry, as canonical JSON; an empty text stands for a row that is not there."""

    __tablename__ = "journal_change"
    seq: Mapped[int] = mapped_column(Integer, reference_to("journal_entry.seq"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    table: Mapped[str] = mapped_column("table_name", Text)
    row_id: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


GUARDS = (
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
"""The triggers that keep sealed entries as they are; the first migration makes them, word for word."""
