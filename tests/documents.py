"""Make documents that can be read in the window, and keep them in a workspace with their text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builders import ANN, NOON, Desk

from domain.assessment import EvidenceItem
from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from store.actions.intake import take_in
from store.actions.texts import keep_texts
from store.queries.evidence import load_items
from store.queries.texts import text_of_file as text_of
from store.values import FileToAttach, ItemDetails


def a_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """Write a PDF file whose pages have these lines, "" leaving one free."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(
            f"BT /F1 11 Tf 60 {780 - 16 * place} Td ({line}) Tj ET\n" for place, line in enumerate(lines) if line
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
    written, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(written.encode("latin-1"))
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
