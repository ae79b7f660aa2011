"""Evidence items and where they are used."""

from __future__ import annotations

from sqlalchemy import select

from domain.assessment import EvidenceItem
from store.errors import NotFound
from store.reading import items_of
from store.tables import CitationRow, EvidenceItemRow, SectionRow
from store.values import Use
from store.workspace import Workspace


def load_items(workspace: Workspace, assessment_id: str) -> tuple[EvidenceItem, ...]:
    """Return all evidence items of an assessment in order of their references."""
    with workspace.reading() as connection:
        return items_of(connection, assessment_id)


def load_item(workspace: Workspace, item_id: str) -> EvidenceItem:
    """Return one evidence item; raises NotFound."""
    with workspace.reading() as connection:
        owner = connection.execute(select(EvidenceItemRow.assessment_id).where(EvidenceItemRow.id == item_id)).scalar()
        if owner is None:
            raise NotFound("evidence_item", item_id)
        return items_of(connection, owner, item_id)[0]


def uses_of(workspace: Workspace, assessment_id: str) -> tuple[Use, ...]:
    """Return every place where an item of the assessment is cited, in report order."""
    cited, section = CitationRow.__table__.c, SectionRow.__table__.c
    columns = (
        cited.id,
        cited.item_id,
        cited.section_id,
        section.part_id,
        cited.passage_id,
        cited.exact,
        cited.detached,
    )
    statement = select(*columns).join(SectionRow, section.id == cited.section_id)
    with workspace.reading() as connection:
        rows = connection.execute(
            statement.where(cited.assessment_id == assessment_id).order_by(section.position, cited.id)
        ).all()
    return tuple(Use(*row) for row in rows)
