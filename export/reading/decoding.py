"""Turn the bytes of a text file into text, and say where the way it is written had to be guessed."""

from __future__ import annotations

import codecs
import re

from domain.text.blocks import Notice
from export.errors import UnreadableDocument

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([a-z0-9_-]{1,30})", re.IGNORECASE)
_DECLARABLE = re.compile(r"utf-?8|(?:windows-|cp)125\d|iso-?8859-\d{1,2}|us-ascii|latin-?1")


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a file that is UTF-8, UTF-16 with its mark, what its HTML declares, or else Windows-1252.

    Notices: "encoding-guessed" when it was Windows-1252 for want of anything better, "ends-early" when the file stops
    in the middle of a character. Raises UnreadableDocument "unknown-encoding", and "damaged" for half UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf_16(data, name), ()
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        return bare.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and _is_utf_8_so_far(bare, fault.start):
            return bare[: fault.start].decode("utf-8"), (Notice("ends-early"),)
    declared = _declared_encoding(data)
    try:
        if declared:
            return data.decode(declared), ()
        return data.decode("cp1252"), (Notice("encoding-guessed"),)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableDocument("unknown-encoding", {"name": name}) from None


def _decode_utf_16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise UnreadableDocument("damaged", {"name": name}) from None


def _is_utf_8_so_far(data: bytes, cut_at: int) -> bool:
    """Say whether the bytes before a cut character, or its own first two, can hardly be anything but UTF-8."""
    return cut_at > 0 and (not data[:cut_at].isascii() or len(data) - cut_at > 1)


def _declared_encoding(data: bytes) -> str:
    declared = _DECLARED.search(data[:4_096])
    encoding = declared.group(1).decode("ascii").lower() if declared else ""
    is_other = _DECLARABLE.fullmatch(encoding) and not encoding.startswith("utf")
    return ("cp1252" if encoding in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else encoding) if is_other else ""
