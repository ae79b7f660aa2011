"""Keep the text that was read from stored files, so that it can be shown, excerpted and found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.evidence.evidence import FileText
from store.changes import Actor, Changed
from store.contents import add_readings
from store.file_texts import keep_text
from store.tables import StoredFileRow
from store.unit import unit_of_work
from store.workspace import Workspace


def keep_texts(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, texts: Mapping[str, FileText]
) -> Changed:
    """Keep what was read from stored files, by their SHA-256, in place of what was read before.

    Raises NotFound for a file that no row names, and DiskFault.
    """
    kept = {sha256: keep_text(workspace.files, text) for sha256, text in texts.items()}
    with unit_of_work(workspace, actor, at, "texts-read", assessment_id, subject=str(len(texts))) as unit:
        for sha256 in texts:
            unit.get(StoredFileRow, sha256)
        add_readings(unit, {sha256: (text, kept[sha256]) for sha256, text in texts.items()})
    return unit.changed()
