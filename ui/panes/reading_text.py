"""Read the text of a file that is in the workspace already, or is about to come as a newer version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from domain.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from domain.page_text import is_bullet, paragraphs_of_page
from ui.previews.kinds import PreviewKind, kind_of_file, read_text
from ui.previews.pdf import PDFIUM

if TYPE_CHECKING:
    from store.workspace import Workspace


def read_kept(workspace: Workspace, sha256: str, name: str) -> FileText:
    """Return the text of a kept file, its content checked; raise FileMissing, FileChanged or DiskFault."""
    workspace.files.check(sha256, name)
    return text_of(workspace.files.path_of(sha256, name))


def read_newer(_workspace: Workspace, path: Path) -> FileText:
    """Return the text of a file that is not in the workspace yet; raise OSError where it cannot be read."""
    return text_of(path)


def text_of(path: Path) -> FileText:
    """Return the text of a file: the one door to whoever reads files.

    PDF and plain text are read here; other kinds are kept and said to be unread.
    """
    kind = kind_of_file(path)
    if kind is PreviewKind.PDF:
        return _text_of_pdf(path)
    if kind is PreviewKind.TEXT:
        words, is_whole = read_text(path)
        blocks = [FileBlock(BlockKind.PARAGRAPH, line.strip()) for line in words.splitlines() if line.strip()]
        status = ReadingStatus.READ if blocks else ReadingStatus.EMPTY
        return FileText(status, tuple(blocks), notices=() if is_whole else ("text-cut",))
    return FileText(ReadingStatus.NO_OCR if kind is PreviewKind.PICTURE else ReadingStatus.UNKNOWN_KIND)


def _text_of_pdf(path: Path) -> FileText:
    import pypdfium2 as pdfium

    from ui.reader.pdf_source import characters_of

    blocks: list[FileBlock] = []
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as fault:
            is_locked = "assword" in str(fault)
            return FileText(ReadingStatus.ENCRYPTED if is_locked else ReadingStatus.UNREADABLE)
        try:
            count = len(document)
            for number in range(1, count + 1):
                text_page = document[number - 1].get_textpage()
                for words, _indexes in paragraphs_of_page(characters_of(text_page)):
                    kind = BlockKind.BULLET if is_bullet(words) else BlockKind.PARAGRAPH
                    blocks.append(FileBlock(kind, words, number))
        except pdfium.PdfiumError:
            return FileText(ReadingStatus.UNREADABLE)
        finally:
            document.close()
    return FileText(ReadingStatus.READ if blocks else ReadingStatus.EMPTY, tuple(blocks), count)
