"""Read some of the sample's files and make excerpts of them, for the pictures of the reader."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from domain.assessment import EvidenceItem, Stance
from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, ReadingStatus
from store.actions.excerpts import add_excerpt
from store.actions.texts import keep_texts
from store.changes import Actor
from store.queries.evidence import load_items
from store.queries.texts import text_of_file as text_of
from store.values import ExcerptDetails
from store.workspace import Workspace

READER = Actor("Ann Lee", "Lead assessor")
READ_AT = datetime(2026, 3, 4, 14, 30, tzinfo=UTC)
ENDINGS = (".pdf", ".csv", ".txt")
EXCERPTED = ((2, Stance.SUPPORTS, "Said by three people"), (4, Stance.CONTRADICTS, ""), (6, Stance.CONTEXT, ""))


def make_readable(workspace: Workspace, assessment_id: str) -> None:
    """Keep the text of the sample's PDF files, tables and notes, and make excerpts of the first of each."""
    items = load_items(workspace, assessment_id)
    for ending in ENDINGS:
        found = [(item, file) for item in items for file in item.files if file.name.endswith(ending)]
        texts = {file.sha256: _read(workspace.files.path_of(file.sha256), ending) for _item, file in found}
        keep_texts(workspace, READER, READ_AT, assessment_id=assessment_id, texts=texts)
        item, file = found[0]
        _excerpt(workspace, assessment_id, item, file.sha256, texts[file.sha256])


def _excerpt(workspace: Workspace, assessment_id: str, item: EvidenceItem, sha256: str, text: FileText) -> None:
    for number, stance, note in EXCERPTED:
        block = text.blocks[min(number, len(text.blocks)) - 1]
        words = block.text[:160].rsplit(" ", 1)[0]
        add_excerpt(
            workspace,
            READER,
            READ_AT,
            assessment_id=assessment_id,
            item_id=item.id,
            text=words,
            sha256=sha256,
            place=Locator(number, 0, len(words), block.page),
            details=replace(ExcerptDetails(), stance=stance, note=note),
        )


def _read(path: Path, ending: str) -> FileText:
    if ending != ".csv":
        return text_of(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = ["\t".join(row) for row in csv.reader(file)]
    return FileText(ReadingStatus.READ, tuple(FileBlock(BlockKind.ROW, row) for row in rows))
