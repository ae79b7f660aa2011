"""What all tables share: names of constraints, text ids, deferred foreign keys and the mark of the journal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as ISO text in UTC so that it sorts, hashes and travels unchanged."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """Return an aware moment as the store keeps it; raise ValueError for one without a time zone."""
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Base(DeclarativeBase):
    """The base of every row class."""

    metadata = metadata
    type_annotation_map = {datetime: Moment}  # noqa: RUF012 - read once by SQLAlchemy


class Journalled:
    """A row whose every change the journal records; its key is UUIDv7 text made by us."""

    __tablename__: str
    unversioned_columns: frozenset[str] = frozenset()
    """Columns whose change does not raise the row's version: nobody edits them."""

    id: Mapped[str] = mapped_column(Text, primary_key=True)


def reference_to(target: str) -> ForeignKey:
    """Return a foreign key checked at commit, so that undo may restore rows in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")
