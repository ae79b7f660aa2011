"""Pages of PDF files as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

LONGEST_SIDE = 4000


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
            return PdfPage(number, count, _picture(page, width))
        finally:
            page.close()
    except (pdfium.PdfiumError, IndexError) as fault:
        raise PdfFault("damaged") from fault
    finally:
        document.close()


def _picture(page: object, width: int) -> QImage:
    page_width, page_height = page.get_size()  # type: ignore[attr-defined]
    scale = max(width, 1) / max(page_width, 1)
    scale = min(scale, LONGEST_SIDE / max(page_width, page_height, 1))
    bitmap = page.render(scale=scale, prefer_bgrx=True)  # type: ignore[attr-defined]
    try:
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return image.copy()
    finally:
        bitmap.close()
