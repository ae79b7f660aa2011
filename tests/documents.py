"""Make documents that can be read in the window, and keep them in a workspace with their text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builders import ANN, NOON, Desk
from evidence_files import pdf_of

from domain.assessment import EvidenceItem
from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from store.actions.intake import take_in
from store.actions.texts import keep_texts
from store.queries.evidence import load_items
from store.queries.texts import text_of_file as text_of
from store.values import FileToAttach, ItemDetails


def a_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """Write a PDF file whose pages have these lines, "" leaving one free."""
    path.write_bytes(pdf_of(pages))
    return path


def a_text(*blocks: str | tuple[BlockKind, str]) -> FileText:
    """Return a file's text: paragraphs, or blocks of the kind that is named."""
    made = [block if isinstance(block, tuple) else (BlockKind.PARAGRAPH, block) for block in blocks]
    return FileText(ReadingStatus.READ, tuple(FileBlock(kind, text) for kind, text in made))


def attached(desk: Desk, path: Path, text: FileText | None = None) -> EvidenceItem:
    """Attach a file as an item and keep its text: the one given, or what reading it gives."""
    file = FileToAttach(path, ItemDetails(path.stem))
    changed = take_in(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=(file,))
    item_id = changed.result[0] if isinstance(changed.result, tuple) else changed.result
    item = next(item for item in load_items(desk.workspace, desk.assessment_id) if item_id in (item.id, item.reference))
    texts = {item.files[0].sha256: text or text_of(path)}
    keep_texts(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, texts=texts)
    return item
