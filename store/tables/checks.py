"""What people say about the findings of checks: waivers, rules switched off, and the organisation's own rules."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to
from store.tables.evidence import Anchored


class WaiverRow(Anchored, Base):
    """A person's word that a finding may stand. One of a whole section, or of the report, has no `passage_id`.

    `words` and `data` are the finding's own and never change; `exact` is what stands at its place now. A waiver of the
    report belongs to no section.
    """

    __tablename__ = "waiver"
    __table_args__ = tuple(Index(None, name) for name in ("assessment_id", "section_id", "passage_id"))
    section_id: Mapped[str | None] = mapped_column(  # type: ignore[assignment] # there may be none
        Text, reference_to("section.id")
    )
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    code: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    data: Mapped[list[list[str]]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class RuleSwitchRow(Journalled, Base):
    """A rule, by the code of its findings, that is not asked in one assessment."""

    __tablename__ = "rule_switch"
    __table_args__ = (Index(None, "assessment_id", "code", unique=True),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    code: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


OWN_RULES = "own-rules"
"""The id of the one row that holds the organisation's own rules."""


class OwnRulesRow(Journalled, Base):
    """The text of the organisation's own rules: one row in a workspace, under a fixed id."""

    __tablename__ = "own_rules"
    text: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
