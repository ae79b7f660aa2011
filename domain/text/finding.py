"""Find and replace words in passages, keeping links on the words they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.assessment import Link

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `text` to the letter, but straight and curly apostrophes are the same to a reader."""

    text: str
    match_case: bool = False
    whole_words: bool = False


def find(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the spans [start, end) where `wanted` stands in `text`, in order, none overlapping; () for no text."""
    if not wanted.text:
        return ()
    return tuple(match.span() for match in _pattern(wanted).finditer(text))


def replace(text: str, spans: tuple[Span, ...], replacement: str) -> str:
    """Return `text` with each of the spans, in order and not overlapping, replaced."""
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += [text[last:start], replacement]
        last = end
    return "".join(pieces) + text[last:]


def moved_links(links: tuple[Link, ...], spans: tuple[Span, ...], length: int) -> tuple[Link, ...]:
    """Return links where they stand after each span was replaced by `length` characters; emptied ones are left out."""
    moved = (Link(*moved_span((link.start, link.end), spans, length), link.url) for link in links)
    return tuple(link for link in moved if link.start < link.end)


def moved_span(span: Span, spans: tuple[Span, ...], length: int) -> Span:
    """Return where `span` stands after each of `spans` was replaced by `length` characters; what it held it keeps."""
    start, end = span
    return _moved(start, spans, length, False), _moved(end, spans, length, True)


def _moved(offset: int, spans: tuple[Span, ...], length: int, is_end: bool) -> int:
    shift = 0
    for start, end in spans:
        if offset >= end:
            shift += length - (end - start)
        elif offset > start:
            return start + shift + (length if is_end else 0)
    return offset + shift


def _pattern(wanted: Wanted) -> re.Pattern[str]:
    literal = re.sub("['’‘]", "['’‘]", re.escape(wanted.text))
    if wanted.whole_words:
        literal = rf"(?<!\w){literal}(?!\w)"
    return re.compile(literal, 0 if wanted.match_case else re.IGNORECASE)
