"""Take the texts and coded excerpts of a project of qualitative analysis into an assessment."""

from __future__ import annotations

from datetime import datetime

from domain.assessment import EvidenceKind
from domain.evidence.coded_import import ExcerptToKeep, TextToKeep, text_to_keep
from domain.evidence.coding import ImportedProject
from domain.files.names import safe_file_name
from domain.text.cleaning import clean_block
from store.actions.evidence import new_item
from store.changes import Actor, Changed
from store.contents import add_readings, add_stored
from store.errors import Refused
from store.file_texts import keep_text
from store.files import StoredFile
from store.ids import new_id
from store.tables import AssessmentRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow
from store.unit import Unit, unit_of_work
from store.values import ItemDetails
from store.workspace import Workspace


def import_excerpts(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    project: ImportedProject,
    source_name: str,
) -> Changed:
    """Make an evidence item of each text of a project, with its excerpts; result is their references.

    The text is kept as a file of its own. Stances and statements are known by the codes that our own projects have;
    other codes stand in the note of the excerpt. One undo takes all of it back. Raises NotFound, DiskFault, and
    Refused("no-texts") when the project holds none.
    """
    found = [source for source in project.sources if source.text.strip()]
    if not found:
        raise Refused("no-texts", {"name": source_name})
    with unit_of_work(workspace, actor, at, "excerpts-imported", assessment_id, subject=source_name) as unit:
        framework = workspace.framework(unit.get(AssessmentRow, assessment_id).framework_id)
        texts = [text_to_keep(framework, source) for source in found]
        unit.result = tuple(_add(workspace, unit, assessment_id, text, source_name) for text in texts)
    return unit.changed()


def _add(workspace: Workspace, unit: Unit, assessment_id: str, text: TextToKeep, source_name: str) -> str:
    stored = workspace.files.put_bytes(text.content.encode("utf-8"))
    title = text.title or source_name
    item = new_item(unit, assessment_id, ItemDetails(title, EvidenceKind.FILE), EvidenceKind.FILE)
    add_stored(unit, (stored,))
    unit.session.add(_file_row(item, stored, f"{safe_file_name(title)}.txt"))
    add_readings(unit, {stored.sha256: (text.text, keep_text(workspace.files, text.text))})
    unit.session.add_all(
        _excerpt_row(item, stored.sha256, number, excerpt) for number, excerpt in enumerate(text.excerpts, 1)
    )
    return item.reference


def _file_row(item: EvidenceItemRow, stored: StoredFile, name: str) -> EvidenceFileRow:
    return EvidenceFileRow(
        id=new_id(),
        assessment_id=item.assessment_id,
        item_id=item.id,
        stored_id=stored.sha256,
        position=1,
        name=name,
    )


def _excerpt_row(item: EvidenceItemRow, sha256: str, number: int, excerpt: ExcerptToKeep) -> ExcerptRow:
    return ExcerptRow(
        id=new_id(),
        assessment_id=item.assessment_id,
        item_id=item.id,
        stored_id=sha256,
        number=number,
        text=excerpt.text,
        page=excerpt.place.page,
        paragraph=excerpt.place.block,
        start=excerpt.place.start,
        end=excerpt.place.end,
        stance=str(excerpt.stance),
        note=clean_block(excerpt.note),
        quotable=excerpt.is_quotable,
        part_ids=list(dict.fromkeys(excerpt.part_ids)),
        earlier_id="",
    )
