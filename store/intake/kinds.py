"""Tell what a file is, by its first bytes and what it contains, and by its ending where bytes cannot tell."""

from __future__ import annotations

import codecs
import mmap
import re
import zipfile
from pathlib import Path
from typing import Final

_LOOKED_AT: Final = 65_536
_BEGINNINGS: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"MZ", "unknown"),
    (b"\x7fELF", "unknown"),
)
_OFFICE_PARTS: Final = (
    ("word/", "word"),
    ("xl/", "sheet"),
    ("ppt/", "slides"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("__substg1.0_", "outlook"),
    ("WordDocument", "old-office"),
    ("Workbook", "old-office"),
    ("PowerPoint Document", "old-office"),
)
_TEXT_ENDINGS: Final = {
    "txt": "text",
    "text": "text",
    "log": "text",
    "md": "text",
    "markdown": "text",
    "csv": "table",
    "tsv": "table",
    "tab": "table",
    "eml": "mail",
    "htm": "web",
    "html": "web",
    "xhtml": "web",
    "svg": "drawing",
}
_HTML_START: Final = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SVG_START: Final = re.compile(
    rb"\s*(?:<\?xml.{0,500}?\?>\s*)?(?:<!--.{0,2000}?-->\s*|<!doctype[^>]*>\s*)*<svg\b", re.I | re.S
)
_MAIL_START: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.ASCII)
_MAIL_HEADER: Final = re.compile(rb"^(?:from|received|return-path|mime-version|message-id):", re.I | re.M)


def kind_of(path: Path, name: str) -> str:
    """Return what the file at `path`, called `name`, is.

    "pdf", "word", "sheet", "slides", "open-document", "rtf", "picture", "drawing", "mail", "outlook", "web", "table",
    "text", "zip", "damaged" (a zip of whatever kind), "encrypted", "old-office", "empty" or "unknown". Raises OSError.
    """
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if not start:
        return "empty"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(path)
    if start.startswith(_OLE):
        return _kind_of_ole(path)
    for beginning, kind in _BEGINNINGS:
        if start.startswith(beginning):
            return kind
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "picture"
    if start.startswith(b"BM") and ending_of(name) == "bmp":
        return "picture"
    # Some programs put a few bytes before the mark of a PDF file.
    return "pdf" if b"%PDF-" in start[:1024] else _kind_of_text(start, name)


def ending_of(name: str) -> str:
    """Return a name's ending without its dot, in lower case."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def _kind_of_text(start: bytes, name: str) -> str:
    is_wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in start and not is_wide:
        return "unknown"
    plain = start[2:].replace(b"\0", b"") if is_wide else start.removeprefix(codecs.BOM_UTF8)
    if _SVG_START.match(plain):
        return "drawing"
    if _HTML_START.match(plain):
        return "web"
    by_ending = _TEXT_ENDINGS.get(ending_of(name), "")
    if by_ending:
        return "text" if by_ending == "drawing" else by_ending
    headers = _MAIL_START.match(plain)
    if headers and _MAIL_HEADER.search(headers.group()):
        return "mail"
    return "text" if _is_mostly_words(plain) else "unknown"


def _is_mostly_words(start: bytes) -> bool:
    """Say whether bytes of an unknown ending look like text: next to no control characters."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return controls * 200 < len(start)


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in _OFFICE_PARTS if _has_folder(names, part)), "unknown")
            if "mimetype" in names and "content.xml" in names:
                with archive.open("mimetype") as part:
                    is_open_document = part.read(200).startswith(b"application/vnd.oasis.opendocument.")
                return "open-document" if is_open_document else "unknown"
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError):
        return "damaged"
    return "zip"


def _has_folder(names: set[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _kind_of_ole(path: Path) -> str:
    """Look for the names of streams, which stand in the file in UTF-16."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for stream, kind in _OLE_STREAMS:
            if content.find(stream.encode("utf-16-le")) >= 0:
                return kind
    return "unknown"
