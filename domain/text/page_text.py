"""The paragraphs of a page that knows only lines: which lines belong together, and where each character came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.text.cleaning import clean_line

Paragraph = tuple[str, tuple[int, ...]]
"""The text of a paragraph, and for each of its characters the index of the page's character that it came from."""

BULLET: Final = re.compile(r"(?:[•‣●▪■◦○∙⁃·–—*\uf0b7\uf0a7-]\s|[•●▪■◦·\uf0b7\uf0a7](?=\w)|\(?(?:\d{1,3}|[a-z])[.)]\s)")
"""What a line that begins an item of a list begins with."""

_LINE_ENDS: Final = frozenset("\r\n\x0b\x0c\x85\u2028\u2029")
_BROKEN_HERE: Final = frozenset("\x02\xad\ufffe")
"""What PDF readers put where a word was divided at the end of a line; it is no character of the word."""
_ENDINGS: Final = frozenset(".!?:;…\"')]”’")
_FULL: Final = 0.88
"""A line is as good as full at this share of the usual width: characters are not equally wide."""
_NARROWEST: Final = 30

_Line = list[tuple[str, int]]


def paragraphs_of_page(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a page's text, cleaned as `clean_line` does, with the place of each character.

    Lines are put together as a reader would: a blank line, a list's mark, or a line that ends although the next word
    would have fitted, begins a new paragraph. A line end becomes one space (at the place of the line end), or nothing
    where a word was divided there: the mark of a division is left out, a hyphen that is a character is kept. Runs of
    spaces become one.
    """
    lines, ends = _lines_of(text)
    width = _usual_width(lines)
    found: list[Paragraph] = []
    current: _Line = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else []
        if current and line and _goes_on(before, line, width):
            if not _is_divided(before, line):
                current.append((" ", ends[number - 1]))
        else:
            found.extend(_finished(current))
            current = []
        current.extend(line)
    found.extend(_finished(current))
    return tuple(found)


def is_bullet(text: str) -> bool:
    """Say whether a paragraph begins as an item of a list does."""
    return BULLET.match(text) is not None


def _lines_of(text: str) -> tuple[list[_Line], list[int]]:
    """Return the visible characters of each line with their indexes, and the index of each line's end."""
    lines: list[_Line] = [[]]
    ends: list[int] = []
    for index, char in enumerate(text):
        if char in _LINE_ENDS:
            if char == "\n" and index and text[index - 1] == "\r":
                continue
            ends.append(index)
            lines.append([])
        elif char in _BROKEN_HERE:
            lines[-1].append(("\xad", index))
        else:
            lines[-1].extend((kept, index) for kept in (char if char.isprintable() else clean_line(char)))
    return [_tidied(line) for line in lines], ends


def _tidied(line: _Line) -> _Line:
    """Take out spaces at both ends and repeated ones, and marks of division but for the last character."""
    kept: _Line = []
    for place, (char, index) in enumerate(line):
        is_last = place == len(line) - 1
        if char == "\xad" and not is_last:
            continue
        if char.isspace() and (not kept or kept[-1][0].isspace()):
            continue
        kept.append((char, index))
    while kept and kept[-1][0].isspace():
        kept.pop()
    return kept


def _usual_width(lines: list[_Line]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return max(lengths[int(len(lengths) * 0.9)], _NARROWEST) if lengths else _NARROWEST


def _goes_on(before: _Line, line: _Line, width: int) -> bool:
    """Say whether a line continues the paragraph of the line before it."""
    if not before or is_bullet(_text_of(line[:6])):
        return False
    if _is_divided(before, line):
        return True
    first_word = _text_of(line).split(" ", 1)[0]
    if len(before) + 1 + len(first_word) > width * _FULL:
        return True
    return before[-1][0] not in _ENDINGS and line[0][0].islower()


def _is_divided(before: _Line, line: _Line) -> bool:
    """Say whether a word is divided over two lines, by a mark or by a hyphen."""
    last = before[-1][0]
    if last == "\xad":
        return True
    is_hyphen = last == "-" and len(before) > 1 and before[-2][0].isalpha()
    return is_hyphen and line[0][0].islower()


def _finished(line: _Line) -> Iterator[Paragraph]:
    kept = [(char, index) for char, index in line if char != "\xad"]
    while kept and kept[-1][0].isspace():
        kept.pop()
    if kept:
        yield _text_of(kept), tuple(index for _char, index in kept)


def _text_of(line: _Line) -> str:
    return "".join(char for char, _index in line)
