"""Keep the text that was read from stored files, so that it can be shown, excerpted and found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.evidence import FileText
from store.changes import Actor, Changed
from store.file_texts import READER, keep_text
from store.files import StoredFile
from store.tables import StoredFileRow, StoredTextRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace


def keep_texts(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, texts: Mapping[str, FileText]
) -> Changed:
    """Keep what was read from stored files, by their SHA-256, in place of what was read before.

    Raises NotFound for a file that no row names, and DiskFault.
    """
    kept = {sha256: keep_text(workspace.files, text) for sha256, text in texts.items()}
    with unit_of_work(workspace, actor, at, "texts-read", assessment_id, subject=str(len(texts))) as unit:
        for sha256, text in texts.items():
            unit.get(StoredFileRow, sha256)
            record_text(unit, sha256, text, kept[sha256])
    return unit.changed()


def record_text(unit: Unit, sha256: str, text: FileText, kept: StoredFile | None) -> None:
    """Say in an action's transaction what came of reading a stored file; `kept` is where its text is stored."""
    if kept is not None and unit.session.get(StoredFileRow, kept.sha256) is None:
        unit.session.add(StoredFileRow(id=kept.sha256, size=kept.size))
        unit.session.flush()
    row = unit.session.get(StoredTextRow, sha256)
    if row is None:
        row = StoredTextRow(id=sha256)
        unit.session.add(row)
    describe_reading(row, text, kept)


def describe_reading(row: StoredTextRow, text: FileText, kept: StoredFile | None) -> None:
    """Say what came of reading a stored file in its row; `kept` is where its text is stored."""
    row.text_id = kept.sha256 if kept is not None else None
    row.status, row.notices = str(text.status), list(text.notices)
    row.pages, row.blocks, row.reader = text.pages, len(text.blocks), READER
