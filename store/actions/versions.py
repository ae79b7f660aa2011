"""Put a newer version of a document beside an older one, and find its excerpts again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from domain.evidence.evidence import FileText, Locator
from domain.text.cleaning import clean_line
from domain.text.refinding import find_again
from store.actions.excerpts import new_excerpt
from store.changes import Actor, Changed
from store.contents import add_readings, add_stored
from store.errors import Refused
from store.file_texts import keep_text, load_text
from store.files import StoredFile
from store.ids import new_id
from store.tables import EvidenceFileRow, EvidenceItemRow, ExcerptRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace


def supersede_file(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    file_id: str,
    path: Path,
    text: FileText,
) -> Changed:
    """Attach a newer version of an evidence file and find the older one's excerpts again in its text.

    Excerpts of the older version stay, and so do the citations that point to them; each one whose words stand in the
    newer version too gets a successor there. Result: the new file's id, then the ids of the excerpts that were lost.
    Raises NotFound, Refused("superseded-already"), Refused("same-version"), CannotAttach and DiskFault.
    """
    stored = workspace.files.put(path)
    kept = keep_text(workspace.files, text)
    with unit_of_work(workspace, actor, at, "file-superseded", assessment_id) as unit:
        older = unit.get(EvidenceFileRow, file_id)
        item = unit.get(EvidenceItemRow, older.item_id)
        unit.pending.subject = item.reference
        _require_newer(older, stored)
        newer = _newer_file(unit, older, stored, path.name)
        add_readings(unit, {stored.sha256: (text, kept)})
        older.superseded_by = newer.id
        lost = _carry_excerpts(unit, workspace, item, older, newer, text)
        unit.result = (newer.id, *lost)
    return unit.changed()


def _require_newer(older: EvidenceFileRow, stored: StoredFile) -> None:
    if older.superseded_by:
        raise Refused("superseded-already", {"name": older.name})
    if older.stored_id == stored.sha256:
        raise Refused("same-version", {"name": older.name})


def _newer_file(unit: Unit, older: EvidenceFileRow, stored: StoredFile, name: str) -> EvidenceFileRow:
    add_stored(unit, (stored,))
    of_item = EvidenceFileRow.item_id == older.item_id
    last = unit.session.scalar(select(func.max(EvidenceFileRow.position)).where(of_item)) or 0
    newer = EvidenceFileRow(
        id=new_id(),
        assessment_id=older.assessment_id,
        item_id=older.item_id,
        stored_id=stored.sha256,
        position=last + 1,
        name=clean_line(name),
    )
    unit.session.add(newer)
    return newer


def _carry_excerpts(
    unit: Unit,
    workspace: Workspace,
    item: EvidenceItemRow,
    older: EvidenceFileRow,
    newer: EvidenceFileRow,
    text: FileText,
) -> list[str]:
    """Give each excerpt of the older version a successor in the newer one; return the ids of those that are lost."""
    lost = []
    before = load_text(unit.session.connection(), workspace.files, older.stored_id)
    of_older = (ExcerptRow.item_id == item.id) & (ExcerptRow.stored_id == older.stored_id)
    for row in unit.session.scalars(select(ExcerptRow).where(of_older).order_by(ExcerptRow.number)).all():
        place = Locator(row.paragraph or 0, row.start or 0, row.end or 0, row.page or 0)
        found = find_again(row.text, place, before, text)
        if found is None:
            lost.append(row.id)
            continue
        successor = new_excerpt(unit, item, found[0], newer.stored_id, found[1])
        successor.note, successor.stance = row.note, row.stance
        successor.quotable, successor.part_ids = row.quotable, list(row.part_ids)
        successor.earlier_id = row.id
        unit.session.add(successor)
        unit.session.flush()
    return lost
