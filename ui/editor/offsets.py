"""Conversion between the code points that values count and the UTF-16 units that Qt's documents count."""

from __future__ import annotations

LAST_OF_BASIC_PLANE = "\uffff"
UNIT = 2
"""The bytes of one unit of UTF-16."""


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset in `text` of the code point offset `offset`."""
    if text.isascii():
        return offset
    before = text[:offset]
    pairs = len(before.encode("utf-16-le", "surrogatepass")) // UNIT - len(before)
    return offset + pairs


def from_utf16(text: str, offset: int) -> int:
    """Return the code point offset in `text` of the UTF-16 offset `offset`; inside a pair, that of the pair."""
    if text.isascii():
        return offset
    if offset <= 0:
        return 0
    passed = 0
    for index, character in enumerate(text):
        passed += 2 if character > LAST_OF_BASIC_PLANE else 1
        if passed > offset:
            return index
        if passed == offset:
            return index + 1
    return len(text)
