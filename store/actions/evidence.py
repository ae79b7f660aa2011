"""Add notes and links as evidence, describe items and remove them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from domain.assessment import EvidenceKind
from domain.text.cleaning import clean_block, clean_line
from store.actions.comments import remove_with_replies
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.tables import (
    AssessmentRow,
    CitationRow,
    CommentRow,
    EvidenceFileRow,
    EvidenceItemRow,
    ExcerptRow,
)
from store.unit import Unit, require_version, unit_of_work
from store.values import ItemDetails
from store.workspace import Workspace


def add_item(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, details: ItemDetails) -> Changed:
    """Add a note or a web link as evidence; result is its id and its reference. Raises Refused("no-title")."""
    with unit_of_work(workspace, actor, at, "item-added", assessment_id, subject=details.title) as unit:
        item = new_item(unit, assessment_id, details, details.kind)
        unit.result = (item.id, item.reference)
    return unit.changed()


def change_item(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    item_id: str,
    details: ItemDetails,
    base_version: int,
) -> Changed:
    """Change what is said of an item; raises NotFound, Stale, Refused as adding does."""
    key = f"item:{item_id}"
    with unit_of_work(workspace, actor, at, "item-changed", assessment_id, merge_key=key) as unit:
        item = unit.get(EvidenceItemRow, item_id)
        unit.pending.subject = item.reference
        require_version(item, base_version, details.notes, item.notes, {"what": "evidence_item", "id": item_id})
        _describe(item, details)
    return unit.changed()


def remove_item(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, item_id: str) -> Changed:
    """Remove an item with its excerpts, citations and comments; undo brings all of it back. Its files stay stored."""
    with unit_of_work(workspace, actor, at, "item-removed", assessment_id) as unit:
        item = unit.get(EvidenceItemRow, item_id)
        unit.pending.subject = item.reference
        for row_class in (CitationRow, ExcerptRow, EvidenceFileRow):
            for row in unit.session.scalars(select(row_class).where(row_class.item_id == item_id)):
                unit.session.delete(row)
        for comment in unit.session.scalars(select(CommentRow).where(CommentRow.item_id == item_id)):
            remove_with_replies(unit, comment)
        unit.session.delete(item)
    return unit.changed()


def new_item(unit: Unit, assessment_id: str, details: ItemDetails, kind: EvidenceKind) -> EvidenceItemRow:
    """Add an item under the next reference in an action's transaction; raises NotFound and Refused."""
    assessment = unit.get(AssessmentRow, assessment_id)
    number = assessment.next_reference
    assessment.next_reference = number + 1
    reference = f"E-{number:03d}"
    item = EvidenceItemRow(id=new_id(), assessment_id=assessment_id, number=number, reference=reference, kind=str(kind))
    _describe(item, details)
    unit.session.add(item)
    return item


def _describe(item: EvidenceItemRow, details: ItemDetails) -> None:
    title = clean_line(details.title).strip()
    if not title:
        raise Refused("no-title")
    if details.people_heard is not None and details.people_heard < 0:
        raise Refused("people-negative")
    item.title = title
    item.category = details.category
    item.given_by = clean_line(details.given_by)
    item.event_date, item.received_date = details.event_date, details.received_date
    item.people_heard = details.people_heard
    item.confidential, item.disclosed = details.confidential, details.disclosed
    item.notes = clean_block(details.notes)
    item.url = clean_line(details.url).strip()
