"""A PDF file held open for the reader; all of it runs on the thread of the reader's renderer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from domain.text.page_text import paragraphs_of_page
from ui.previews.pdf import PDFIUM, PdfFault, picture_of
from ui.reader.page_map import Box, PageWords

MOST_CHARACTERS = 60_000
"""Characters of one page whose places are read."""


@dataclass(frozen=True, slots=True)
class PageSizes:
    """The width and height of every page in points."""

    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page, counted from 1, so many pixels wide; with its words where they were asked for."""

    number: int
    width: int
    image: QImage
    words: PageWords | None


class PdfSource:
    """A PDF file: the sizes of its pages, their pictures and their words. Raises PdfFault."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Any = None

    def sizes(self) -> PageSizes:
        """Return the sizes of all pages."""
        import pypdfium2 as pdfium

        with PDFIUM:
            document = self._opened()
            try:
                return PageSizes(tuple(document.get_page_size(place) for place in range(len(document))))
            except pdfium.PdfiumError as fault:
                raise PdfFault("damaged") from fault

    def page(self, number: int, width: int, *, with_words: bool) -> DrawnPage:
        """Return a page `width` pixels wide."""
        import pypdfium2 as pdfium

        with PDFIUM:
            document = self._opened()
            try:
                page = document[number - 1]
                try:
                    words = _words_of(page, number) if with_words else None
                    return DrawnPage(number, width, picture_of(page, width), words)
                finally:
                    page.close()
            except (pdfium.PdfiumError, IndexError) as fault:
                raise PdfFault("damaged") from fault

    def close(self) -> None:
        """Let the file go."""
        with PDFIUM:
            document, self._document = self._document, None
            if document is not None:
                document.close()

    def _opened(self) -> Any:
        import pypdfium2 as pdfium

        if self._document is None:
            try:
                self._document = pdfium.PdfDocument(self._path)
            except pdfium.PdfiumError as fault:
                raise PdfFault("encrypted" if "assword" in str(fault) else "damaged") from fault
        return self._document


def _words_of(page: Any, number: int) -> PageWords:
    text_page = page.get_textpage()
    try:
        characters = characters_of(text_page)
        height = page.get_size()[1]
        boxes = tuple(_box(text_page, index, height) for index in range(min(len(characters), MOST_CHARACTERS)))
        boxes += (None,) * (len(characters) - len(boxes))
        return PageWords(number, paragraphs_of_page(characters), boxes)
    finally:
        text_page.close()


def characters_of(text_page: Any) -> str:
    """Return the characters of a page as PDFium counts them: the index of each is its index there."""
    from pypdfium2 import raw

    read = raw.FPDFText_GetUnicode
    return "".join([chr(read(text_page.raw, index)) for index in range(text_page.count_chars())])


def _box(text_page: Any, index: int, height: float) -> Box | None:
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    return (left, height - top, right, height - bottom) if right > left and top > bottom else None
