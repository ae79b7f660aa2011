"""Assessments: for the home page, for the first screen, and whole."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, select

from domain.assessment import Assessment, Document, SectionKind
from store.errors import NotFound, Refused
from store.reading import assessment_of, citations_of, excerpts_of, items_of, marks_of, sections_of
from store.rows import rows_of
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

_section, _passage, _cited = SectionRow.__table__.c, PassageRow.__table__.c, CitationRow.__table__.c
_score, _facts = ScoreRow.__table__.c, FactRow.__table__.c


def _whole_and_one(statement: Select[Any], owner: Any) -> dict[bool, Select[Any]]:
    """Return a statement for all assessments (False) and for the wanted one (True)."""
    return {False: statement, True: statement.where(owner == bindparam("wanted"))}


# fmt: off
_SECTIONS = _whole_and_one(
    select(_section.id, _section.assessment_id, _section.kind, _section.part_id, _section.stage).order_by(
        _section.position
    ),
    _section.assessment_id,
)
_WORDS = _whole_and_one(
    select(_passage.section_id, func.sum(_passage.words), func.count()).group_by(_passage.section_id),
    _passage.assessment_id,
)
_CITED = _whole_and_one(
    select(_cited.section_id, func.count()).group_by(_cited.section_id),
    _cited.assessment_id,
)
_LEVELS = _whole_and_one(
    select(_score.section_id, _score.category_id, _score.level, case((_score.rationale != "", 1), else_=0)),
    _score.assessment_id,
)
_FACTS = _whole_and_one(
    select(_facts.section_id, _facts.amounts),
    _facts.assessment_id,
)
# fmt: on


def list_assessments(workspace: Workspace) -> tuple[AssessmentSummary, ...]:
    """Return all assessments for the home page, the one changed last first."""
    columns = (AssessmentRow.id, AssessmentRow.authority, AssessmentRow.framework_id, FrameworkRow.title)
    statement = select(*columns, AssessmentRow.stage).join(FrameworkRow, FrameworkRow.id == AssessmentRow.framework_id)
    with workspace.reading() as connection:
        rows = connection.execute(statement).all()
        sections = _summaries(connection)
        last = _last_changes(connection)
    found = [
        AssessmentSummary(
            row.id, row.authority, row.framework_id, row.title, row.stage, *last[row.id],
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


def _summaries(connection: Connection, assessment_id: str = "") -> dict[str, list[SectionSummary]]:
    """Return the sections of one assessment, or of all, by their assessments."""
    is_one = bool(assessment_id)
    sections, words, cited, scores, forms = (
        rows_of(connection, statements[is_one], assessment_id)
        for statements in (_SECTIONS, _WORDS, _CITED, _LEVELS, _FACTS)
    )
    written = {section_id: (total, passages) for section_id, total, passages in words}
    citations: dict[str, int] = dict(cited)
    levels: dict[str, dict[str, tuple[int | None, int]]] = defaultdict(dict)
    for section_id, category_id, level, is_reasoned in scores:
        levels[section_id][category_id] = (level, is_reasoned)
    facts = {section_id: _share(json.loads(amounts)) for section_id, amounts in forms}
    found: dict[str, list[SectionSummary]] = defaultdict(list)
    for id, owner, kind, part_id, stage in sections:
        scored = levels.get(id, {})
        own, has_rationale = scored.get("", (None, 0))
        summary = SectionSummary(
            id=id,
            kind=SectionKind(kind),
            part_id=part_id,
            words=written.get(id, (0, 0))[0],
            passages=written.get(id, (0, 0))[1],
            citations=citations.get(id, 0),
            level=own,
            category_levels={name: level for name, (level, _) in scored.items() if name and level is not None},
            has_rationale=bool(has_rationale),
            facts=facts.get(id, 0.0),
            stage=stage,
        )
        found[owner].append(summary)
    return found


def _share(amounts: dict[str, list[int | None]]) -> float:
    """Return the share of a facts form's amounts that are entered."""
    entered = [amount is not None for pair in amounts.values() for amount in pair]
    return sum(entered) / len(entered) if entered else 0.0


def _last_changes(connection: Connection) -> dict[str, tuple[datetime, str]]:
    newest = select(func.max(EntryRow.seq)).group_by(EntryRow.assessment_id)
    rows = connection.execute(
        select(EntryRow.assessment_id, EntryRow.at, EntryRow.person).where(EntryRow.seq.in_(newest))
    )
    return {row.assessment_id: (datetime.fromisoformat(row.at), row.person) for row in rows}
