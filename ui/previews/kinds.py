"""What can be shown inside the window of a file, judged by its first bytes rather than by its name."""

from __future__ import annotations

import codecs
from enum import StrEnum
from pathlib import Path

HEAD_LENGTH = 4096
TEXT_LIMIT = 200_000

PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")
PACKED_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf")


class PreviewKind(StrEnum):
    """How a file is shown; NOTHING where only another program can show it."""

    PICTURE = "picture"
    TEXT = "text"
    PDF = "pdf"
    NOTHING = "nothing"


def kind_of(head: bytes) -> PreviewKind:
    """Return how a file that begins with these bytes is shown."""
    if head.startswith(b"%PDF-"):
        return PreviewKind.PDF
    if head.startswith(PICTURE_STARTS):
        return PreviewKind.PICTURE
    if not head or head.startswith(PACKED_STARTS) or b"\x00" in head:
        return PreviewKind.NOTHING
    return PreviewKind.TEXT if _is_mostly_text(head) else PreviewKind.NOTHING


def kind_of_file(path: Path) -> PreviewKind:
    """Return how this file is shown; raise OSError when it cannot be read."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD_LENGTH))


def read_text(path: Path) -> tuple[str, bool]:
    """Return the beginning of a text file and whether all of it is there; raise OSError when it cannot be read."""
    with path.open("rb") as file:
        content = file.read(TEXT_LIMIT + 1)
    is_whole = len(content) <= TEXT_LIMIT
    return _decoded(content[:TEXT_LIMIT], is_whole), is_whole


def _decoded(content: bytes, is_whole: bool) -> str:
    """Return the words; of a text that was cut, a character that was cut in half is left out."""
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content, final=is_whole)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _is_mostly_text(head: bytes) -> bool:
    control = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13))
    return control * 50 <= len(head)
