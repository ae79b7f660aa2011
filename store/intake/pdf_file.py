"""The text of PDF files, page by page; scripts, actions and attachments are noted and never run or opened."""

from __future__ import annotations

import mmap
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from domain.evidence.evidence import BlockKind, ReadingStatus
from domain.text.page_text import is_bullet, paragraphs_of_page
from store.intake.gathering import Gathering, Unreadable

MOST_PAGES = 3_000
"""Pages whose text is read; the rest of a longer file is noted."""

_DANGERS = (
    (re.compile(rb"/(?:JavaScript|JS)\b"), "scripts-not-run"),
    (re.compile(rb"/Launch\b"), "actions-not-run"),
    (re.compile(rb"/EmbeddedFile\b"), "embedded-not-opened"),
)
_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")


def read_pdf(path: Path, gathered: Gathering) -> None:
    """Gather the paragraphs of each page; raises Unreadable and Full.

    A block's text is a paragraph of `domain.text.page_text.paragraphs_of_page` given `characters_of` the page, so that
    whoever shows the page can find a selection's place with the same functions.
    """
    document = _opened(path)
    try:
        gathered.pages = len(document)
        _say_properties(document, gathered)
        _note_dangers(document, path, gathered)
        for number in range(min(len(document), MOST_PAGES)):
            gathered.page = number + 1
            _read_page(document, number, gathered)
        if len(document) > MOST_PAGES:
            gathered.notice("pages-cut")
        if gathered.is_empty:
            gathered.notice("pages-without-text")
    finally:
        document.close()


def characters_of(text_page: Any) -> str:
    """Return the characters of a page as PDFium counts them: the index of each is its index there."""
    read = pdfium_raw.FPDFText_GetUnicode
    return "".join([chr(read(text_page.raw, index)) for index in range(text_page.count_chars())])


def _opened(path: Path) -> Any:
    try:
        document = pdfium.PdfDocument(path)
        if len(document) == 0:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged")
    except pdfium.PdfiumError as fault:
        is_locked = "assword" in str(fault) or "ecurity" in str(fault)
        raise Unreadable(
            ReadingStatus.ENCRYPTED if is_locked else ReadingStatus.UNREADABLE, "" if is_locked else "damaged"
        ) from None
    return document


def _read_page(document: Any, number: int, gathered: Gathering) -> None:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        gathered.notice("pages-unreadable")
        return
    try:
        text_page = page.get_textpage()
        try:
            for text, _places in paragraphs_of_page(characters_of(text_page)):
                gathered.add(BlockKind.BULLET if is_bullet(text) else BlockKind.PARAGRAPH, text)
        finally:
            text_page.close()
    except pdfium.PdfiumError:
        gathered.notice("pages-unreadable")
    finally:
        page.close()


def _say_properties(document: Any, gathered: Gathering) -> None:
    said = document.get_metadata_dict()
    gathered.say("title", str(said.get("Title", "")))
    moment = _MOMENT.match(str(said.get("CreationDate", "")))
    if moment:
        try:
            gathered.say_when("created", datetime(*(int(part or 0) for part in moment.groups())))  # type: ignore[arg-type]
        except ValueError:
            return


def _note_dangers(document: Any, path: Path, gathered: Gathering) -> None:
    """Note what the file holds, both as PDFium counts it and where its name stands openly in the bytes."""
    if pdfium_raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        gathered.notice("scripts-not-run")
    if pdfium_raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        gathered.notice("embedded-not-opened")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for pattern, code in _DANGERS:
            if pattern.search(content):
                gathered.notice(code)
