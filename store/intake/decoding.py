"""Turn the bytes of a text file into text, and say where the encoding had to be guessed."""

from __future__ import annotations

import codecs
import re

from domain.evidence.evidence import ReadingStatus
from store.intake.gathering import Gathering, Unreadable

_DECLARED = re.compile(rb"(?:charset\s{0,5}=\s{0,5}|encoding=)[\"']?([a-z0-9_-]{1,30})", re.IGNORECASE)
_DECLARABLE = re.compile(r"utf-?8|(?:windows-|cp)125\d|iso-?8859-\d{1,2}|us-ascii|latin-?1", re.IGNORECASE)


def decode(data: bytes, gathered: Gathering) -> str:
    """Return the text of bytes in UTF-8, UTF-16 with its mark, what the file itself declares, or Windows-1252.

    Windows-1252 for want of anything better is noted. Raises Unreadable for half UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4_096])
    encoding = declared.group(1).decode("ascii") if declared else ""
    if encoding and _DECLARABLE.fullmatch(encoding):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    gathered.notice("encoding-guessed")
    return data.decode("cp1252", "replace")
