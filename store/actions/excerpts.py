"""Make excerpts of evidence, say what they show, and let them go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from domain.assessment import Stance
from domain.evidence.evidence import Locator, words_at
from domain.text.cleaning import clean_block
from store.changes import Actor, Changed
from store.errors import Refused
from store.file_texts import load_text
from store.ids import new_id
from store.tables import CitationRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow
from store.unit import Unit, require_version, unit_of_work
from store.values import ExcerptDetails
from store.workspace import Workspace

PLAIN = ExcerptDetails()
"""What is said of an excerpt when nothing is."""


def add_excerpt(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    item_id: str,
    text: str,
    sha256: str = "",
    place: Locator,
    details: ExcerptDetails = PLAIN,
    earlier_id: str = "",
) -> Changed:
    """Keep these words of an item as an excerpt; result is its id and its name, for example "E-014/2".

    `earlier_id` names the excerpt of an older version of the file whose words a person found again here.
    `text` must be what stands at `place` of the file's text or, without a file, of the item's notes (block 0): else
    Refused("words-moved"). Raises NotFound, Refused("not-this-items-file"), Refused("not-this-items-excerpt"), and
    what reading a stored file raises.
    """
    with unit_of_work(workspace, actor, at, "excerpted", assessment_id) as unit:
        item = unit.get(EvidenceItemRow, item_id)
        if not text.strip() or _words(workspace, unit, item, sha256, place) != text:
            raise Refused("words-moved", {"words": text})
        row = new_excerpt(unit, item, text, sha256, place)
        _describe(row, details)
        if earlier_id and unit.get(ExcerptRow, earlier_id).item_id != item_id:
            raise Refused("not-this-items-excerpt", {"reference": item.reference})
        row.earlier_id = earlier_id
        unit.session.add(row)
        name = f"{item.reference}/{row.number}"
        unit.pending.subject = name
        unit.result = (row.id, name)
    return unit.changed()


def change_excerpt(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    excerpt_id: str,
    details: ExcerptDetails,
    base_version: int,
) -> Changed:
    """Change what is said of an excerpt, never its words; raises NotFound and Stale."""
    with unit_of_work(
        workspace, actor, at, "excerpt-changed", assessment_id, merge_key=f"excerpt:{excerpt_id}"
    ) as unit:
        row = unit.get(ExcerptRow, excerpt_id)
        unit.pending.subject = _name(unit, row)
        require_version(row, base_version, details.note, row.note, {"what": "excerpt", "id": excerpt_id})
        _describe(row, details)
    return unit.changed()


def remove_excerpt(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, excerpt_id: str) -> Changed:
    """Remove an excerpt; what cited it goes on citing the whole item. Undo brings both back. Raises NotFound."""
    with unit_of_work(workspace, actor, at, "excerpt-removed", assessment_id) as unit:
        row = unit.get(ExcerptRow, excerpt_id)
        unit.pending.subject = _name(unit, row)
        for citation in unit.session.scalars(select(CitationRow).where(CitationRow.excerpt_id == excerpt_id)):
            citation.excerpt_id = None
        unit.session.delete(row)
    return unit.changed()


def new_excerpt(unit: Unit, item: EvidenceItemRow, text: str, sha256: str, place: Locator) -> ExcerptRow:
    """Return a row for words of an item, under the item's next number; it is not added to the session."""
    highest = unit.session.scalar(select(func.max(ExcerptRow.number)).where(ExcerptRow.item_id == item.id))
    return ExcerptRow(
        id=new_id(),
        assessment_id=item.assessment_id,
        item_id=item.id,
        stored_id=sha256 or None,
        number=(highest or 0) + 1,
        text=text,
        page=place.page,
        paragraph=place.block,
        start=place.start,
        end=place.end,
        stance=str(Stance.SUPPORTS),
        part_ids=[],
        earlier_id="",
    )


def _words(workspace: Workspace, unit: Unit, item: EvidenceItemRow, sha256: str, place: Locator) -> str:
    if not sha256:
        return item.notes[place.start : place.end] if place.block == 0 and place.start >= 0 else ""
    of_item = (EvidenceFileRow.item_id == item.id) & (EvidenceFileRow.stored_id == sha256)
    if unit.session.scalar(select(EvidenceFileRow.id).where(of_item)) is None:
        raise Refused("not-this-items-file", {"reference": item.reference})
    text = load_text(unit.session.connection(), workspace.files, sha256)
    return words_at(text, place) if text is not None else ""


def _describe(row: ExcerptRow, details: ExcerptDetails) -> None:
    row.note = clean_block(details.note)
    row.stance = str(details.stance)
    row.quotable = details.is_quotable
    row.part_ids = _unique(details.part_ids)


def _unique(part_ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(part_ids))


def _name(unit: Unit, row: ExcerptRow) -> str:
    return f"{unit.get(EvidenceItemRow, row.item_id).reference}/{row.number}"
