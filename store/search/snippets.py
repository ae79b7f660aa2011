"""The piece of a found text that is shown, with the places of what was looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import Final

Span = tuple[int, int]

_SNIPPET_LENGTH: Final = 180
_SNIPPET_LEAD: Final = 50
_MOST_MATCHES: Final = 60
_CUT: Final = "…"
_SPACE: Final = re.compile(r"\s")
_OTHER_SPACE: Final = re.compile(r"[^\S ]")
_LAST_SPACE: Final = re.compile(r".*\s", re.DOTALL)


def snippet_of(text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[Span, ...], Span]:
    """Return the piece of the text where most different phrases stand together, the places of all in it, and the
    place of the first of these in the whole text."""
    matches = islice(pattern.finditer(fold(text)), _MOST_MATCHES)
    found = [(*match.span(), match.lastindex) for match in matches]
    start, end = _window(text, _busiest(found) if pattern.groups > 1 else found[0][0] if found else 0)
    before, after = _CUT if start else "", _CUT if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((low + shift, high + shift) for low, high, _phrase in found if start <= low and high <= end)
    first = (inside[0][0] - shift, inside[0][1] - shift) if inside else (0, 0)
    return before + _OTHER_SPACE.sub(" ", text[start:end]) + after, inside, first


def _busiest(found: Sequence[tuple[int, int, int | None]]) -> int:
    """Return the place of the match that most different phrases follow closely, 0 without matches."""
    room = _SNIPPET_LENGTH - _SNIPPET_LEAD

    def phrases_after(place: int) -> int:
        return len({phrase for low, high, phrase in found if place <= low and high <= place + room})

    return max((low for low, _high, _phrase in found), key=phrases_after, default=0)


def _window(text: str, place: int) -> tuple[int, int]:
    """Return the span of the text to show around a place, cut between words where there are any."""
    if len(text) <= _SNIPPET_LENGTH:
        return 0, len(text)
    start = max(0, min(place - _SNIPPET_LEAD, len(text) - _SNIPPET_LENGTH))
    if start and (space := _SPACE.search(text, start, place)):
        start = space.end()
    end = min(len(text), start + _SNIPPET_LENGTH)
    if end < len(text) and (space := _LAST_SPACE.match(text, place, end)):
        end = space.end() - 1
    return start, end


class _Folding(dict[int, str]):
    """Lower case without accents, one character for one: what FTS5's unicode61 tokenizer makes of letters."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_FOLDING: Final = _Folding()


def fold(text: str) -> str:
    """Return a text in lower case without accents, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)
