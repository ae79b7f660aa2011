"""Tell what a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import re

_BEGINNINGS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HTML_TAG = re.compile(rb"<(?:[a-z][a-z0-9]{0,15}[\s/>]|!doctype|/[a-z])", re.IGNORECASE)
_LOOKED_AT = 65_536


def kind_of(data: bytes) -> str:
    """Return "zip", "ole", "pdf", "rtf", "picture", "program", "database", "archive", "binary", "html" or "text".

    "text" is whatever has no NUL byte or begins with the mark of UTF-16; "html" is text that begins as a page does.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and not (kind == "program" and b"\0" not in data[:_LOOKED_AT]):
            return kind
    if data.startswith(_UTF_16_MARKS):
        return "html" if _HTML_START.match(without_zeros(data)) else "text"
    if b"\0" in data:
        return "binary"
    return "html" if _HTML_START.match(data.removeprefix(codecs.BOM_UTF8)) else "text"


def has_tags(data: bytes) -> bool:
    """Say whether text holds any HTML tag at all."""
    return _HTML_TAG.search(without_zeros(data) if data.startswith(_UTF_16_MARKS) else data) is not None


def without_zeros(data: bytes) -> bytes:
    """Return the first bytes of UTF-16 text as its ASCII characters, enough to look for tags."""
    return data[2:_LOOKED_AT].replace(b"\0", b"")
