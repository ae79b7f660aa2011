"""Read one file: whatever it is and whatever is wrong with it, the answer is a FileText."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from domain.evidence.evidence import FileText, ReadingStatus
from store.intake.gathering import Full, Gathering, Unreadable
from store.intake.kinds import kind_of

READERS = {
    "pdf": ("store.intake.pdf_file", "read_pdf"),
    "word": ("store.intake.word_file", "read_word"),
    "open-document": ("store.intake.open_document", "read_open_document"),
    "sheet": ("store.intake.sheet_file", "read_sheet"),
    "slides": ("store.intake.slides_file", "read_slides"),
    "table": ("store.intake.table_file", "read_table"),
    "mail": ("store.intake.mail_file", "read_mail"),
    "outlook": ("store.intake.outlook_file", "read_outlook"),
    "web": ("store.intake.web_file", "read_web"),
    "text": ("store.intake.plain_file", "read_plain"),
    "rtf": ("store.intake.rich_text_file", "read_rich_text"),
    "picture": ("store.intake.picture_file", "read_picture"),
    "drawing": ("store.intake.drawing_file", "read_drawing"),
}
"""Module and function for each kind: a module is imported only when a file of its kind comes."""

_WITHOUT_READER = {
    "empty": (ReadingStatus.EMPTY, "no-content"),
    "damaged": (ReadingStatus.UNREADABLE, "damaged"),
    "encrypted": (ReadingStatus.ENCRYPTED, ""),
    "old-office": (ReadingStatus.UNKNOWN_KIND, "old-office"),
    "zip": (ReadingStatus.UNKNOWN_KIND, "archive-kept"),
}


def read_file(path: Path, name: str) -> tuple[str, FileText]:
    """Return the kind of the file at `path`, called `name`, and what was read from it.

    Raises MemoryError and RecursionError for files that demand too much; the caller answers for those.
    """
    try:
        kind = kind_of(path, name)
    except (OSError, ValueError):
        return "unknown", FileText(ReadingStatus.UNREADABLE)
    gathered = Gathering()
    if kind not in READERS:
        status, notice = _WITHOUT_READER.get(kind, (ReadingStatus.UNKNOWN_KIND, ""))
        if notice:
            gathered.notice(notice)
        return kind, gathered.finish(status)
    try:
        answer = _reader_of(kind)(path, gathered)
        return kind, answer if isinstance(answer, FileText) else gathered.finish()
    except Full:
        return kind, gathered.finish()
    except Unreadable as fault:
        if fault.code:
            gathered.notice(fault.code)
        return kind, gathered.finish(fault.status)


def _reader_of(kind: str) -> Callable[[Path, Gathering], Any]:
    module, function = READERS[kind]
    reader: Callable[[Path, Gathering], Any] = getattr(import_module(module), function)
    return reader
