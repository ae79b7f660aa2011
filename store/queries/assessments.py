"""Assessments: for the home page, for the first screen, and whole."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, select

from domain.assessment import Assessment, Document, SectionKind, Stage
from store.errors import NotFound, Refused
from store.reading import assessment_of, citations_of, excerpts_of, items_of, marks_of, sections_of
from store.tables import (
    AssessmentRow,
    CitationRow,
    FactRow,
    FrameworkRow,
    PassageRow,
    ScoreRow,
    SectionRow,
)
from store.tables.journal import EntryRow
from store.values import AssessmentSummary, SectionSummary
from store.workspace import Workspace


def list_assessments(workspace: Workspace) -> tuple[AssessmentSummary, ...]:
    """Return all assessments for the home page, the one changed last first."""
    columns = (AssessmentRow.id, AssessmentRow.authority, AssessmentRow.framework_id, FrameworkRow.title)
    statement = select(*columns, AssessmentRow.stage).join(FrameworkRow, FrameworkRow.id == AssessmentRow.framework_id)
    with workspace.reading() as connection:
        rows = connection.execute(statement).all()
        sections = _summaries(connection, None)
        last = _last_changes(connection)
    found = [
        AssessmentSummary(
            row.id, row.authority, row.framework_id, row.title, Stage(row.stage), *last[row.id],
            tuple(sections.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.changed_at, reverse=True))


def framework_id_of(workspace: Workspace, assessment_id: str) -> str:
    """Return the id of the framework version that an assessment keeps; raises NotFound."""
    with workspace.reading() as connection:
        statement = select(AssessmentRow.framework_id).where(AssessmentRow.id == assessment_id)
        found = connection.execute(statement).scalar()
    if found is None:
        raise NotFound("assessment", assessment_id)
    return found


def load_overview(workspace: Workspace, assessment_id: str) -> tuple[Assessment, tuple[SectionSummary, ...]]:
    """Return what the first screen shows: the assessment and a summary of each section. Raises NotFound."""
    with workspace.reading() as connection:
        return assessment_of(connection, assessment_id), tuple(_summaries(connection, assessment_id)[assessment_id])


def load_document(workspace: Workspace, assessment_id: str) -> Document:
    """Return everything of one assessment; raises NotFound."""
    with workspace.reading() as connection:
        return Document(
            assessment=assessment_of(connection, assessment_id),
            sections=sections_of(connection, assessment_id),
            citations=citations_of(connection, assessment_id=assessment_id),
            items=items_of(connection, assessment_id),
            excerpts=excerpts_of(connection, assessment_id),
            marks=marks_of(connection, assessment_id=assessment_id),
        )


def find_assessment(workspace: Workspace, text: str) -> str:
    """Return the id of the assessment with this id or authority name (or an unambiguous part of one).

    Raises NotFound when there is none, and Refused("ambiguous") with the names when there are several.
    """
    with workspace.reading() as connection:
        rows = connection.execute(select(AssessmentRow.id, AssessmentRow.authority)).all()
    wanted = text.strip().casefold()
    exact = [row for row in rows if wanted in (row.id, row.authority.casefold())]
    found = exact or [row for row in rows if wanted and wanted in row.authority.casefold()]
    if not found:
        raise NotFound("assessment", text)
    if len(found) > 1:
        raise Refused("ambiguous", {"text": text, "names": ", ".join(sorted(row.authority for row in found))})
    return str(found[0].id)


def _summaries(connection: Connection, assessment_id: str | None) -> dict[str, list[SectionSummary]]:
    words = _counts(connection, PassageRow, assessment_id, func.sum(PassageRow.words), func.count())
    cited = _counts(connection, CitationRow, assessment_id, func.count(), func.count())
    levels = _levels(connection, assessment_id)
    facts = _facts(connection, assessment_id)
    section = SectionRow.__table__.c
    statement = select(section.id, section.assessment_id, section.kind, section.part_id).order_by(section.position)
    if assessment_id:
        statement = statement.where(section.assessment_id == assessment_id)
    found: dict[str, list[SectionSummary]] = defaultdict(list)
    for row in connection.execute(statement):
        scored = levels.get(row.id, {})
        own, has_rationale = scored.get("", (None, False))
        summary = SectionSummary(
            id=row.id,
            kind=SectionKind(row.kind),
            part_id=row.part_id,
            words=words.get(row.id, (0, 0))[0],
            passages=words.get(row.id, (0, 0))[1],
            citations=cited.get(row.id, (0, 0))[0],
            level=own,
            category_levels={name: level for name, (level, _) in scored.items() if name and level is not None},
            has_rationale=has_rationale,
            facts=facts.get(row.id, 0.0),
        )
        found[row.assessment_id].append(summary)
    return found


def _counts(
    connection: Connection, row_class: Any, assessment_id: str | None, first: Any, second: Any
) -> dict[str, tuple[int, int]]:
    statement = select(row_class.section_id, first, second).group_by(row_class.section_id)
    if assessment_id:
        statement = statement.where(row_class.assessment_id == assessment_id)
    return {row[0]: (int(row[1] or 0), int(row[2])) for row in connection.execute(statement)}


def _levels(connection: Connection, assessment_id: str | None) -> dict[str, dict[str, tuple[int | None, bool]]]:
    has_rationale = case((ScoreRow.rationale != "", 1), else_=0)
    statement = select(ScoreRow.section_id, ScoreRow.category_id, ScoreRow.level, has_rationale)
    if assessment_id:
        statement = statement.where(ScoreRow.assessment_id == assessment_id)
    found: dict[str, dict[str, tuple[int | None, bool]]] = defaultdict(dict)
    for section_id, category_id, level, reasoned in connection.execute(statement):
        found[section_id][category_id] = (level, bool(reasoned))
    return found


def _facts(connection: Connection, assessment_id: str | None) -> dict[str, float]:
    statement = select(FactRow.section_id, FactRow.amounts)
    if assessment_id:
        statement = statement.where(FactRow.assessment_id == assessment_id)
    shares = {}
    for section_id, amounts in connection.execute(statement):
        entered = [amount is not None for pair in amounts.values() for amount in pair]
        shares[section_id] = sum(entered) / len(entered) if entered else 0.0
    return shares


def _last_changes(connection: Connection) -> dict[str, tuple[datetime, str]]:
    newest = select(func.max(EntryRow.seq)).group_by(EntryRow.assessment_id)
    rows = connection.execute(
        select(EntryRow.assessment_id, EntryRow.at, EntryRow.person).where(EntryRow.seq.in_(newest))
    )
    return {row.assessment_id: (datetime.fromisoformat(row.at), row.person) for row in rows}
