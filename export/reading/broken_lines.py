"""The lines of a text that was broken, as they were before: joined, and the words that were divided whole again.

Where a program broke it, the next word did not fit. The columns of a typeset page are narrow and its letters differ in
width, so that a line says less by its length; that it goes on is told by its hyphen, the small letter of the next, or
that it ends within a sentence as well. Headers, numbers and notes of pages are set behind the paragraph that they stand
within.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from export.reading.plain_line import PlainLine, joined

_NARROWEST, _WIDEST, _COMMON = 24, 110, 0.9
_FEWEST_DIVIDED = 4
"""Words divided at the ends of lines from which on a text was typeset."""
_DIVIDED = re.compile(r"[^\W\d_]{2,}-\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_ROW = re.compile(r"[A-Z][^.]*\s\d[\d.,%]*")
_CELLS = re.compile(r"[^\W_]{2,}[^\t]*\t|\t.*\t")
"""A row of a table, which a tab within its words tells from a bullet."""
_LABEL = re.compile(r"[A-Z][^.:]{2,40}:(?:\s|\Z)")
_SENTENCE_END = re.compile(r"[.!?:;][)\"'’”]*\Z")
_GOES_ON = re.compile(r"[a-z\d£“‘(]")
_NARROWEST_EXACT = 50
"""Characters of a line: programs break them at some 72, nobody writes whole paragraphs so short."""
_SHORT_OF_FULL, _LONGER, _FEWEST_BROKEN, _MOST_LINES, _MOST_OPEN = 14, 6, 5, 0.6, 0.5
"""Of the lines before another so many are nearly full, and so many end within a sentence, in a text that is broken."""
_OPEN_FROM, _SLACK = 0.4, 3
"""The share of the width from which a line goes on that ends within a sentence; how much a full line may fall short."""


def width_of(lines: Sequence[PlainLine]) -> int:
    """Return at how many characters the lines of a text were broken, 0 where they were not."""
    return _typeset_width(lines) or _exact_width(lines)


def _typeset_width(lines: Sequence[PlainLine]) -> int:
    """Return at how many characters a typeset text was broken, 0 where it was not typeset."""
    divided = sum(_is_divided(line.text, after.text) for line, after in pairwise(lines))
    lengths = sorted(len(line.text) for line in lines if line.text)
    if divided < _FEWEST_DIVIDED:
        return 0
    common = lengths[int(_COMMON * (len(lengths) - 1))]
    return common if _NARROWEST <= common <= _WIDEST else 0


def _exact_width(lines: Sequence[PlainLine]) -> int:
    """Return at how many characters a program broke the lines of a text, 0 where none did."""
    before = [line.text for line, following in pairwise(lines) if line.text and following.text]
    if len(before) < _FEWEST_BROKEN:
        return 0
    lengths = sorted(map(len, before))
    common = lengths[int(_COMMON * (len(lengths) - 1))]
    if not _NARROWEST_EXACT <= common <= _WIDEST:
        return 0
    width = max(each for each in lengths if each <= common + _LONGER)  # a few lines may be far longer, as addresses are
    full = [each for each in before if width - _SHORT_OF_FULL <= len(each) <= width]
    is_open = sum(_SENTENCE_END.search(each) is None for each in full) >= _MOST_OPEN * len(full)
    is_broken = len(full) >= max(_FEWEST_BROKEN, _MOST_LINES * len(before))
    return width if is_broken and is_open else 0


def whole_lines(
    lines: Sequence[PlainLine], pages: Collection[int], width: int, beginning: re.Pattern[str]
) -> Iterator[PlainLine]:
    """Yield the lines of a text that was broken at this width as they were; `beginning` is how one surely begins.

    `pages` are the indices of those that are no text: headers, numbers and notes of pages.
    """
    words = _words(lines)
    parts: list[PlainLine] = []
    passed: list[PlainLine] = []
    for index, line in enumerate(lines):
        if index in pages and parts:
            passed.append(line)
            continue
        begun = parts[0].text if parts else ""
        if parts and not _goes_on(begun, parts[-1].text, line.text, width, beginning):
            yield _whole(parts, words)
            yield from passed
            parts, passed = [], []
        if line.text and index not in pages:
            parts.append(line.without([(0, len(line.text) - len(line.text.lstrip()))]) if parts else line)
        else:
            yield line
    if parts:
        yield _whole(parts, words)
    yield from passed


def _is_divided(line: str, following: str) -> bool:
    return _DIVIDED.search(line) is not None and following[:1].islower()


def _goes_on(begun: str, line: str, following: str, width: int, beginning: re.Pattern[str]) -> bool:
    """Say whether a line goes on in the next; `begun` is the first of those joined to it, a bullet perhaps."""
    inner = following.lstrip()
    is_indented = len(inner) < len(following) and beginning.match(begun) is None and not begun[:1].isspace()
    if _CELLS.search(line) or _CELLS.search(following):
        return False
    if not inner or is_indented or beginning.match(inner) or (_ROW.fullmatch(line) and _ROW.fullmatch(inner)):
        return False
    if _is_divided(line, inner):
        return True
    is_full = len(line) + 1 + len(inner.split(maxsplit=1)[0]) > width - _SLACK
    if line.isupper() or inner.isupper():
        return is_full and line.isupper() and inner.isupper()
    if _GOES_ON.match(inner) and not _SENTENCE_END.search(line):
        return len(line) >= _OPEN_FROM * width
    return is_full and _LABEL.match(inner) is None


def _words(lines: Sequence[PlainLine]) -> frozenset[str]:
    """Return the words of lines in small letters, but for those that the end of a line divides."""
    found: set[str] = set()
    begin = 0
    for line, following in pairwise((*lines, PlainLine("", ()))):
        end, is_divided = len(line.text), _is_divided(line.text, following.text)
        if is_divided and (last := _LAST.search(line.text)) is not None:
            end = last.start()
        found.update(_WORD.findall(line.text[begin:end].lower()))
        rest = _FIRST.match(following.text) if is_divided else None
        begin = 0 if rest is None else rest.end()
    return frozenset(found)


def _whole(parts: Sequence[PlainLine], words: frozenset[str]) -> PlainLine:
    """Return lines as one, the words that were divided whole."""
    kept: list[PlainLine] = []
    between: list[str] = []
    for part, following in pairwise((*parts, PlainLine("", ()))):
        if not _is_divided(part.text, following.text):
            kept.append(part)
            between.append(" ")
            continue
        has_hyphen = _keeps_its_hyphen(part.text.lower(), following.text.lower(), words)
        kept.append(part if has_hyphen else part.without([(len(part.text) - 1, len(part.text))]))
        between.append("")
    return joined(kept, between[:-1])


def _keeps_its_hyphen(line: str, following: str, words: frozenset[str]) -> bool:
    """Say whether the hyphen at the end of a line is its word's own: "co-" before "production"."""
    last, first = _LAST.search(line), _FIRST.match(following)
    if last is None or first is None:
        return True
    begun, rest = last.group(), first.group()
    if begun + rest in words:
        return True
    if begun[:-1] + rest in words:
        return False
    return begun[:-1] in words and rest in words
