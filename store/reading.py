"""Rows read as column tuples and turned into values: quicker than row objects, and nothing can be changed by them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from domain.assessment import (
    Assessment,
    Citation,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    FactAmount,
    Facts,
    Passage,
    Score,
    Section,
    SectionKind,
    Stage,
    Stance,
    TeamMember,
)
from store.errors import NotFound
from store.passages import anchor_of, passage_of
from store.tables import (
    AssessmentRow,
    CitationRow,
    EvidenceFileRow,
    EvidenceItemRow,
    FactRow,
    MemberRow,
    PassageRow,
    ScoreRow,
    SectionRow,
    StoredFileRow,
)


def assessment_of(connection: Connection, assessment_id: str) -> Assessment:
    """Return an assessment with its team; raises NotFound."""
    row = connection.execute(select(AssessmentRow.__table__).where(AssessmentRow.id == assessment_id)).first()
    if row is None:
        raise NotFound("assessment", assessment_id)
    members = select(MemberRow.id, MemberRow.name, MemberRow.role).where(MemberRow.assessment_id == assessment_id)
    team = tuple(TeamMember(*member) for member in connection.execute(members.order_by(MemberRow.position)))
    return Assessment(
        id=row.id,
        authority=row.authority,
        framework_id=row.framework_id,
        stage=Stage(row.stage),
        window_from=row.window_from,
        window_to=row.window_to,
        visit_from=row.visit_from,
        visit_to=row.visit_to,
        published_on=row.published_on,
        team=team,
        version=row.version,
    )


def sections_of(connection: Connection, condition: ColumnElement[bool]) -> tuple[Section, ...]:
    """Return the sections that a condition on SectionRow chooses, in report order, with all that is in them."""
    columns = (SectionRow.id, SectionRow.kind, SectionRow.part_id)
    rows = connection.execute(select(*columns).where(condition).order_by(SectionRow.position)).all()
    chosen = select(SectionRow.id).where(condition)
    passages = _passages(connection, chosen)
    scores = _scores(connection, chosen)
    facts = _facts(connection, chosen)
    return tuple(
        Section(
            id=row.id,
            kind=SectionKind(row.kind),
            part_id=row.part_id,
            passages=tuple(passages.get(row.id, ())),
            score=scores.get(row.id, Score()),
            facts=facts.get(row.id, Facts()),
        )
        for row in rows
    )


def citations_of(connection: Connection, column: str, value: str) -> tuple[Citation, ...]:
    """Return the citations whose `column` ("section_id" or "assessment_id") is `value`."""
    table = CitationRow.__table__.c
    columns = (table.id, table.section_id, table.passage_id, table.start, table.end, table.exact, table.prefix)
    more = (table.suffix, table.item_id, EvidenceItemRow.reference, table.excerpt_id, table.stance, table.detached)
    statement = select(*columns, *more).join(EvidenceItemRow, EvidenceItemRow.id == table.item_id)
    rows = connection.execute(statement.where(table[column] == value).order_by(table.passage_id, table.start, table.id))
    stances = {str(stance): stance for stance in Stance}
    return tuple(
        Citation(
            id=row.id,
            section_id=row.section_id,
            anchor=anchor_of(row),
            item_id=row.item_id,
            reference=row.reference,
            excerpt_id=row.excerpt_id or "",
            stance=stances[row.stance],
            is_detached=row.detached,
        )
        for row in rows
    )


def items_of(connection: Connection, assessment_id: str, item_id: str = "") -> tuple[EvidenceItem, ...]:
    """Return an assessment's evidence items (or one of them) in order of their numbers, with files and uses."""
    table = EvidenceItemRow.__table__.c
    chosen = table.assessment_id == assessment_id if not item_id else table.id == item_id
    files = _files(connection, assessment_id)
    uses = _uses(connection, assessment_id)
    kinds = {str(kind): kind for kind in EvidenceKind}
    columns = (
        table.id, table.reference, table.title, table.kind, table.category, table.given_by, table.event_date,
        table.received_date, table.people_heard, table.confidential, table.disclosed, table.notes, table.url,
        table.version,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(chosen).order_by(table.number))
    return tuple(_item(row, kinds, files, uses) for row in rows)


def _item(
    row: Any, kinds: dict[str, EvidenceKind], files: dict[str, tuple[EvidenceFile, ...]], uses: dict[str, int]
) -> EvidenceItem:
    return EvidenceItem(
        id=row.id,
        reference=row.reference,
        title=row.title,
        kind=kinds[row.kind],
        category=row.category,
        given_by=row.given_by,
        event_date=row.event_date,
        received_date=row.received_date,
        people_heard=row.people_heard,
        confidential=row.confidential,
        disclosed=row.disclosed,
        notes=row.notes,
        url=row.url,
        files=files.get(row.id, ()),
        uses=uses.get(row.id, 0),
        version=row.version,
    )


def _passages(connection: Connection, chosen: Any) -> dict[str, list[Passage]]:
    table = PassageRow.__table__.c
    columns = (table.id, table.kind, table.text, table.level, table.links, table.version, table.parent_id)
    statement = select(*columns, table.section_id).where(table.section_id.in_(chosen))
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in connection.execute(statement.order_by(table.section_id, table.position, table.id)):
        found[row.section_id].append(passage_of(row))
    return found


def _scores(connection: Connection, chosen: Any) -> dict[str, Score]:
    table = ScoreRow.__table__.c
    by_section: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in connection.execute(select(ScoreRow.__table__).where(table.section_id.in_(chosen))):
        by_section[row.section_id][row.category_id] = row
    return {section_id: _score(rows) for section_id, rows in by_section.items()}


def _score(rows: dict[str, Any]) -> Score:
    levels = {name: row.level for name, row in rows.items() if name and row.level is not None}
    own = rows.get("")
    if own is None:
        return Score(category_levels=levels)
    return Score(own.level, own.rationale, own.given_by, own.given_at, levels, own.version)


def _facts(connection: Connection, chosen: Any) -> dict[str, Facts]:
    table = FactRow.__table__.c
    found = {}
    for row in connection.execute(select(FactRow.__table__).where(table.section_id.in_(chosen))):
        amounts = tuple(FactAmount(name, pair[0], pair[1]) for name, pair in row.amounts.items())
        found[row.section_id] = Facts(row.period, amounts, row.version)
    return found


def _files(connection: Connection, assessment_id: str) -> dict[str, tuple[EvidenceFile, ...]]:
    table = EvidenceFileRow.__table__.c
    columns = (table.item_id, table.id, table.name, table.stored_id, StoredFileRow.size)
    statement = select(*columns).join(StoredFileRow, StoredFileRow.id == table.stored_id)
    found: dict[str, tuple[EvidenceFile, ...]] = {}
    for row in connection.execute(statement.where(table.assessment_id == assessment_id).order_by(table.position)):
        found[row[0]] = (*found.get(row[0], ()), EvidenceFile(*row[1:]))
    return found


def _uses(connection: Connection, assessment_id: str) -> dict[str, int]:
    of_assessment = CitationRow.assessment_id == assessment_id
    counted = select(CitationRow.item_id, func.count()).where(of_assessment).group_by(CitationRow.item_id)
    return {row[0]: row[1] for row in connection.execute(counted)}
