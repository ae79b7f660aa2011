"""Pages of PDF files as pictures."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

LONGEST_SIDE = 4000
PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time: whoever calls it holds this."""


class PdfFault(Exception):
    """A PDF file or page cannot be shown; `code` is "encrypted" or "damaged"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page as a picture; `number` counts from 1 to `count`."""

    number: int
    count: int
    image: QImage


def render_page(path: Path, number: int, width: int) -> PdfPage:
    """Return page `number`, counted from 1 and kept within the file, `width` pixels wide; raise PdfFault."""
    with PDFIUM:
        return _rendered(path, number, width)


def _rendered(path: Path, number: int, width: int) -> PdfPage:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as fault:
        raise PdfFault("encrypted" if "assword" in str(fault) else "damaged") from fault
    try:
        count = len(document)
        number = min(max(number, 1), count)
        page = document[number - 1]
        try:
            return PdfPage(number, count, picture_of(page, width))
        finally:
            page.close()
    except (pdfium.PdfiumError, IndexError) as fault:
        raise PdfFault("damaged") from fault
    finally:
        document.close()


def picture_of(page: object, width: int) -> QImage:
    """Return a page of PDFium as a picture; whoever calls holds PDFIUM."""
    page_width, page_height = page.get_size()  # type: ignore[attr-defined]
    scale = max(width, 1) / max(page_width, 1)
    scale = min(scale, LONGEST_SIDE / max(page_width, page_height, 1))
    bitmap = page.render(scale=scale, prefer_bgrx=True)  # type: ignore[attr-defined]
    try:
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return image.copy()
    finally:
        bitmap.close()
