"""Rest words of the findings on evidence, and say which sentences need none."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from domain.assessment import Anchor, Stance
from domain.evidence.evidence import Need
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.passages import place_anchored, require_words
from store.tables import CitationRow, EvidenceItemRow, ExcerptRow, SectionRow, SentenceMarkRow
from store.unit import unit_of_work
from store.workspace import Workspace


def cite(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    anchor: Anchor,
    item_id: str,
    stance: Stance = Stance.SUPPORTS,
    excerpt_id: str = "",
) -> Changed:
    """Rest the words of `anchor` on an item, or on an excerpt of it; result is the citation's id.

    Raises NotFound, Refused("words-moved") when the passage no longer has these words at that place, and
    Refused("not-this-items-excerpt").
    """
    with unit_of_work(workspace, actor, at, "cited", assessment_id) as unit:
        item = unit.get(EvidenceItemRow, item_id)
        unit.get(SectionRow, section_id)
        require_words(unit, anchor)
        if excerpt_id and unit.get(ExcerptRow, excerpt_id).item_id != item_id:
            raise Refused("not-this-items-excerpt", {"reference": item.reference})
        unit.pending.subject = item.reference
        row = CitationRow(
            id=new_id(),
            assessment_id=assessment_id,
            item_id=item_id,
            excerpt_id=excerpt_id or None,
            stance=str(stance),
        )
        place_anchored(row, section_id, anchor)
        unit.session.add(row)
        unit.result = (row.id,)
    return unit.changed()


def change_citation(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, citation_id: str, stance: Stance
) -> Changed:
    """Say anew whether the evidence supports, contradicts or gives context; raises NotFound."""
    with unit_of_work(workspace, actor, at, "citation-changed", assessment_id) as unit:
        row = unit.get(CitationRow, citation_id)
        unit.pending.subject = unit.get(EvidenceItemRow, row.item_id).reference
        row.stance = str(stance)
    return unit.changed()


def reattach(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    citation_id: str,
    section_id: str,
    anchor: Anchor,
) -> Changed:
    """Put a citation on other words, a detached one above all; raises NotFound and Refused("words-moved")."""
    with unit_of_work(workspace, actor, at, "citation-attached", assessment_id) as unit:
        row = unit.get(CitationRow, citation_id)
        unit.get(SectionRow, section_id)
        require_words(unit, anchor)
        unit.pending.subject = unit.get(EvidenceItemRow, row.item_id).reference
        place_anchored(row, section_id, anchor)
    return unit.changed()


def uncite(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, citation_id: str) -> Changed:
    """Take a citation away; raises NotFound."""
    with unit_of_work(workspace, actor, at, "uncited", assessment_id) as unit:
        row = unit.get(CitationRow, citation_id)
        unit.pending.subject = unit.get(EvidenceItemRow, row.item_id).reference
        unit.session.delete(row)
    return unit.changed()


def mark_sentence(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    anchor: Anchor,
    need: Need | None,
) -> Changed:
    """Say that a sentence needs no evidence, or does against the rule; None takes back what was said of it.

    A sentence has one mark at most: earlier ones that touch it go. Result: the mark's id, if there is one. Raises
    NotFound and Refused("words-moved").
    """
    with unit_of_work(workspace, actor, at, "sentence-marked", assessment_id, subject=anchor.exact[:80]) as unit:
        unit.get(SectionRow, section_id)
        require_words(unit, anchor)
        for row in unit.session.scalars(
            select(SentenceMarkRow).where(
                SentenceMarkRow.passage_id == anchor.passage_id,
                SentenceMarkRow.start < anchor.end,
                SentenceMarkRow.end > anchor.start,
            )
        ):
            unit.session.delete(row)
        if need is not None:
            mark = SentenceMarkRow(id=new_id(), assessment_id=assessment_id, need=str(need))
            place_anchored(mark, section_id, anchor)
            unit.session.add(mark)
            unit.result = (mark.id,)
    return unit.changed()
