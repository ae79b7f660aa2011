"""Assessments, the framework versions they keep, their teams and their financial facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Journalled, reference_to


class FrameworkRow(Journalled, Base):
    """A framework version as it was when an assessment began with it; the id is the framework version's own."""

    __tablename__ = "framework"
    title: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, object]] = mapped_column(JSON)


class AssessmentRow(Journalled, Base):
    __tablename__ = "assessment"
    unversioned_columns = frozenset({"next_reference"})
    authority: Mapped[str] = mapped_column(Text)
    framework_id: Mapped[str] = mapped_column(Text, reference_to("framework.id"))
    stage: Mapped[str] = mapped_column(Text)
    window_from: Mapped[date | None]
    window_to: Mapped[date | None]
    visit_from: Mapped[date | None]
    visit_to: Mapped[date | None]
    published_on: Mapped[date | None]
    next_reference: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)


class MemberRow(Journalled, Base):
    """A member of an assessment's team."""

    __tablename__ = "team_member"
    __table_args__ = (Index(None, "assessment_id"),)
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    position: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class FactRow(Journalled, Base):
    """The facts form of one section: the period, and whole pounds by field id as [estimated, actual]."""

    __tablename__ = "facts"
    __table_args__ = (Index(None, "assessment_id"), Index(None, "section_id", unique=True))
    assessment_id: Mapped[str] = mapped_column(Text, reference_to("assessment.id"))
    section_id: Mapped[str] = mapped_column(Text, reference_to("section.id"))
    period: Mapped[str] = mapped_column(Text, default="")
    amounts: Mapped[dict[str, list[int | None]]] = mapped_column(JSON, default=dict)
    version: Mapped[int] = mapped_column(default=1)
