"""Join bullets of slides that lean on the one above to it: "– This was lower than in England." below "– It was 19%.".

Slides break a paragraph at its full stops. What an inner bullet says that begins by pointing back is told with what it
points at, and only there has it a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from export.reading.plain_line import PlainLine, joined

_WORDS = r"(?:This|These|Those|That|It|They|Of (?:these|those|them|whom))[ ,](?!one\b)"
_POINTING = rf"(?:[ \t]+[-–•*◦▪]|[◦▪\uf0a7])[ \t]+(?={_WORDS})"
LEANING = re.compile(f"^{_POINTING}", re.MULTILINE)
"""What a text has that has such bullets."""
_INNER = re.compile(_POINTING)
_BULLET = re.compile(r"[ \t]*[-–•*◦▪o\uf0a7][ \t]+\S")
_ENDED = re.compile(r"[.!?][”’\"')]?\Z")
_MOST = 4
"""Bullets that are joined at most: more are a list."""


def with_what_they_lean_on(lines: Iterable[PlainLine]) -> list[PlainLine]:
    """Return the lines with inner bullets that point back behind the whole sentences of the bullet above."""
    found: list[PlainLine] = []
    parts: list[PlainLine] = []
    for line in lines:
        inner = _INNER.match(line.text)
        if inner is not None and 0 < len(parts) < _MOST and _ENDED.search(parts[-1].text) and _ENDED.search(line.text):
            parts.append(line.without([inner.span()]))
            continue
        if parts:
            found.append(joined(parts))
        parts = [line] if _BULLET.match(line.text) else []
        if not parts:
            found.append(line)
    return [*found, joined(parts)] if parts else found
